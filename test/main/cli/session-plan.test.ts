import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { NO_MARKS } from '../../../app/marks/model.ts'
import { printMarks } from '../../../app/marks/text.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { type Lanyard, lanyardIn } from './run-lanyard.ts'

const DEVICE = 'arn:aws:iam::111122223333:mfa/alice'
const CONFIG = `[profile admin]
role_arn = arn:aws:iam::444455556666:role/Admin
source_profile = base
mfa_serial = ${DEVICE}
external_id = partner

[profile dev]
role_arn = arn:aws:iam::444455556666:role/Dev
source_profile = base-mfa

[profile round]
role_arn = arn:aws:iam::444455556666:role/Round
source_profile = round
`
const CREDENTIALS = `[base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
mfa_serial = ${DEVICE}
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

describe('lanyard session plan', () => {
  test('answers exactly the fields of the contract', () => {
    const { code, output, errors } = lanyard(['session', 'plan', 'admin', '--json'])
    expect([code, errors]).toEqual([0, ''])
    const base = {
      id: 'session:base',
      action: 'GetSessionToken',
      signer: { kind: 'profile', profile: 'base' },
      profile: 'base',
      serial: DEVICE,
      role: null,
      durationSeconds: 43_200,
      place: { kind: 'target', section: 'base-mfa' },
    }
    const admin = {
      id: 'role:admin',
      action: 'AssumeRole',
      signer: { kind: 'call', id: 'session:base' },
      profile: 'admin',
      serial: null,
      role: {
        arn: 'arn:aws:iam::444455556666:role/Admin',
        sessionName: 'lanyard-base',
        externalId: 'partner',
      },
      durationSeconds: 3600,
      place: { kind: 'cli-cache' },
    }
    const notes = expect.arrayContaining([expect.any(String)])
    const rest = { codes: 1, devices: [DEVICE], cannot: [], notes, place: { kind: 'cli-cache' } }
    expect(json(output)).toEqual({
      profile: 'admin',
      routes: [
        {
          kind: 'shared-code',
          chosen: true,
          ...rest,
          calls: [base, admin],
          opens: [
            { profile: 'base-mfa', callId: 'session:base', durationSeconds: 43_200 },
            { profile: 'admin', callId: 'role:admin', durationSeconds: 3600 },
            { profile: 'dev', callId: null, durationSeconds: 43_200 },
          ],
        },
        {
          kind: 'own-code',
          chosen: false,
          ...rest,
          calls: [{ ...admin, signer: { kind: 'profile', profile: 'base' }, serial: DEVICE }],
          opens: [{ profile: 'admin', callId: 'role:admin', durationSeconds: 3600 }],
        },
      ],
    })
  })

  test('says it in sentences, without a secret', () => {
    const { code, output } = lanyard(['session', 'plan', 'base'])
    expect(code).toBe(0)
    expect(output).toContain('One code for everything behind these keys (chosen)')
    expect(output).toContain('Takes one code of alice.')
    expect(output).toContain('1. GetSessionToken with the keys of base and a code of alice: at most 12 hours')
    expect(output).toContain('Opens dev: AWS tools assume it themselves')
    expect(output).not.toContain('wJalr')
    for (const line of output.split('\n')) expect(line).toBe(line.trimEnd())
  })

  test('follows the session length of the settings and the choices a person made', () => {
    fixture.put('.config/lanyard/settings.ini', '[sessions]\nduration = 7200\n')
    const place = { kind: 'target', section: 'admin-live' } as const
    const preference = { route: null, place, durationSeconds: 1800 }
    fixture.put('.local/state/lanyard/profiles.json', printMarks(new Map([['admin', { ...NO_MARKS, preference }]])))
    const { output } = lanyard(['session', 'plan', 'admin', '--json'])
    expect(json(output)).toMatchObject({
      routes: [
        {
          calls: [
            { id: 'session:base', durationSeconds: 7200 },
            { id: 'role:admin', durationSeconds: 1800, place },
          ],
        },
        { kind: 'own-code', calls: [{ durationSeconds: 1800, place }] },
      ],
    })
  })

  test.each([
    ['nobody', 'no-such-profile'],
    ['round', 'loop'],
  ])('ends in a sentence where there is no way: %s', (profile, error) => {
    const { code, output, errors } = lanyard(['session', 'plan', profile, '--json'])
    expect(code).toBe(1)
    expect(json(output)).toMatchObject({ error: { code: error } })
    expect(errors.trim().split('\n')).toHaveLength(1)
  })

  test('wants a profile', () => {
    expect(lanyard(['session', 'plan']).code).toBe(2)
  })
})
