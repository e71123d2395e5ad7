import { describe, expect, test } from 'vitest'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { readFileAs } from '../../app/profile/read.ts'
import { readSuite } from './sdk-suites.ts'
import { type PlainSections, plainSections } from './shared-files.ts'

/*
 * The parser suite that the SDKs for Rust, Java, Kotlin and C share, where the folder with it stands beside this repository. Lanyard has
 * no reading of its own for these; its tolerant one must part from them by named rules alone.
 */

type SuiteCase = {
  readonly name: string
  readonly input: { readonly configFile?: string; readonly credentialsFile?: string }
  readonly output: {
    readonly config?: { readonly profiles: PlainSections; readonly sso_sessions?: PlainSections }
    readonly errorContaining?: string
  }
}

const cases = readSuite<SuiteCase>('cross-sdk-profile-parser.json', 'tests')

const snapshot = (role: FileRole, text: string): FileSnapshot => ({
  role,
  path: role,
  state: 'present',
  text,
  encoding: 'utf-8',
  reason: null,
})

/** Where our reading shows more than theirs, or another of two: the named rule, and what ours says. */
const otherwise: Readonly<Record<string, { readonly rule: string; readonly profiles: PlainSections }>> = {
  'Properties must be defined in a profile.': { rule: 'a file they refuse is shown', profiles: {} },
  'Property definitions must contain an equals sign.': {
    rule: 'a colon delimits, as for AWS CLI',
    profiles: { foo: { key: 'value' } },
  },
  'Continuations cannot be used outside of a property.': {
    rule: 'a file they refuse is shown',
    profiles: { foo: {} },
  },
  'Default profile with profile prefix overrides default profile without prefix when profile prefix is first.': {
    rule: 'the later of two defaults counts, as for AWS CLI',
    profiles: { default: { name2: 'value2' } },
  },
  'Default profiles with mixed prefixes merge with credentials': {
    rule: 'the later of two defaults counts, as for AWS CLI',
    profiles: { default: { name2: 'value2', secret: 'foo' } },
  },
}

const IDENTIFIER = /^[\w\-/.%@:+]+$/

/** Names as they take them: trimmed, of few characters, and without a prefix in the credentials file. Ours shows every name. */
function nameAsTheirs(role: FileRole, name: string): string | null {
  const trimmed = name.trim()
  return IDENTIFIER.test(trimmed) && !(role === 'credentials' && /^profile\s/.test(name)) ? trimmed : null
}

/** Values as they take them: inline comments cut off (AWS CLI keeps them), blocks as text. */
function valueAsTheirs(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\n') ? value : value.replace(/\s[#;].*$/, '')
  return Object.entries(value ?? {})
    .map(([name, nested]) => `\n${name} = ${nested}`.trimEnd())
    .join('')
}

function ours({ input }: SuiteCase): unknown {
  const config = readFileAs('tolerant', snapshot('config', input.configFile ?? ''))
  const credentials = readFileAs('tolerant', snapshot('credentials', input.credentialsFile ?? ''))
  const profiles: Record<string, object> = {}
  for (const reading of [config, credentials]) {
    for (const [written, settings] of Object.entries(plainSections(reading.profiles))) {
      const name = nameAsTheirs(reading.role, written)
      if (name === null) continue
      const values = Object.entries(settings).map(([key, value]) => [key, valueAsTheirs(value)] as const)
      profiles[name] = { ...profiles[name], ...Object.fromEntries(values) }
    }
  }
  return { profiles, sso_sessions: { ...plainSections(config.ssoSessions) } }
}

describe.skipIf(cases.length === 0)(
  'the parser suite of the other SDKs, which stands beside this repository [where present]',
  () => {
    test('there are cases, and every exception is one of them', () => {
      const names = cases.map((each) => each.name)
      expect(names.length).toBeGreaterThan(0)
      expect(Object.keys(otherwise).filter((name) => !names.includes(name))).toEqual([])
    })

    test.each(cases)('$name', (suiteCase) => {
      const exception = otherwise[suiteCase.name]
      const theirs = { sso_sessions: {}, ...suiteCase.output.config }
      const wanted = exception === undefined ? theirs : { sso_sessions: {}, profiles: exception.profiles }
      expect(ours(suiteCase)).toEqual(wanted)
      if (exception !== undefined) expect(wanted, exception.rule).not.toEqual(theirs)
    })
  },
)
