import { once } from '../document/once.ts'
import { type MergedProfile, mergeProfile } from './merge.ts'
import {
  type Dialect,
  FILE_ROLES,
  type FileRole,
  type FileSnapshot,
  type Problem,
  type Profile,
  type ProfileBook,
  type Reading,
  type ReadingPair,
  type Readings,
} from './model.ts'
import { fileProblemsOf } from './problems/file.ts'
import { problemsOf } from './problems/profile.ts'
import type { FileNotes, Surroundings } from './problems/surroundings.ts'
import { type OpenedFile, openFile, type Reach, readOpenedAs } from './read.ts'
import { visibilityOf } from './visibility.ts'

/** The two shared files as they were read. */
export type SharedFiles = Readonly<Record<FileRole, FileSnapshot>>

/**
 * Everything the two files say: each dialect's reading, one profile per name that at least one tool finds (in file order, config first),
 * merged as AWS CLI merges, with what is wrong (made when first asked for). Never throws; a file that AWS CLI refuses is shown by the tolerant reading.
 */
export function buildProfileBook(files: SharedFiles, reach: Reach = 'every-section'): ProfileBook {
  const opened = { config: openFile(files.config, reach), credentials: openFile(files.credentials, reach) }
  const readings = readAll(opened)
  const source = (): Reading =>
    readings.botocore.config.refusal === null ? readings.botocore.config : readings.tolerant.config
  // Who asks for one profile's chain needs the readings alone.
  const rows = once(() => rowsOf(opened, readings, source()))
  const byName = once(() => new Map(rows().profiles.map((profile) => [profile.name, profile])))
  return {
    files,
    readings,
    get ssoSessions() {
      return source().ssoSessions
    },
    get services() {
      return source().services
    },
    get profiles() {
      return rows().profiles
    },
    get byName() {
      return byName()
    },
    get fileProblems() {
      return rows().fileProblems
    },
  }
}

type Opened = Readonly<Record<FileRole, OpenedFile>>

function rowsOf(
  opened: Opened,
  readings: Readings,
  { ssoSessions, services }: Reading,
): Pick<ProfileBook, 'profiles' | 'fileProblems'> {
  const merged = namesOf(readings, opened).map((name) => mergeProfile(readings, name))
  const surroundings: Surroundings = {
    readings,
    visibility: visibilityOf(readings, opened),
    byName: new Map(merged.map((profile) => [profile.name, profile])),
    ssoSessions,
    services,
    notes: { config: notesOf(opened.config), credentials: notesOf(opened.credentials) },
  }
  const ofFile = {
    config: fileProblemsOf(opened.config, readings),
    credentials: fileProblemsOf(opened.credentials, readings),
  }
  const profiles = merged.map((profile) => withProblems(profile, ofFile, surroundings))
  return {
    profiles,
    fileProblems: [...ofFile.config, ...ofFile.credentials],
  }
}

/** Each pair is read when first asked for: one tool's chain needs its own alone. */
function readAll({ config, credentials }: Opened): Readings {
  const pair = (dialect: Dialect) =>
    once(
      (): ReadingPair => ({ config: readOpenedAs(dialect, config), credentials: readOpenedAs(dialect, credentials) }),
    )
  const botocore = pair('botocore')
  const tolerant = pair('tolerant')
  const byLines = (dialect: Dialect): ReadingPair => pair(dialect)()
  return {
    get botocore() {
      return botocore()
    },
    get tolerant() {
      return tolerant()
    },
    'sdk-js': byLines('sdk-js'),
    'cross-sdk': byLines('cross-sdk'),
    'cross-sdk-cased': byLines('cross-sdk-cased'),
    'sdk-go': byLines('sdk-go'),
    'sdk-ruby': byLines('sdk-ruby'),
    'sdk-dotnet': byLines('sdk-dotnet'),
    'sdk-php': byLines('sdk-php'),
  }
}

function notesOf(file: OpenedFile): FileNotes {
  return { capitals: file.read.capitals, replaced: file.shelves.tolerant.replaced }
}

/** One name per row. A section that only JS SDK v3 could name is none while that SDK leaves it out for having no settings. */
function namesOf({ botocore, tolerant }: Readings, opened: Opened): readonly string[] {
  const names = new Set<string>()
  for (const role of FILE_ROLES) {
    for (const [name, section] of tolerant[role].profiles) {
      const isDottedOnly = section.header.startsWith('profile.') && !botocore[role].profiles.has(name)
      if (!isDottedOnly || opened[role].sdkJs.profiles.has(name)) names.add(name)
    }
  }
  return [...names]
}

function withProblems(
  profile: MergedProfile,
  ofFile: Readonly<Record<FileRole, readonly Problem[]>>,
  surroundings: Surroundings,
): Profile {
  const { name, readBy, sections, settings } = profile
  const found = problemsOf(profile, surroundings)
  const problems = FILE_ROLES.flatMap((role) => (sections[role] === null ? [] : ofFile[role]))
  return { name, readBy, sections, settings, problems: problems.length === 0 ? found : [...problems, ...found] }
}
