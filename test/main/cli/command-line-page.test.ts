import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { VERBS } from '../../../main/cli/run.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { documentedFields, documentedVerbs } from './command-line-page.ts'
import { type Lanyard, lanyardIn } from './run-lanyard.ts'

/** Said once for all verbs, at the head of the page or of its part. */
const COMMON: ReadonlySet<string> = new Set(['help', 'json', 'dry-run', 'yes', 'kind'])

describe('the page of the command line', () => {
  it('has every verb there is, once, and no other', () => {
    expect(
      documentedVerbs()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(VERBS).toSorted())
  })

  it.each(documentedVerbs())(
    'names every option of $name, and its JSON where it has one',
    async ({ name, text, fields }) => {
      const load = VERBS[name]
      if (load === undefined) throw new Error(`There is no verb ${name}.`)
      const { shape } = await load()
      const own = [...shape.flags, ...shape.values].filter((option) => !COMMON.has(option))
      expect(own.filter((option) => !text.includes(`--${option}`))).toEqual([])
      expect(fields !== null).toBe(shape.flags.includes('json'))
    },
  )
})

let script: string
let fixture: Fixture
let lanyard: Lanyard

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
  fixture.put(
    'new.txt',
    'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
  )
  lanyard = lanyardIn(script, fixture.home)
  fixture.put(
    '.aws/config',
    '[profile a]\nregion = eu-west-1\nmfa_serial = arn:aws:iam::123456789012:mfa/phone\nsso_session = x\n',
  )
  fixture.put(
    '.aws/credentials',
    '[a]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n[t]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\naws_session_token = EXAMPLE\nx_security_token_expires = 2020-01-01T00:00:00Z\n',
  )
})
afterEach(() => fixture.remove())

/** Names in an answer; of an array, in its first object. */
function fieldsOf(words: readonly string[]): readonly string[] {
  const { output, errors } = lanyard([...words, '--json'])
  const value: unknown = JSON.parse(output)
  const first: unknown = Array.isArray(value) ? value[0] : value
  expect(first, errors).toBeTypeOf('object')
  return Object.keys(Object(first))
}

describe('the JSON on the page is the JSON of', () => {
  it.each([
    ['profiles', ['profiles']],
    ['show', ['show', 'a']],
    ['chain', ['chain', '--profile', 'a']],
    ['check', ['check']],
    ['session list', ['session', 'list']],
    ['session plan', ['session', 'plan', 'a']],
    ['set', ['set', 'a', 'region', 'eu-west-2', '--dry-run']],
    ['unset', ['unset', 'a', 'region', '--yes']],
    ['add', ['add', 'b', 'region=eu-west-1', '--dry-run']],
    ['rename', ['rename', 'a', 'b', '--dry-run']],
    ['duplicate', ['duplicate', 'a', 'b', '--dry-run']],
    ['rm', ['rm', 'a', '--dry-run']],
    ['import', ['import', 'new.txt', '--name', 'n', '--dry-run']],
    ['connect', ['connect', 'a', '--as', 'c', '--dry-run']],
    ['use', ['use', 'a']],
  ])('%s', (verb, words) => {
    expect(fieldsOf(words)).toEqual(documentedFields(verb))
  })

  it('history and undo, once something was written', () => {
    lanyard(['set', 'a', 'region', 'eu-west-2', '--yes'])
    expect(fieldsOf(['history'])).toEqual(documentedFields('history'))
    expect(fieldsOf(['undo', '--dry-run'])).toEqual(documentedFields('undo'))
  })
})
