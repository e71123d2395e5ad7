import { describe, expect, test } from 'vitest'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { readFileAs } from '../../app/profile/read.ts'
import { hasSuite, readSuite } from './sdk-suites.ts'
import { plainSections } from './shared-files.ts'

type ParserCase = {
  readonly name: string
  readonly input: { readonly configFile?: string; readonly credentialsFile?: string }
  readonly output: {
    readonly errorContaining?: string
    readonly config?: {
      readonly profiles?: Readonly<Record<string, Readonly<Record<string, string>>>>
      readonly sso_sessions?: Readonly<Record<string, Readonly<Record<string, string>>>>
    }
  }
}

const snapshot = (role: FileRole, text: string | undefined): FileSnapshot => ({
  role,
  path: `/home/me/.aws/${role}`,
  state: text === undefined ? 'missing' : 'present',
  text: text ?? '',
  encoding: 'utf-8',
  reason: null,
})

describe.skipIf(!hasSuite('cross-sdk-profile-parser.json'))(
  'the reading of Rust, Java and Kotlin, held against the parser suite they share [where present]',
  () => {
    // Without cases there is no test to be skipped by name, and the file would count as one in which none ran.
    test('there are cases', () => expect(hasSuite('cross-sdk-profile-parser.json')).toBe(true))

    test.each(
      readSuite<ParserCase>('cross-sdk-profile-parser.json', 'tests').flatMap((each) =>
        (['cross-sdk', 'cross-sdk-cased'] as const).map((dialect) => [each.name, dialect, each] as const),
      ),
    )('%s (%s)', (_name, dialect, { input, output }) => {
      const config = readFileAs(dialect, snapshot('config', input.configFile))
      const credentials = readFileAs(dialect, snapshot('credentials', input.credentialsFile))
      if (output.errorContaining !== undefined) {
        expect(config.refusal ?? credentials.refusal).not.toBeNull()
        return
      }
      const [own, over] = [plainSections(config.profiles), plainSections(credentials.profiles)]
      const names = new Set([...Object.keys(own), ...Object.keys(over)])
      const merged = Object.fromEntries([...names].map((name) => [name, { ...own[name], ...over[name] }]))
      expect(merged).toEqual(output.config?.profiles ?? {})
      if (output.config?.sso_sessions)
        expect({ ...plainSections(config.ssoSessions) }).toEqual(output.config.sso_sessions)
    })
  },
)
