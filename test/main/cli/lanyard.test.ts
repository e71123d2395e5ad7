import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { type Lanyard, lanyardIn } from './run-lanyard.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYcanaryKEY0'

const CONFIG = `[default]
region = eu-west-1
[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = alice-mfa
[sso-session corp]
sso_start_url = https://corp.example/start
`
const CREDENTIALS = `[alice]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${SECRET}
mfa_serial = arn:aws:iam::444455556666:mfa/alice-phone
[alice-mfa]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${SECRET}
aws_session_token = ${SECRET}
x_security_token_expires = 2099-01-02T03:04:05Z
[old-mfa]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${SECRET}
aws_session_token = ${SECRET}
expiration = 2001-01-02T03:04:05Z
`

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

describe('lanyard profiles', () => {
  it('answers one row a profile, config first, with exit code 0', () => {
    const { code, output, errors } = lanyard(['profiles', '--json'])
    expect([code, errors]).toEqual([0, ''])
    expect(json(output)).toMatchObject([
      { name: 'default', kind: 'empty', region: 'eu-west-1', expiresAt: null },
      { name: 'admin', kind: 'role', accountId: '111122223333', sourceProfile: 'alice-mfa' },
      { name: 'alice', kind: 'long-term-keys', accountId: '444455556666', expiresAt: null },
      { name: 'alice-mfa', kind: 'temporary-keys', expiresAt: '2099-01-02T03:04:05Z' },
      { name: 'old-mfa', kind: 'temporary-keys', expiresAt: '2001-01-02T03:04:05Z' },
    ])
  })

  it('shows an aligned table without colour where nobody looks', () => {
    const { output } = lanyard(['profiles'])
    const lines = output.trimEnd().split('\n')
    expect(lines).toHaveLength(6)
    expect(lines[0]).toMatch(/^PROFILE +KIND +ACCOUNT +REGION +TIME LEFT$/)
    const column = lines[0]?.indexOf('KIND') ?? -1
    for (const line of lines.slice(1)) expect(line.slice(column - 2, column)).toBe('  ')
    expect(output).not.toContain('\u001b')
    expect(output).toMatch(/old-mfa .* expired /)
  })

  it('says unknown in the table for temporary keys that nobody wrote an end for', () => {
    const keys = `aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\naws_session_token = ${SECRET}\n`
    fixture.put('.aws/credentials', `[riddle]\n${keys}[half]\n${keys.split('aws_session')[0]}`)
    expect(lanyard(['profiles']).output).toMatch(
      /riddle +Temporary keys +unknown\nhalf +Temporary keys +unknown +1 problem/,
    )
    expect(lanyard(['show', 'riddle']).output).toMatch(/Ends +unknown/)
    expect(json(lanyard(['show', 'riddle', '--json']).output)).toMatchObject({ expiresAt: null })
  })

  it('is an empty list, or a sentence, when there is nothing', () => {
    const home = fixture.path('empty')
    mkdirSync(home)
    const nobody = lanyardIn(script, home)
    expect(nobody(['profiles', '--json'])).toEqual({ code: 0, output: '[]\n', errors: '' })
    expect(nobody(['profiles']).output).toContain('aws configure')
    expect(readdirSync(home)).toEqual([])
  })

  it('tells a torn file on its profiles, or on standard error when it has none, and stays 0', () => {
    fixture.put('.aws/config', 'torn\n')
    const { code, output, errors } = lanyard(['profiles', '--json'])
    expect(code).toBe(0)
    expect(errors).toContain('config')
    expect(json(output)).toHaveLength(3)
    fixture.put('.aws/config', '[profile a]\ntorn\n')
    const again = lanyard(['profiles', '--json'])
    expect(again.errors).toBe('')
    const rows = json(again.output)
    expect(rows).toMatchObject([{ name: 'a', kind: 'broken' }, {}, {}, {}])
    expect(Object(rows)[0].problems).toContainEqual(expect.objectContaining({ severity: 'error', line: 2 }))
  })

  it.skipIf(process.platform === 'win32')('answers in a folder that was deleted meanwhile', () => {
    const gone = fixture.path('gone')
    mkdirSync(gone)
    const commands = 'cd "$1" && rmdir "$1" && exec "$2" "$3" profiles --json'
    const { status, stdout, stderr } = spawnSync('sh', ['-c', commands, 'sh', gone, process.execPath, script], {
      env: { HOME: fixture.home, PATH: process.env['PATH'] ?? '' },
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(json(stdout)).toHaveLength(5)
  })

  it('ends quietly when its reader has seen enough', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `[profile p${index}]\nregion = eu-west-1\n`).join('')
    fixture.put('.aws/config', many)
    const command = `node '${script}' profiles --json | head -1; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', command], {
      env: { HOME: fixture.home, PATH: process.env['PATH'] ?? '' },
      encoding: 'utf8',
    })
    expect(stdout).toBe('[\n0\n')
    expect(stderr).toBe('')
  })

  it('waits for a reader that is slow', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => `[profile p${index}]\nregion = eu-west-1\n`).join('')
    fixture.put('.aws/config', many)
    const child = spawn(process.execPath, [script, 'profiles', '--json'], {
      env: { HOME: fixture.home },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    child.stdout.setEncoding('utf8')
    for await (const chunk of child.stdout) text += String(chunk)
    if (child.exitCode === null) await once(child, 'exit')
    expect(json(text)).toHaveLength(3003)
  })
})

describe('lanyard show', () => {
  it('adds every setting, secrets as null', () => {
    const { code, output } = lanyard(['show', 'alice', '--json'])
    expect(code).toBe(0)
    expect(json(output)).toMatchObject({
      name: 'alice',
      settings: {
        aws_access_key_id: { value: 'AKIAIOSFODNN7EXAMPLE', file: fixture.path('.aws/credentials'), line: 2 },
        aws_secret_access_key: { value: null, line: 3, overrides: [] },
      },
    })
    expect(output).not.toContain('canary')
  })

  it('is a failure for a profile that is not there', () => {
    const { code, output, errors } = lanyard(['show', 'alic', '--json'])
    expect(code).toBe(1)
    expect(json(output)).toEqual({
      error: { code: 'no-such-profile', message: errors.replace('lanyard: ', '').trim() },
    })
    expect(errors).toContain('alice')
    expect(lanyard(['show', 'alic'])).toMatchObject({ code: 1, output: '' })
  })

  it('shows masked values for a person', () => {
    const { output } = lanyard(['show', 'alice'])
    expect(output).toContain('credentials:3')
    expect(output).not.toContain('canary')
    expect(output).not.toContain('AKIAIOSFODNN7EXAMPLE')
  })
})

describe('lanyard chain', () => {
  it('speaks of the shell it was typed in, not of an app', () => {
    expect(lanyard(['chain']).output).toMatch(/^AWS CLI v2 in this shell’s environment /)
  })

  it('answers exactly the fields of the contract', () => {
    const { code, output, errors } = lanyard(['chain', '--profile', 'admin', '--json'])
    expect([code, errors]).toEqual([0, ''])
    const verdict = json(output)
    expect(Object.keys(Object(verdict))).toEqual([
      'tool',
      'profile',
      'outcome',
      'winner',
      'error',
      'region',
      'warnings',
      'steps',
    ])
    expect(verdict).toMatchObject({
      tool: 'aws-cli-v2',
      profile: { name: 'admin', origin: { kind: 'argument' } },
      outcome: 'resolved',
      winner: { provider: 'assume-role', profile: 'admin', via: ['alice-mfa'] },
      error: null,
    })
    for (const step of Object(verdict).steps) {
      expect(Object.keys(step)).toEqual(['id', 'provider', 'state', 'reason', 'evidence'])
    }
  })

  it('is 1 when nothing is found and when the tool would stop', () => {
    expect(lanyard(['chain', '--json'])).toMatchObject({ code: 1 })
    const { code, output } = lanyard(['chain', '--json'], { AWS_PROFILE: 'nobody' })
    expect(code).toBe(1)
    expect(json(output)).toMatchObject({ outcome: 'fails', error: { code: 'ProfileNotFound', provider: null } })
  })

  it('reads the environment it is started in, and never prints its secrets', () => {
    const environment = {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_SESSION_TOKEN: SECRET,
    }
    for (const words of [['chain', '--json'], ['chain']]) {
      const { code, output } = lanyard(words, environment)
      expect(code).toBe(0)
      expect(output).not.toContain('canary')
    }
    const { output } = lanyard(['chain', '--json', '--tool', 'sdk-js-v3'], environment)
    expect(json(output)).toMatchObject({ tool: 'sdk-js-v3', winner: { provider: 'environment', profile: null } })
  })

  it('prints no secret that an indented line hid in another value', () => {
    fixture.put(
      '.aws/config',
      `[default]\nregion = eu-west-1\n  aws_secret_access_key = ${SECRET}\nsource_profile = x\n  aws_session_token = ${SECRET}\nrole_arn = y\n`,
    )
    for (const words of [
      ['chain', '--json'],
      ['chain'],
      ['profiles'],
      ['profiles', '--json'],
      ['show', 'default'],
      ['show', 'default', '--json'],
    ]) {
      const { output, errors } = lanyard(words)
      expect(output).not.toBe('')
      expect(output + errors).not.toContain('canary')
    }
  })

  it('knows its tools and refuses others', () => {
    const { code, output, errors } = lanyard(['chain', '--tool', 'sdk-cobol', '--json'])
    expect(code).toBe(2)
    expect(json(output)).toMatchObject({ error: { code: 'unknown-tool' } })
    expect(errors).toContain('aws-cli-v2')
  })

  it('shows a ladder for a person', () => {
    const { output } = lanyard(['chain', '--profile', 'admin'])
    expect(output).toContain('AWS CLI v2')
    expect(output).toMatch(/ ● .*wins/)
    expect(output).not.toContain('\u001b')
  })
})

describe('lanyard session list', () => {
  it('answers the sessions with their state, and where they were found', () => {
    const { code, output } = lanyard(['session', 'list', '--json'])
    expect(code).toBe(0)
    const file = expect.stringMatching(/credentials$/)
    const found = { kind: 'temporary-keys', origin: 'target', file, serial: null, madeByLanyard: false }
    expect(json(output)).toEqual([
      { profile: 'alice-mfa', source: 'alice', expiresAt: '2099-01-02T03:04:05Z', state: 'live', ...found },
      { profile: 'old-mfa', source: null, expiresAt: '2001-01-02T03:04:05Z', state: 'expired', ...found },
    ])
    expect(lanyard(['session', 'list']).output).toContain('alice-mfa')
  })
})
