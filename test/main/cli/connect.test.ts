import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { splitShellWords } from '../../../app/profile/shell-words.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { type Lanyard, lanyardIn } from './run-lanyard.ts'

const CONFIG = `[profile base]
region = eu-west-1
mfa_serial = arn:aws:iam::111122223333:mfa/alice-phone

[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
region = eu-central-1
`
const CREDENTIALS = `[base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMIEXAMPLE

[old-mfa]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMIEXAMPLE
aws_session_token = EXAMPLE
x_security_token_expires = 2026-01-01T00:00:00Z
region = eu-west-3
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

const config = () => readFileSync(fixture.path('.aws/config'), 'utf8')
const credentials = () => readFileSync(fixture.path('.aws/credentials'), 'utf8')
const commandIn = (section: string): readonly string[] | null => {
  const found = new RegExp(`\\[profile ${section}\\][^[]*credential_process = (.*)`).exec(config())?.[1]
  return found === undefined ? null : splitShellWords(found)
}

describe('lanyard connect', () => {
  it('makes the name of a session ask Lanyard, in the region of its keys, and undo takes it back', () => {
    const { code, output } = lanyard(['connect', 'base-mfa', '--yes', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      outcome: 'written',
      notes: [{ severity: 'info', message: expect.stringMatching(/choose memory as the place/) }],
    })
    const words = commandIn('base-mfa')
    expect(words?.slice(1)).toEqual([script, 'credential-process', '--profile', 'base-mfa'])
    expect(words?.[0]).toMatch(/^\/.*node$/)
    expect(config()).toMatch(/\[profile base-mfa\][^[]*region = eu-west-1/)
    expect(lanyard(['undo', '--yes']).code).toBe(0)
    expect(config()).toBe(CONFIG)
  })

  it('says nothing of sessions in the files where memory was chosen for them', () => {
    const preference = { place: { kind: 'memory' } }
    fixture.put('lanyard/state/profiles.json', JSON.stringify({ version: 1, profiles: { base: { preference } } }))
    const environment = { LANYARD_HOME: fixture.path('lanyard') }
    const { output } = lanyard(['connect', 'base-mfa', '--dry-run', '--json'], environment)
    expect(JSON.parse(output)).toMatchObject({ outcome: 'dry-run', notes: [] })
  })

  it('writes a command that hands the credentials out', () => {
    lanyard(['connect', 'base', '--yes'])
    const [program = '', ...words] = commandIn('base') ?? []
    expect(program).not.toBe('')
    const { code, output } = lanyard(words.slice(1))
    expect([code, JSON.parse(output)]).toMatchObject([0, { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }])
  })

  it('shows the change and writes nothing with --dry-run, or where nobody can be asked', () => {
    const { code, output } = lanyard(['connect', 'base-mfa', '--dry-run'])
    expect([code, output]).toEqual([0, expect.stringContaining('+credential_process')])
    expect(lanyard(['connect', 'base-mfa']).code).toBe(2)
    expect(config()).toBe(CONFIG)
  })

  it('tells which tools use the keys first, and that a session can be taken out in the same step', () => {
    const { errors } = lanyard(['connect', 'old-mfa', '--dry-run'])
    expect(errors).toMatch(/AWS CLI v2.*will not ask Lanyard for “old-mfa”.*--take-out-session/)
    const { output, errors: after } = lanyard(['connect', 'old-mfa', '--take-out-session', '--yes', '--json'])
    expect(JSON.parse(output)).toMatchObject({ outcome: 'written' })
    expect(after).not.toMatch(/will not ask/)
    expect(credentials()).toContain('[old-mfa]\nregion = eu-west-3\n')
    expect(credentials()).toContain('AKIAIOSFODNN7EXAMPLE')
    expect(commandIn('old-mfa')).not.toBeNull()
  })

  it('tells of long-term keys, and never takes those out', () => {
    expect(lanyard(['connect', 'base', '--dry-run']).errors).toMatch(/Move the keys out of the files/)
    expect(lanyard(['connect', 'base', '--take-out-session', '--yes'])).toMatchObject({ code: 1 })
    expect(credentials()).toBe(CREDENTIALS)
  })

  it('leaves a role as it is, and adds a profile beside it that hands it out', () => {
    expect(lanyard(['connect', 'admin', '--yes']).errors).toMatch(/role_arn of “admin”.*--as admin-lanyard/)
    const { code } = lanyard(['connect', 'admin', '--as', 'admin-lanyard', '--yes'])
    expect(code).toBe(0)
    expect(commandIn('admin-lanyard')?.slice(-2)).toEqual(['--profile', 'admin'])
    expect(config()).toMatch(/\[profile admin-lanyard\][^[]*region = eu-central-1/)
    expect(lanyard(['connect', 'admin', '--as', 'base', '--yes'])).toMatchObject({ code: 1 })
  })

  it('changes nothing where it is so already', () => {
    lanyard(['connect', 'base-mfa', '--yes'])
    const before = config()
    expect(JSON.parse(lanyard(['connect', 'base-mfa', '--yes', '--json']).output)).toMatchObject({
      outcome: 'unchanged',
    })
    expect(config()).toBe(before)
  })

  it('does not replace another program', () => {
    fixture.put('.aws/config', '[profile x]\ncredential_process = /opt/keys\n')
    expect(lanyard(['connect', 'x', '--yes'])).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/another program/),
    })
  })

  it('knows no such profile', () => {
    expect(lanyard(['connect', 'nobody', '--yes'])).toMatchObject({ code: 1 })
  })
})
