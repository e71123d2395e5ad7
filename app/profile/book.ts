import { type MergedProfile, mergeProfile } from './merge.ts'
import type { FileRole, FileSnapshot, Problem, Profile, ProfileBook, ReadingPair, Readings } from './model.ts'
import { fileProblemsOf } from './problems/file.ts'
import { type FileNotes, problemsOf, type Surroundings } from './problems/profile.ts'
import { type OpenedFile, openFile, readOpenedAs, replacedSections } from './read.ts'
import type { SecretKeeper } from './setting-value.ts'
import { visibilityOf } from './visibility.ts'

/** The two shared files as they were read. */
export type SharedFiles = Readonly<Record<FileRole, FileSnapshot>>

/**
 * Everything the two files say: each dialect's reading, one profile per name that at least one tool finds (in file order, config first),
 * merged as AWS CLI merges, with what is wrong. Never throws; a file that AWS CLI refuses is shown by the tolerant reading.
 */
export function buildProfileBook(files: SharedFiles): ProfileBook {
  const keeper: SecretKeeper = new Map()
  const config = openFile(files.config, keeper)
  const credentials = openFile(files.credentials, keeper)
  const readings = readAll(config, credentials, keeper)
  const merged = namesOf(readings).map((name) => mergeProfile(readings, name))
  const source = readings.botocore.config.refusal === null ? readings.botocore.config : readings.tolerant.config
  const surroundings: Surroundings = {
    readings,
    visibility: visibilityOf(readings, { config: config.document, credentials: credentials.document }),
    byName: new Map(merged.map((profile) => [profile.name, profile])),
    ssoSessions: source.ssoSessions,
    services: source.services,
    notes: { config: notesOf(config), credentials: notesOf(credentials) },
  }
  const ofFile = { config: fileProblemsOf(config, readings), credentials: fileProblemsOf(credentials, readings) }
  const profiles = merged.map((profile) => withProblems(profile, ofFile, surroundings))
  return {
    files,
    readings,
    profiles,
    byName: new Map(profiles.map((profile) => [profile.name, profile])),
    ssoSessions: source.ssoSessions,
    services: source.services,
    fileProblems: [...ofFile.config, ...ofFile.credentials],
  }
}

function readAll(config: OpenedFile, credentials: OpenedFile, keeper: SecretKeeper): Readings {
  const pair = (dialect: keyof Readings): ReadingPair => ({
    config: readOpenedAs(dialect, config, keeper),
    credentials: readOpenedAs(dialect, credentials, keeper),
  })
  return { botocore: pair('botocore'), 'sdk-js': pair('sdk-js'), tolerant: pair('tolerant') }
}

function notesOf(file: OpenedFile): FileNotes {
  return { capitals: file.read.capitals, replaced: replacedSections(file) }
}

/** One name per row. A section that only JS SDK v3 could name is none while that SDK leaves it out for having no settings. */
function namesOf({ botocore, tolerant, 'sdk-js': sdkJs }: Readings): readonly string[] {
  const names = new Set<string>()
  for (const role of ['config', 'credentials'] as const) {
    for (const [name, section] of tolerant[role].profiles) {
      const isDottedOnly = section.header.startsWith('profile.') && !botocore[role].profiles.has(name)
      if (!isDottedOnly || sdkJs[role].profiles.has(name)) names.add(name)
    }
  }
  return [...names]
}

function withProblems(
  profile: MergedProfile,
  ofFile: Readonly<Record<FileRole, readonly Problem[]>>,
  surroundings: Surroundings,
): Profile {
  const { config, credentials } = profile.sections
  return {
    ...profile,
    problems: [
      ...(config === null ? [] : ofFile.config),
      ...(credentials === null ? [] : ofFile.credentials),
      ...problemsOf(profile, surroundings),
    ],
  }
}
