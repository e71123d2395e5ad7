import type { Document } from '../document/model.ts'
import { suiteMeaning } from './header-name.ts'
import { FILE_ROLES, type FileRole, type Readings } from './model.ts'
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

/** Whether a family of tools finds a profile of this name in either file. */
export type Visibility = Readonly<Record<'botocore' | 'sdk-js' | 'suite', (name: string) => boolean>>

/** Who finds which names. botocore finds none while it refuses either file: every command of it stops there. */
export function visibilityOf({ botocore }: Readings, files: Readonly<Record<FileRole, OpenedFile>>): Visibility {
  const { config, credentials } = botocore
  const refused = config.refusal !== null || credentials.refusal !== null
  const ofSuite = new Set<string>()
  for (const role of FILE_ROLES) addSuiteNames(ofSuite, role, files[role].document)
  const { sdkJs: jsConfig } = files.config
  const { sdkJs: jsCredentials } = files.credentials
  return {
    botocore: (name) => !refused && (config.profiles.has(name) || credentials.profiles.has(name)),
    'sdk-js': (name) => jsConfig.profiles.has(name) || jsCredentials.profiles.has(name),
    suite: (name) => ofSuite.has(name),
  }
}

/** Rust, Java, Kotlin and C take a header at the very start of its line only. */
function addSuiteNames(names: Set<string>, role: FileRole, document: Document): void {
  for (const section of document.sections) {
    if (document.text.charAt(section.offset) !== '[') continue
    const meaning = suiteMeaning(role, section.name)
    if (meaning?.of === 'profile') names.add(meaning.name)
  }
}

/**
 * The families that do not find a profile. Of Go only one thing is known: a `profile` prefix in the credentials file hides the section.
 */
export function blindFamilies(
  visibility: Visibility,
  name: string,
  isPrefixed: 'prefixed' | 'bare',
): readonly NamingFamily[] {
  const blind: NamingFamily[] = []
  for (const family of ['botocore', 'sdk-js', 'suite'] as const) {
    if (!visibility[family](name)) blind.push(family)
  }
  return isPrefixed === 'prefixed' ? [...blind, 'go'] : blind
}
