import { once } from '../document/once.ts'
import { suiteMeaning } from './header-name.ts'
import { FILE_ROLES, type FileRole, type ProfileSection, type Readings } from './model.ts'
import type { OpenedFile } from './read.ts'

/** Tools whose rules for names are known (aws-facts: botocore and JS ran; the others from their sources). */
export type NamingTool =
  | 'aws-cli-v2'
  | 'aws-cli-v1'
  | 'boto3'
  | 'sdk-js-v3'
  | 'sdk-go-v2'
  | 'sdk-java-v2'
  | 'sdk-rust'
  | 'sdk-kotlin'

/** Tools that read names alike. */
export const NAMING_FAMILIES = {
  botocore: ['aws-cli-v2', 'aws-cli-v1', 'boto3'],
  'sdk-js': ['sdk-js-v3'],
  suite: ['sdk-java-v2', 'sdk-rust', 'sdk-kotlin'],
  go: ['sdk-go-v2'],
} as const satisfies Readonly<Record<string, readonly NamingTool[]>>

export type NamingFamily = keyof typeof NAMING_FAMILIES

/** Whether a family of tools finds a profile in either file. */
export type Visibility = Readonly<Record<'botocore' | 'sdk-js' | 'suite', (profile: Named) => boolean>>

type Named = { readonly name: string; readonly sections: Readonly<Record<FileRole, ProfileSection | null>> }

/** Who finds which names. botocore finds none while it refuses either file: every command of it stops there. */
export function visibilityOf({ botocore }: Readings, files: Readonly<Record<FileRole, OpenedFile>>): Visibility {
  const { config, credentials } = botocore
  const refused = config.refusal !== null || credentials.refusal !== null
  const suiteNames = once(() => namesForSuite(files))
  return {
    botocore: ({ name }) => !refused && (config.profiles.has(name) || credentials.profiles.has(name)),
    'sdk-js': ({ name }) => FILE_ROLES.some((role) => files[role].sdkJs.profiles.has(name)),
    suite: (profile) => hasSuiteSection(profile, files) || suiteNames().has(profile.name),
  }
}

/** The quick answer for nearly every profile: one of its own sections is one to the suite too. */
function hasSuiteSection({ name, sections }: Named, files: Readonly<Record<FileRole, OpenedFile>>): boolean {
  return FILE_ROLES.some((role) => {
    const header = sections[role]?.header
    return header !== undefined && suiteName(role, header, files[role]) === name
  })
}

function namesForSuite(files: Readonly<Record<FileRole, OpenedFile>>): ReadonlySet<string | null> {
  return new Set(
    FILE_ROLES.flatMap((role) =>
      [...files[role].read.sections.keys()].map((header) => suiteName(role, header, files[role])),
    ),
  )
}

/** Rust, Java, Kotlin and C take a header at the very start of its line only. */
function suiteName(role: FileRole, header: string, { read }: OpenedFile): string | null {
  if (read.indented.has(header)) return null
  const meaning = suiteMeaning(role, header)
  return meaning?.of === 'profile' ? meaning.name : null
}

/**
 * The families that do not find a profile. Of Go only one thing is known: a `profile` prefix in the credentials file hides the section.
 */
export function blindFamilies(
  visibility: Visibility,
  profile: Named,
  header: 'prefixed' | 'bare',
): readonly NamingFamily[] {
  const isSeen = visibility.botocore(profile) && visibility['sdk-js'](profile) && visibility.suite(profile)
  if (isSeen && header === 'bare') return NOBODY
  const blind: NamingFamily[] = FAMILIES.filter((family) => !visibility[family](profile))
  return header === 'prefixed' ? [...blind, 'go'] : blind
}

const FAMILIES = ['botocore', 'sdk-js', 'suite'] as const
const NOBODY: readonly NamingFamily[] = []
