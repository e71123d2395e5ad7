import type { Document } from '../document/model.ts'
import { suiteMeaning } from './header-name.ts'
import type { FileRole, Readings } from './model.ts'

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

/** The profile names that each family of tools finds in both files together. */
export type Visibility = Readonly<Record<'botocore' | 'sdk-js' | 'suite', ReadonlySet<string>>>

/** Who finds which names. botocore finds none while it refuses either file: every command of it stops there. */
export function visibilityOf(readings: Readings, documents: Readonly<Record<FileRole, Document>>): Visibility {
  const { botocore } = readings
  const refused = botocore.config.refusal !== null || botocore.credentials.refusal !== null
  return {
    botocore: refused ? new Set() : namesIn(readings, 'botocore'),
    'sdk-js': namesIn(readings, 'sdk-js'),
    suite: new Set([...suiteNames('config', documents.config), ...suiteNames('credentials', documents.credentials)]),
  }
}

function namesIn(readings: Readings, dialect: 'botocore' | 'sdk-js'): ReadonlySet<string> {
  const { config, credentials } = readings[dialect]
  return new Set([...config.profiles.keys(), ...credentials.profiles.keys()])
}

/** Rust, Java, Kotlin and C take a header at the very start of its line only. */
function suiteNames(role: FileRole, document: Document): readonly string[] {
  return document.sections.flatMap((section) => {
    if (document.lines[section.line - 1]?.text.startsWith('[') !== true) return []
    const meaning = suiteMeaning(role, section.name)
    return meaning?.of === 'profile' ? [meaning.name] : []
  })
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
    if (!visibility[family].has(name)) blind.push(family)
  }
  return isPrefixed === 'prefixed' ? [...blind, 'go'] : blind
}
