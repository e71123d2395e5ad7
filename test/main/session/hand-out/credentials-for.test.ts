import { writeFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import type { RoutePreference, RoutePreferences } from '../../../../app/session/routes/model.ts'
import { makeSecret, openSecret } from '../../../../app/text/secret.ts'
import {
  type CredentialsDeps,
  credentialsFor,
  type ProfileCredentials,
} from '../../../../main/session/hand-out/credentials-for.ts'
import { issueKeys } from '../../../support/sts/registry.ts'
import { ALICE_KEYS, BOB_KEYS, PHONE, ROLES, roleArn, USERS } from '../../../support/sts-fixture.ts'
import { filesIn, makeRenewalWorld, type RenewalWorld } from '../renewal/renewal-world.ts'

const MINUTE = 60_000
const NOTHING: RoutePreference = { route: null, place: null, durationSeconds: null }
const MEMORY: RoutePreference = { ...NOTHING, place: { kind: 'memory' } }

let made: RenewalWorld
afterEach(() => made.remove())

/** The files of the renewal tests, and what is added to them. */
async function make(more: { readonly config?: string; readonly credentials?: string } = {}): Promise<void> {
  made = await makeRenewalWorld()
  if (more.config !== undefined) writeFileSync(made.configFile, more.config)
  if (more.credentials !== undefined) writeFileSync(made.credentialsFile, `${made.credentials()}${more.credentials}`)
}

async function ask(name: string, more: Partial<CredentialsDeps> = {}, chosen: Record<string, RoutePreference> = {}) {
  const preferences: RoutePreferences = new Map(Object.entries(chosen))
  const deps: CredentialsDeps = { renewal: made.deps, preferences, sessionDuration: 43_200, surface: 'app', ...more }
  return credentialsFor(await made.gather(), name, deps)
}

const held = (name: string, minutes: number) => ({
  accessKeyId: `ASIAEXAMPLE${name.toUpperCase()}`,
  secretAccessKey: makeSecret(`EXAMPLE-secret-${name}`),
  sessionToken: makeSecret(`EXAMPLE-token-${name}`),
  expiresAt: made.clock.now() + minutes * MINUTE,
})

/** Keys of a session of alice with MFA, as the STS knows them, as a section. */
function sessionSection(name: string, minutes: number): string {
  const end = made.clock.now() + minutes * MINUTE
  const keys = issueKeys(made.sts.registry, end, (accessKeyId) => ({
    kind: 'user-session',
    user: USERS[0]!,
    accessKeyId,
    mfa: 'yes',
  }))
  return `[${name}]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\naws_session_token = ${keys.sessionToken}\nx_security_token_expires = ${new Date(end).toISOString()}\n`
}

const putSession = (name: string, minutes: number): void =>
  writeFileSync(made.credentialsFile, `${made.credentials()}${sessionSection(name, minutes)}`)

const open = ({ secretAccessKey, sessionToken, ...rest }: ProfileCredentials) => ({
  ...rest,
  secretAccessKey: openSecret(secretAccessKey),
  sessionToken: sessionToken === null ? null : openSecret(sessionToken),
})

const actions = () => made.sts.requests.map(({ action }) => action)

describe('what a profile hands out without asking anybody', () => {
  test('long-term keys where it is just that, whatever session is held for its target', async () => {
    await make()
    made.memory.put('base', held('base', 60))
    const found = await ask('base')
    expect(found.ok && open(found.value)).toEqual({ ...ALICE_KEYS, sessionToken: null, expiresAt: null })
    expect(actions()).toEqual([])
  })

  test('the session held in memory for a name that no file has', async () => {
    await make()
    made.memory.put('base', held('base', 60))
    expect(await ask('base-mfa')).toMatchObject({ ok: true, value: { accessKeyId: 'ASIAEXAMPLEBASE' } })
  })

  test('the session in the section of its own name, with its end', async () => {
    await make()
    putSession('base-mfa', 60)
    expect(await ask('base-mfa')).toMatchObject({ ok: true, value: { expiresAt: made.clock.now() + 60 * MINUTE } })
  })

  test('no session that is over, or as good as', async () => {
    await make()
    putSession('base-mfa', 0.4)
    made.memory.put('base', held('base', 0.4))
    expect(await ask('base-mfa')).toMatchObject({
      ok: false,
      failure: { code: 'code-needed', next: 'code', device: PHONE },
    })
  })

  test('a role behind a live session, assumed once, kept in memory, written nowhere', async () => {
    await make()
    putSession('base-mfa', 300)
    const before = made.credentials()
    const first = await ask('guarded')
    expect(first).toMatchObject({ ok: true, value: { expiresAt: made.clock.now() + 60 * MINUTE } })
    const second = await ask('guarded')
    expect(first.ok && second.ok && first.value.accessKeyId === second.value.accessKeyId).toBe(true)
    expect(actions()).toEqual(['AssumeRole'])
    expect([made.credentials(), filesIn(made.cacheFolder)]).toEqual([before, []])
  })

  test('a role behind a session that only memory holds', async () => {
    await make()
    const end = made.clock.now() + 300 * MINUTE
    const keys = issueKeys(made.sts.registry, end, (accessKeyId) => ({
      kind: 'user-session',
      user: USERS[0]!,
      accessKeyId,
      mfa: 'yes',
    }))
    const { accessKeyId } = keys
    const secretAccessKey = makeSecret(keys.secretAccessKey)
    made.memory.put('base', {
      accessKeyId,
      secretAccessKey,
      sessionToken: makeSecret(keys.sessionToken ?? ''),
      expiresAt: end,
    })
    expect(await ask('guarded', {}, { base: MEMORY })).toMatchObject({ ok: true })
  })

  test('a role that AWS tools would assume themselves, and one behind another role', async () => {
    await make({
      config: `[profile self]\nrole_arn = ${roleArn('Open')}\nsource_profile = bob\n[profile next]\nrole_arn = ${roleArn('Second')}\nsource_profile = self\n`,
    })
    expect(await ask('self')).toMatchObject({ ok: true })
    expect(await ask('next')).toMatchObject({ ok: true })
    expect(filesIn(made.cacheFolder)).toEqual([])
  })

  test('a role anew when a quarter of an hour is left, and the old one where AWS cannot be reached', async () => {
    await make()
    putSession('base-mfa', 300)
    const first = await ask('guarded')
    made.clock.advance(46 * MINUTE)
    const cut = new AbortController()
    cut.abort()
    const offline = await ask('guarded', { renewal: { ...made.deps, signal: cut.signal } })
    expect(offline).toEqual(first)
    const second = await ask('guarded')
    expect(second).toMatchObject({ ok: true, value: { expiresAt: made.clock.now() + 60 * MINUTE } })
    expect(actions()).toEqual(['AssumeRole', 'AssumeRole'])
  })

  test('keys kept outside the files, for a profile that asks Lanyard for itself', async () => {
    await make({ config: '[profile safe]\ncredential_process = /usr/bin/lanyard credential-process --profile safe\n' })
    const kept = { ...BOB_KEYS, secretAccessKey: makeSecret(BOB_KEYS.secretAccessKey) }
    const vaulted = async (name: string) => (name === 'safe' ? ({ ok: true, value: kept } as const) : null)
    expect(await ask('safe', { vaulted })).toMatchObject({ ok: true, value: { accessKeyId: BOB_KEYS.accessKeyId } })
  })

  test('why the vault does not give keys is said in its own words, and a session that is held counts all the same', async () => {
    await make({ config: '[profile safe]\ncredential_process = /usr/bin/lanyard credential-process --profile safe\n' })
    const failure = { code: 'locked', message: 'The keyring is locked. Unlock it.' } as const
    const vaulted = async () => ({ ok: false, failure }) as const
    expect(await ask('safe', { vaulted })).toMatchObject({ ok: false, failure: { ...failure, next: 'retry' } })
    made.memory.put('safe', held('safe', 60))
    expect(await ask('safe', { vaulted })).toMatchObject({ ok: true, value: { accessKeyId: 'ASIAEXAMPLESAFE' } })
  })

  test('the session of a target that asks Lanyard for itself', async () => {
    await make({
      config: `[profile base]\nmfa_serial = ${PHONE}\n[profile base-mfa]\ncredential_process = lanyard credential-process --profile base-mfa\n`,
    })
    expect(await ask('base-mfa')).toMatchObject({ failure: { code: 'code-needed', device: PHONE } })
    made.memory.put('base', held('base', 60))
    expect(await ask('base-mfa')).toMatchObject({ ok: true, value: { accessKeyId: 'ASIAEXAMPLEBASE' } })
  })

  test('a role behind a target that asks Lanyard for itself', async () => {
    await make({
      config: `[profile base]\nmfa_serial = ${PHONE}\n[profile base-mfa]\ncredential_process = lanyard credential-process --profile base-mfa\n[profile behind]\nrole_arn = ${roleArn('Guarded')}\nsource_profile = base-mfa\n`,
    })
    expect(await ask('behind')).toMatchObject({ failure: { code: 'code-needed', device: PHONE } })
    putSession('base-mfa', 300)
    expect(await ask('behind')).toMatchObject({ ok: true })
  })
})

describe('where there is nothing to hand out, a sentence says what to do', () => {
  test('a code is needed: the device and the command', async () => {
    await make()
    const found = await ask('guarded')
    expect(found).toMatchObject({ ok: false, failure: { code: 'code-needed', device: PHONE } })
    expect(found.ok ? '' : found.failure.message).toMatch(/code of alice-phone.*lanyard session renew guarded/)
    expect(actions()).toEqual([])
  })

  test('a code would be lost with this process: Lanyard has to run', async () => {
    await make()
    const found = await ask('base-mfa', { surface: 'alone' }, { base: MEMORY })
    expect(found.ok ? '' : found.failure.message).toMatch(/Start Lanyard/)
  })

  test.each([
    ['nobody', '', 'no-such-profile', /no profile “nobody”/],
    ['loop', 'credential_process = lanyard credential-process --profile loop', 'no-credentials', /from Lanyard/],
    ['other', 'credential_process = /opt/keys --profile other', 'not-asked', /a program/],
    [
      'sso',
      'sso_account_id = 111122223333\nsso_role_name = Dev\nsso_session = corp',
      'sign-in-needed',
      /aws sso login/,
    ],
    ['login', 'login_session = arn:aws:iam::111122223333:user/x', 'sign-in-needed', /aws login/],
    ['web', 'web_identity_token_file = /tmp/x\nrole_arn = arn:aws:iam::111122223333:role/x', 'web-identity', /token/],
    ['empty', 'region = eu-west-1', 'no-credentials', /keys/],
    ['round', 'role_arn = arn:aws:iam::111122223333:role/x\nsource_profile = round', 'loop', /circle/],
  ])('%s', async (name, settings, code, sentence) => {
    await make({ config: settings === '' ? '' : `[profile ${name}]\n${settings}\n` })
    const found = await ask(name)
    expect(found).toMatchObject({ ok: false, failure: { code } })
    expect(found.ok ? '' : found.failure.message).toMatch(sentence)
  })

  test('AWS refuses the role: its own reason, and a failure that may pass is tried again', async () => {
    await make({ config: `[profile x]\nrole_arn = ${roleArn('AliceOnly')}\nsource_profile = bob\n` })
    expect(await ask('x')).toMatchObject({ failure: { code: 'AccessDenied', next: 'settings', device: null } })
    expect(ROLES.length).toBeGreaterThan(0)
  })

  test('files that AWS CLI refuses', async () => {
    await make({ credentials: '[base]\nx = 1\n' })
    expect(await ask('bob')).toMatchObject({ ok: false })
  })
})
