import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { keptFileOf } from '../../../main/switch/kept-place.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { type Lanyard, lanyardIn } from './run-lanyard.ts'

const CONFIG =
  '# mine\n[default]\nregion = us-east-1\n\n[profile dev]\nregion = eu-west-1\n[profile prod]\nregion = eu-west-2\n'
const CREDENTIALS =
  '[dev]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n' +
  '[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'

// Each write is looked back at once, a second later, and many processes are started.
vi.setConfig({ testTimeout: 60_000 })

let script: string
let fixture: Fixture
let lanyard: Lanyard

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
  lanyard = lanyardIn(script, fixture.home)
  fixture.put('.aws/config', CONFIG)
  fixture.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => fixture.remove())

const json = (text: string): unknown => JSON.parse(text)
const textOf = (name: 'config' | 'credentials'): string => readFileSync(fixture.path(`.aws/${name}`), 'utf8')
const asBefore = (): void => expect([textOf('config'), textOf('credentials')]).toEqual([CONFIG, CREDENTIALS])
const settings = (text: string): void => {
  fixture.put('.config/lanyard/settings.ini', text)
}

describe('lanyard use --default', () => {
  test('is shown, written, told, and put back byte for byte', () => {
    const shown = lanyard(['use', 'dev', '--default', '--dry-run'])
    expect(shown).toMatchObject({ code: 0, output: expect.stringContaining('+[profile default]') })
    expect(shown.output + shown.errors).not.toMatch(/wJalr|je7Mt/)
    expect(shown.errors).toContain('default-kept.json')
    asBefore()
    const written = lanyard(['use', 'dev', '--default', '--yes', '--json'])
    expect(json(written.output)).toMatchObject({ outcome: 'written', title: 'Let [default] stand in for dev' })
    expect(textOf('config')).toContain('[profile default]\nregion = eu-west-1\n')
    expect(textOf('credentials')).toContain('[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE')
    expect(json(lanyard(['use', '--default', '--json']).output)).toMatchObject({ profile: 'dev', leaseUntil: null })
    expect(json(lanyard(['use', '--json']).output)).toMatchObject({ profile: null, defaultFor: { profile: 'dev' } })
    expect(lanyard(['use', '--default', '-', '--dry-run']).output).toContain('+[default]')
    expect(lanyard(['use', '--default', '-', '--yes']).code).toBe(0)
    asBefore()
    expect(lanyard(['use', '--default'])).toMatchObject({ code: 0, output: '[default] stands for itself.\n' })
  })

  test('goes back by undo of History too', () => {
    lanyard(['use', 'dev', '--default', '--yes'])
    expect(lanyard(['undo', '--yes']).code).toBe(0)
    asBefore()
    expect(json(lanyard(['use', '--default', '--json']).output)).toBeNull()
  })

  test('follows an edit of its profile, and its new name', () => {
    lanyard(['use', 'dev', '--default', '--yes'])
    lanyard(['set', 'dev', 'region', 'eu-north-1', '--yes'])
    expect(textOf('config')).toContain('[profile default]\nregion = eu-north-1')
    lanyard(['rename', 'dev', 'staging', '--yes'])
    expect(json(lanyard(['use', '--default', '--json']).output)).toMatchObject({ profile: 'staging', trouble: null })
  })

  test('is put back by the next Lanyard that starts after its time, which says so', () => {
    expect(lanyard(['use', 'dev', '--default', '--for', '30m', '--yes']).code).toBe(0)
    expect(lanyard(['profiles']).errors).toBe('')
    const kept = keptFileOf(fixture.places)
    writeFileSync(kept, readFileSync(kept, 'utf8').replace(/"leaseUntil":\d+/, '"leaseUntil":1000'))
    const { errors, code } = lanyard(['profiles'])
    expect([code, errors]).toEqual([0, expect.stringContaining('put back')])
    asBefore()
    expect(lanyard(['profiles']).errors).toBe('')
  })

  test('says what to do where the default section was changed, and does it when told', () => {
    lanyard(['use', 'dev', '--default', '--yes'])
    fixture.put('.aws/config', textOf('config').replace('default]\nregion = eu-west-1', 'default]\nregion = mine'))
    expect(lanyard(['use', '--default']).errors).toContain('was changed since')
    const refused = lanyard(['use', '--default', '-', '--yes', '--json'])
    expect(json(refused.output)).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('--theirs') },
    })
    expect(textOf('config')).toContain('region = mine')
    expect(lanyard(['use', '--default', '-', '--theirs', '--yes']).code).toBe(0)
    asBefore()
  })

  test.each([
    [['use', 'nobody', '--default', '--yes'], 1, 'no-such-target'],
    [['use', '--default', '-', '--for', '30m'], 2, 'wrong-usage'],
    [['use', 'dev', '--default', '--here'], 2, 'wrong-usage'],
    [['use', 'dev', '--yes'], 2, 'wrong-usage'],
    [['use', 'dev', '--default', '--theirs'], 2, 'wrong-usage'],
    [['use', 'dev', '--not-following'], 2, 'wrong-usage'],
    [['use', 'dev', '--default'], 2, 'needs-yes'],
  ])('refuses %j and changes nothing', (words, code, error) => {
    const ended = lanyard([...words, '--json'])
    expect(ended.code).toBe(code)
    expect(json(ended.output)).toMatchObject({ error: { code: error } })
    asBefore()
    expect(existsSync(keptFileOf(fixture.places))).toBe(false)
  })
})

describe('production that always needs a lease', () => {
  beforeEach(() => settings('[profiles]\nproduction = prod\nproduction-lease = 30m\n'))

  test.each([[['use', 'prod']], [['use', 'prod', '--default', '--yes']], [['use', 'prod', '--here', '--lines']]])(
    'is not switched to without one: %j',
    (words) => {
      const { code, errors } = lanyard(words)
      expect([code, errors]).toEqual([1, expect.stringContaining('30m')])
      asBefore()
    },
  )

  test('is not switched to for longer, nor gone back to; what is no production is free', () => {
    expect(lanyard(['use', 'prod', '--for', '31m']).code).toBe(1)
    expect(lanyard(['use', 'prod', '--default', '--for', '1h', '--yes']).code).toBe(1)
    expect(lanyard(['use', 'prod', '--for', '30m']).code).toBe(0)
    expect(lanyard(['use', 'dev']).code).toBe(0)
    settings('[profiles]\nproduction = prod\n')
    expect(lanyard(['use', 'prod']).code).toBe(0)
    expect(lanyard(['use', 'dev']).code).toBe(0)
    settings('[profiles]\nproduction = prod\nproduction-lease = 30m\n')
    expect(lanyard(['use', '-'])).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/lanyard use prod --for 30m$/m),
    })
  })
})

describe('the active profile', () => {
  test('keeps active by its new name, has the region of the files, and is none once it is taken out', () => {
    lanyard(['use', 'dev'])
    lanyard(['rename', 'dev', 'staging', '--yes'])
    expect(json(lanyard(['use', '--json']).output)).toMatchObject({ profile: 'staging', region: 'eu-west-1' })
    lanyard(['set', 'staging', 'region', 'eu-north-1', '--yes'])
    expect(json(lanyard(['use', '--json']).output)).toMatchObject({ profile: 'staging', region: 'eu-north-1' })
    expect(lanyard(['rm', 'staging', '--yes']).errors).toContain('no profile is active now')
    expect(json(lanyard(['use', '--json']).output)).toMatchObject({ profile: null, region: null })
  })

  test('follows a rename that is undone', () => {
    lanyard(['use', 'dev'])
    lanyard(['rename', 'dev', 'staging', '--yes'])
    lanyard(['undo', '--yes'])
    expect(json(lanyard(['use', '--json']).output)).toMatchObject({ profile: 'dev' })
  })
})

describe.runIf(process.platform === 'linux')('lanyard use --not-following', () => {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })
  const start = (program: string, words: readonly string[], environment: Record<string, string>): number => {
    const child = spawn(program, [...words], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    children.push(child)
    return child.pid ?? 0
  }
  const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

  test('finds running programs that name another profile or have keys, and says what to paste; no secret', () => {
    lanyard(['use', 'dev'])
    const pinned = start('bash', ['--norc'], { AWS_PROFILE: 'prod' })
    const keyed = start('node', ['-e', 'setInterval(() => {}, 1e6)'], {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: SECRET,
    })
    const following = start('bash', ['--norc'], { AWS_PROFILE: 'old', LANYARD_SET_PROFILE: 'old' })
    const same = start('node', ['-e', 'setInterval(() => {}, 1e6)'], { AWS_PROFILE: 'dev' })
    const { code, output } = lanyard(['use', '--not-following', '--json'])
    expect(code).toBe(0)
    const { notFollowing } = JSON.parse(output) as {
      notFollowing: { pid: number; line: string | null; reason: string }[]
    }
    const byPid = new Map(notFollowing.map((each) => [each.pid, each]))
    expect(byPid.get(pinned)).toMatchObject({
      line: 'unset AWS_PROFILE',
      reason: expect.stringContaining('AWS_PROFILE=prod'),
    })
    expect(byPid.get(keyed)).toMatchObject({ line: null, reason: expect.stringContaining('AWS_ACCESS_KEY_ID') })
    expect([byPid.has(following), byPid.has(same)]).toEqual([false, false])
    expect(output).not.toMatch(/wJalr|AKIAIO/)
    expect(lanyard(['use', '--not-following']).output).toContain('Paste there: unset AWS_PROFILE\n')
  })
})
