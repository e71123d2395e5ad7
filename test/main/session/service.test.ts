import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionRequest } from '../../../app/session/prepare.ts'
import { gatherWorld } from '../../../main/facts/gather.ts'
import { nodeFileSystem } from '../../../main/files/file-system.ts'
import type { Clock, Written } from '../../../main/files/model.ts'
import { type PreparedSession, prepareSession, type StartDeps, startSession } from '../../../main/session/service.ts'
import { ALICE_PHONE, PAYMENTS_TOKEN } from '../../support/demo-people.ts'
import { demoPeople, startEmbeddedSts } from '../../support/demo-sts.ts'
import { createDemoWorld, type DemoWorld } from '../../support/demo-world.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import type { EmbeddedSts } from '../../support/sts/server.ts'

let folder: string
let clock: FakeClock
let sts: EmbeddedSts
let demo: DemoWorld
let deps: StartDeps
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-session-')))
  clock = createFakeClock()
  sts = await startEmbeddedSts({ clock, ...demoPeople(clock.now()) })
  demo = await createDemoWorld(folder, { now: clock.now(), stsUrl: sts.url })
  const own: Clock = { now: clock.now, sleep: () => new Promise((resolve) => setImmediate(resolve)) }
  deps = { clock: own }
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await sts.close()
  rmSync(folder, { recursive: true })
})

const gather = (environment: Readonly<Record<string, string>> = demo.environment) =>
  gatherWorld({ environment, platform: 'linux', explicitProfile: null, now: clock.now() })

async function prepare(profile: string, more: Partial<SessionRequest> = {}, environment = demo.environment) {
  const request = { profile, serial: null, durationSeconds: null, target: null, ...more }
  return prepareSession(await gather(environment), request)
}

async function prepared(profile: string, more: Partial<SessionRequest> = {}): Promise<PreparedSession> {
  const result = await prepare(profile, more)
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

async function whyNot(profile: string, more: Partial<SessionRequest> = {}) {
  const result = await prepare(profile, more)
  if (result.ok) throw new Error('it was prepared')
  return result.failure
}

const codeOf = (serial = ALICE_PHONE) => sts.codeFor(serial, clock.now()).code
const credentials = () => readFileSync(demo.credentialsFile, 'utf8')

/** A file's sections by header, as raw text. */
const sectionsOf = (text: string) =>
  new Map(text.split(/^(?=\[)/m).map((part) => [/^\[(.*?)\]/.exec(part)?.[1] ?? '', part]))

describe('prepareSession', () => {
  test('knows source, device, target and where it will ask', async () => {
    const session = await prepared('acme-base')
    expect(session).toMatchObject({
      source: 'acme-base',
      target: 'acme-base-mfa',
      serial: ALICE_PHONE,
      durationSeconds: 43_200,
      region: 'eu-central-1',
      warnings: [],
      waitUntil: null,
    })
    expect(session.sts.url).toBe(sts.url)
  })

  test('takes a hardware number, and X for X-long-term', async () => {
    expect(await prepared('payments-long-term')).toMatchObject({ serial: PAYMENTS_TOKEN, target: 'payments' })
  })

  test.each<[string, string, Partial<SessionRequest>, string]>([
    ['no such profile', 'nobody', {}, 'no-such-profile'],
    ['a role', 'acme-dev', {}, 'no-keys'],
    ['a session', 'acme-base-mfa', {}, 'temporary-keys'],
    ['no device', 'northwind', {}, 'no-serial'],
    ['a security key', 'acme-base', { serial: 'arn:aws:iam::123456789012:u2f/user/alice/key' }, 'fido-serial'],
    ['a bad serial', 'acme-base', { serial: 'my phone is here' }, 'bad-serial'],
    ['too short', 'acme-base', { durationSeconds: 899 }, 'bad-duration'],
    ['too long', 'acme-base', { durationSeconds: 129_601 }, 'bad-duration'],
    ['not whole', 'acme-base', { durationSeconds: 1000.5 }, 'bad-duration'],
    ['a target with long-term keys', 'acme-base', { target: 'default' }, 'target-holds-keys'],
    ['the source as target', 'acme-base', { target: 'acme-base' }, 'target-is-source'],
    ['a name no tool reads', 'acme-base', { target: 'my prof' }, 'target-name'],
  ])('refuses %s, and says what to do', async (_what, profile, more, code) => {
    const failure = await whyNot(profile, more)
    expect(failure).toMatchObject({ code, next: 'settings', waitUntil: null })
    expect(failure.message).toMatch(/\.$/)
    expect(sts.requests).toHaveLength(0)
  })

  test('refuses to burn a code on a credentials file that AWS CLI cannot read', async () => {
    writeFileSync(demo.credentialsFile, `${credentials()}\n[acme-base]\n`)
    const failure = await whyNot('acme-base')
    expect(failure.code).toBe('credentials-refused')
    expect(failure.message).toContain(demo.credentialsFile)
  })

  test.each([
    ['a role', 'acme-dev', 'the role'],
    ['an SSO profile', 'corp-dev', 'the SSO setting'],
    ['a web identity', 'ci-deploy', 'the web identity'],
  ])('warns before the code that %s of that name hides the session', async (_what, target, words) => {
    const { warnings } = await prepared('acme-base', { target })
    expect(warnings.join('\n')).toContain(words)
  })

  test.each(['vault-keys', 'laptop-login', 'sandbox', 'team-tools', 'brand-new'])(
    'has nothing to warn of for %s: keys in the credentials file come first',
    async (target) => {
      expect((await prepared('acme-base', { target })).warnings).toEqual([])
    },
  )

  test('warns that AWS CLI cannot read the config file, and goes on', async () => {
    writeFileSync(demo.configFile, `${readFileSync(demo.configFile, 'utf8')}\n[profile sandbox]\n`)
    const { warnings, region } = await prepared('acme-base')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(demo.configFile)
    expect(region).toBe('eu-central-1')
  })

  test('warns of an assumed region and of an endpoint that is not encrypted', async () => {
    const environment = { ...demo.environment, AWS_ENDPOINT_URL_STS: 'http://sts.company.test' }
    const result = await prepare('payments-long-term', {}, environment)
    expect(result.ok && result.value.warnings.join()).toContain('is not encrypted')
    writeFileSync(demo.configFile, '')
    const bare = await prepared('acme-base', { serial: ALICE_PHONE })
    expect(bare).toMatchObject({ region: 'us-east-1', sts: { regionFound: 'assumed' } })
    expect(bare.warnings.join()).toContain('No region is set, so us-east-1')
  })
})

describe('startSession', () => {
  test('changes the target section, and not a byte of the rest', async () => {
    const before = credentials()
    const session = await prepared('acme-base', { durationSeconds: 3600 })
    const result = await startSession(session, codeOf(), deps)
    expect(result).toMatchObject({
      ok: true,
      value: {
        source: 'acme-base',
        target: 'acme-base-mfa',
        serial: ALICE_PHONE,
        durationSeconds: 3600,
        expiresAt: clock.now() + 3_600_000,
        file: demo.credentialsFile,
        notes: [],
      },
    })
    const after = sectionsOf(credentials())
    for (const [name, text] of sectionsOf(before)) {
      if (name === 'acme-base-mfa') expect(after.get(name)).not.toBe(text)
      else expect(after.get(name)).toBe(text)
    }
    expect(after.get('acme-base-mfa')).toMatch(
      /^\[acme-base-mfa\]\naws_access_key_id {5}= ASIA\S+\naws_secret_access_key = \S+\naws_session_token {5}= \S+\nx_security_token_expires = 2026-11-05T10:00:00Z\nteam_note = keep me\nregion = eu-central-1\n/,
    )
    expect(statSync(demo.credentialsFile).mode & 0o777).toBe(0o600)
    const backup = result.ok ? result.value.backup : null
    expect(backup === null ? null : readFileSync(backup, 'utf8')).toBe(before)
  })

  test('keeps a mode that is narrower, and makes a missing section', async () => {
    chmodSync(demo.credentialsFile, 0o400)
    const session = await prepared('payments-long-term')
    const before = credentials()
    chmodSync(demo.credentialsFile, 0o600)
    expect((await startSession(session, codeOf(PAYMENTS_TOKEN), deps)).ok).toBe(true)
    expect(credentials().startsWith(before)).toBe(true)
    expect(sectionsOf(credentials()).get('payments')).toContain('region = eu-west-2')
  })

  test('a wrong code loses nothing, and the right one still works in the same window', async () => {
    const before = credentials()
    const session = await prepared('acme-base')
    const wrong = await startSession(session, codeOf() === '000000' ? '111111' : '000000', deps)
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'AccessDenied', next: 'code', waitUntil: null } })
    expect(credentials()).toBe(before)
    expect((await startSession(session, codeOf(), deps)).ok).toBe(true)
  })

  test('what is no code is not sent', async () => {
    const session = await prepared('acme-base')
    for (const code of ['', '12345', 'abcdef', '1234567'])
      expect(await startSession(session, code, deps)).toMatchObject({ ok: false, failure: { code: 'bad-code' } })
    expect(sts.requests).toHaveLength(0)
  })

  test('a used code is not sent again: it says until when to wait', async () => {
    clock.advance(18_000)
    expect((await startSession(await prepared('acme-base'), codeOf(), deps)).ok).toBe(true)
    const again = await prepared('acme-base', { target: 'other' })
    expect(again.waitUntil).toBe(clock.now() + 12_000)
    expect(await startSession(again, codeOf(), deps)).toMatchObject({
      ok: false,
      failure: { code: 'code-already-used', next: 'code', waitUntil: clock.now() + 12_000 },
    })
    expect(sts.requests).toHaveLength(1)
    clock.advance(12_000)
    expect((await startSession(again, codeOf(), deps)).ok).toBe(true)
  })

  test('two at once with one device: one code, one call, one session', async () => {
    const sessions = await Promise.all([prepared('acme-base'), prepared('acme-base', { target: 'other' })])
    const results = await Promise.all(sessions.map((session) => startSession(session, codeOf(), deps)))
    expect(results.map((result) => result.ok).sort()).toEqual([false, true])
    expect(sts.requests).toHaveLength(1)
  })

  test('two devices do not wait for each other', async () => {
    expect((await startSession(await prepared('acme-base'), codeOf(), deps)).ok).toBe(true)
    expect((await startSession(await prepared('payments-long-term'), codeOf(PAYMENTS_TOKEN), deps)).ok).toBe(true)
  })

  test('after a lost connection the code counts as used', async () => {
    sts.trouble({ drop: { next: 1, when: 'after' } })
    const session = await prepared('acme-base')
    const before = credentials()
    expect(await startSession(session, codeOf(), deps)).toMatchObject({
      ok: false,
      failure: { code: 'network-reset', next: 'retry', waitUntil: clock.now() + 30_000 },
    })
    expect(credentials()).toBe(before)
    expect(await startSession(session, codeOf(), deps)).toMatchObject({ failure: { code: 'code-already-used' } })
  })

  test('a session that cannot be written says so, and leaves the file', async () => {
    const before = credentials()
    const fileSystem = {
      ...nodeFileSystem,
      rename: async (from: string, to: string) => {
        if (to === demo.credentialsFile) throw Object.assign(new Error('no'), { code: 'ENOSPC' })
        await nodeFileSystem.rename(from, to)
      },
    }
    const result = await startSession(await prepared('acme-base'), codeOf(), { ...deps, fileSystem })
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-written', waitUntil: clock.now() + 30_000 } })
    expect(!result.ok && result.failure.message).toContain('AWS gave the session, but it could not be written')
    expect(credentials()).toBe(before)
  })

  test('long-term keys that came into the target meanwhile are not overwritten', async () => {
    const session = await prepared('acme-base', { target: 'brand-new' })
    const added = `${credentials()}\n[brand-new]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n`
    writeFileSync(demo.credentialsFile, added)
    const result = await startSession(session, codeOf(), deps)
    expect(!result.ok && result.failure.message).toContain('has been given long-term keys meanwhile')
    expect(credentials()).toBe(added)
  })

  test('what others wrote meanwhile stays', async () => {
    const session = await prepared('acme-base')
    writeFileSync(demo.credentialsFile, `# new first line\n${credentials()}\n[late]\nregion = us-east-1\n`)
    expect((await startSession(session, codeOf(), deps)).ok).toBe(true)
    expect(credentials()).toMatch(/^# new first line\n/)
    expect(credentials()).toMatch(/\[late\]\nregion = us-east-1\n$/)
  })

  test('tells a clock that is off, and hands over the look back', async () => {
    sts.trouble({ clockOffset: 7 * 60_000 })
    const seen: Written[] = []
    const code = sts.codeFor(ALICE_PHONE, clock.now() + 7 * 60_000).code
    const result = await startSession(await prepared('acme-base'), code, { ...deps, onWritten: (w) => seen.push(w) })
    expect(result.ok && result.value.notes.join()).toContain('clock is 7 minutes behind')
    expect(seen.map((written) => written.outcome)).toEqual(['written'])
    await seen[0]?.watch.close()
  })

  test('neither code nor secret lies anywhere but in the credentials file and its copy', async () => {
    const code = codeOf()
    const result = await startSession(await prepared('acme-base'), code, deps)
    const secrets = [...sts.registry.issued.values()].map((issued) => issued.secretAccessKey)
    expect(JSON.stringify(result)).not.toContain(code)
    for (const secret of secrets) expect(JSON.stringify(result)).not.toContain(secret)
    const devices = join(demo.lanyardHome, 'state', 'devices')
    const [name = ''] = readdirSync(devices)
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    expect(readFileSync(join(devices, name), 'utf8')).toMatch(/^\d{8}\n$/)
    expect(statSync(devices).mode & 0o777).toBe(0o700)
    expect(statSync(join(devices, name)).mode & 0o777).toBe(0o600)
  })
})
