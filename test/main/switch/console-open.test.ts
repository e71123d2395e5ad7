import { afterEach, describe, expect, test } from 'vitest'
import { openSecret, type Secret } from '../../../app/text/secret.ts'
import type { InSight } from '../../../main/session/hand-out/hand-out-sight.ts'
import { openConsole } from '../../../main/switch/console-open.ts'
import { prepareConsole } from '../../../main/switch/console-prepare.ts'
import { ALICE_KEYS, PHONE, roleArn } from '../../support/sts-fixture.ts'
import { keysSection } from '../session/asked-world.ts'
import { arrive, type ConsoleWorld, MINUTE, makeConsoleWorld } from './console-world.ts'

let made: ConsoleWorld
afterEach(() => made.remove())

const CONFIG =
  `[profile open]\nregion = eu-west-1\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\n` +
  `[profile coded]\nrole_arn = ${roleArn('Guarded')}\nsource_profile = alice\nmfa_serial = ${PHONE}\n` +
  `[profile behind]\nrole_arn = ${roleArn('Second')}\nsource_profile = coded\n` +
  '[profile outside]\ncredential_process = /bin/false\n[profile iso]\nregion = us-iso-east-1\n'

describe('openConsole', () => {
  const act = async (what: 'open' | 'copy', answers: { readonly open?: string; readonly copy?: 'failed' } = {}) => {
    made = await makeConsoleWorld({ config: CONFIG })
    const links: Secret[] = []
    const request = { service: 's3', region: null, durationSeconds: null, act: what }
    const outcome = await openConsole(await made.world(), 'open', request, {
      ...made.deps,
      open: async (link) => {
        links.push(link)
        return answers.open === undefined ? { ok: true, value: null } : { ok: false, failure: answers.open }
      },
      copy: async (link) => {
        links.push(link)
        return answers.copy ?? 'copied'
      },
    })
    return { outcome, links }
  }

  test.each(['open', 'copy'] as const)('%s: a sentence without the link, which signs in', async (what) => {
    const { outcome, links } = await act(what)
    expect(outcome).toMatchObject({ ok: true, value: expect.stringContaining('S3') })
    const [link] = links
    if (link === undefined) throw new Error('no link')
    expect(JSON.stringify(outcome)).not.toContain(new URL(openSecret(link)).searchParams.get('SigninToken'))
    expect(JSON.stringify(outcome)).not.toContain('http')
    expect(await arrive(link)).toBe(200)
  })

  test('what went wrong is a sentence', async () => {
    expect((await act('open', { open: 'No browser.' })).outcome).toEqual({ ok: false, failure: 'No browser.' })
    await made.remove()
    expect((await act('copy', { copy: 'failed' })).outcome).toMatchObject({ ok: false })
  })
})

describe('prepareConsole calls nobody', () => {
  const prepare = async (profile: string, more: object = {}) => {
    const choices = await prepareConsole(await made.world(), profile, { ...made.deps, ...more })
    expect(made.sts.requests).toEqual([])
    expect(made.signIn.requests).toEqual([])
    return choices
  }

  test('what can be opened, with what', async () => {
    made = await makeConsoleWorld({ config: CONFIG })
    expect(await prepare('open')).toMatchObject({ obstacle: null, using: 'role Open of “open”' })
    expect((await prepare('open')).regions[0]).toBe('eu-west-1')
    expect(await prepare('alice')).toMatchObject({ using: 'GetFederationToken with the keys of “alice”' })
  })

  test.each([
    ['coded', 'session renew coded'],
    ['behind', 'session renew behind'],
    ['outside', 'not at hand'],
    ['iso', 'us-iso|aws-iso'],
    ['over', 'have ended'],
    ['nobody', 'nobody'],
  ])('why %s cannot', async (profile, says) => {
    made = await makeConsoleWorld({ config: CONFIG })
    const over = `x_security_token_expires = ${new Date(made.clock.now() - 1).toISOString()}\n`
    made.put('.aws/credentials', keysSection('alice', ALICE_KEYS) + keysSection('over', made.role(-1), over))
    expect(await prepare(profile)).toMatchObject({ using: null, obstacle: expect.stringMatching(says) })
  })

  test('a role that is kept needs no code, nor does what hangs on it', async () => {
    made = await makeConsoleWorld({ config: CONFIG })
    const key = `{"RoleArn": "${roleArn('Guarded')}", "SerialNumber": "${PHONE}"}`
    made.cache(key, made.role(60), made.clock.now() + 60 * MINUTE)
    expect((await prepare('coded')).obstacle).toBeNull()
    expect((await prepare('behind')).obstacle).toBeNull()
  })

  test('a session of GetSessionToken is told with what opens instead, whoever wrote it', async () => {
    const devices = `[profile alice]\nmfa_serial = ${PHONE}\n`
    made = await makeConsoleWorld({
      config: `${CONFIG}${devices}[profile via]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice-mfa\n`,
    })
    const section = (name: string, more = '') => keysSection(name, made.session(60), more)
    made.put('.aws/credentials', keysSection('alice', ALICE_KEYS) + section('alice-mfa') + section('other'))
    const told = await prepare('alice-mfa')
    expect(told).toMatchObject({
      using: null,
      obstacle: expect.stringMatching(/GetSessionToken.*“open”.*“alice” \(GetFederationToken/),
    })
    expect(await prepare('other')).toMatchObject({ obstacle: null })
    made.put('.aws/credentials', keysSection('alice', ALICE_KEYS) + section('alice-mfa', 'assumed_role = True\n'))
    expect(await prepare('alice-mfa')).toMatchObject({ obstacle: null })
  })

  test('what somebody else has is said by its kind, and what nobody has stays an obstacle', async () => {
    made = await makeConsoleWorld({ config: `${CONFIG}[profile empty]\nregion = eu-west-1\n` })
    const sees = (value: InSight) => ({ inSight: async () => ({ ok: true, value }) as const })
    const credentials = async () => ({ ok: false, failure: { code: 'x', message: 'x' } }) as const
    const inSight = credentials
    expect(await prepare('coded', sees('other'))).toMatchObject({ obstacle: null, using: 'role Guarded of “coded”' })
    expect(await prepare('outside', sees('long-term'))).toMatchObject({
      using: expect.stringContaining('GetFederationToken'),
    })
    expect(await prepare('outside', sees('user-session'))).toMatchObject({
      obstacle: expect.stringContaining('GetSessionToken'),
    })
    expect(await prepare('empty', { credentials, inSight })).toMatchObject({
      using: null,
      obstacle: expect.stringContaining('empty'),
    })
    expect(await prepare('coded', { credentials, inSight })).toMatchObject({
      obstacle: expect.stringContaining('session renew'),
    })
  })
})
