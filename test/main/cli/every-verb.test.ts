import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { VERSION } from '../../../app/version.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { type Lanyard, lanyardIn } from './run-lanyard.ts'

const CREDENTIALS = '[alice]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI\n'

const VERBS =
  'profiles show chain whoami set unset add rename duplicate rm import history undo check use exec console shell-init credential-process connect'
    .split(' ')
    .concat('session start', 'session renew', 'session stop', 'session list', 'session plan')

let script: string
let fixture: Fixture
let lanyard: Lanyard

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
  lanyard = lanyardIn(script, fixture.home)
  fixture.put('.aws/config', '[default]\nregion = eu-west-1\n')
  fixture.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => fixture.remove())

const json = (text: string): unknown => JSON.parse(text)

describe('every verb', () => {
  it.each([...VERBS, 'session', ''].map((name) => [name]))('has help: %s', (name) => {
    const words = name === '' ? [] : name.split(' ')
    const { code, output, errors } = lanyard([...words, '--help'])
    expect([code, errors]).toEqual([0, ''])
    expect(output).toContain(`Usage: lanyard ${name}`.trimEnd())
    for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
  })

  it.each([
    [[], 'no-command'],
    [['nope'], 'unknown-command'],
    [['session'], 'unknown-command'],
    [['session', 'nope'], 'unknown-command'],
    [['toString'], 'unknown-command'],
    [['profiles', 'x'], 'wrong-usage'],
    [['profiles', '--nope'], 'wrong-usage'],
    [['show'], 'wrong-usage'],
  ])('refuses wrong usage with exit code 2: %j', (words, error) => {
    expect(lanyard(words)).toMatchObject({ code: 2, output: '' })
    if (words.length === 0) return
    const { code, output } = lanyard([...words, '--json'])
    expect(code).toBe(2)
    expect(json(output)).toMatchObject({ error: { code: error } })
  })

  it('repeats no key and no control character of its words', () => {
    for (const words of [['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'], ['show', 'AKIA0123456789ABCDEF']]) {
      const { code, output, errors } = lanyard([...words, '--json'])
      expect(code).toBe(2)
      expect(json(output)).toMatchObject({ error: { code: 'secret-argument' } })
      expect(output + errors).not.toContain(words.at(-1))
    }
    const { errors } = lanyard(['show', 'a\u001b[31m\nb'])
    expect(errors.trimEnd()).not.toMatch(/[\p{Cc}]/u)
  })

  it('names every tool whose chain is known in the help of chain', () => {
    for (const { id } of KNOWN_TOOLS) expect(lanyard(['chain', '--help']).output).toContain(id)
  })

  it('has the version of package.json', () => {
    const manifest: unknown = json(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
    expect(manifest).toMatchObject({ version: VERSION })
    expect(lanyard(['--version'])).toEqual({ code: 0, output: `lanyard ${VERSION}\n`, errors: '' })
  })

  it('never waits for a pipe in the place of a file', () => {
    fixture.put('.aws/credentials', '')
    execFileSync('sh', ['-c', 'rm "$1" && mkfifo "$1"', 'sh', fixture.path('.aws/credentials')])
    expect(lanyard(['profiles', '--json'])).toMatchObject({ code: 0 })
  })

  it('writes nothing by looking', () => {
    for (const words of [['profiles'], ['show', 'alice'], ['chain'], ['session', 'list'], ['session', 'plan', 'alice']])
      lanyard(words)
    expect(readdirSync(fixture.home)).toEqual(['.aws'])
    expect(readdirSync(fixture.path('.aws')).toSorted()).toEqual(['config', 'credentials'])
    expect(readFileSync(fixture.path('.aws/credentials'), 'utf8')).toBe(CREDENTIALS)
  })
})
