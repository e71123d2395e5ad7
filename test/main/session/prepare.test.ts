import { chmodSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SessionRequest } from '../../../app/session/prepare.ts'
import { ALICE_PHONE, PAYMENTS_TOKEN } from '../../support/demo-people.ts'
import { makeSessionWorld, type SessionWorld } from './session-world.ts'

let world: SessionWorld
beforeEach(async () => {
  world = await makeSessionWorld()
})
afterEach(() => world.remove())

async function whyNot(profile: string, more: Partial<SessionRequest> = {}) {
  const result = await world.prepare(profile, more)
  if (result.ok) throw new Error('it was prepared')
  return result.failure
}

describe('prepareSession', () => {
  test('knows source, device, target and where it will ask', async () => {
    const session = await world.prepared('acme-base')
    expect(session).toMatchObject({
      source: 'acme-base',
      target: 'acme-base-mfa',
      serial: ALICE_PHONE,
      durationSeconds: 43_200,
      region: 'eu-central-1',
      warnings: [],
      waitUntil: null,
    })
    expect(session.sts.url).toBe(world.sts.url)
  })

  test('takes a hardware number, and X for X-long-term', async () => {
    expect(await world.prepared('payments-long-term')).toMatchObject({ serial: PAYMENTS_TOKEN, target: 'payments' })
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
    expect(world.sts.requests).toHaveLength(0)
  })

  test('refuses to burn a code on a credentials file that AWS CLI cannot read', async () => {
    writeFileSync(world.demo.credentialsFile, `${world.credentials()}\n[acme-base]\n`)
    const failure = await whyNot('acme-base')
    expect(failure.code).toBe('credentials-refused')
    expect(failure.message).toContain(world.demo.credentialsFile)
  })

  test('refuses to burn a code on a credentials file that cannot be written', async () => {
    chmodSync(world.demo.credentialsFile, 0o444)
    expect(await whyNot('acme-base')).toMatchObject({ code: 'credentials-read-only', next: 'settings' })
    const real = `${world.demo.credentialsFile}.real`
    writeFileSync(real, world.credentials(), { mode: 0o400 })
    rmSync(world.demo.credentialsFile)
    symlinkSync(real, world.demo.credentialsFile)
    expect((await whyNot('acme-base')).message).toContain('read-only')
  })

  test.each([
    ['a role', 'acme-dev', 'the role'],
    ['an SSO profile', 'corp-dev', 'the SSO setting'],
    ['a web identity', 'ci-deploy', 'the web identity'],
  ])('warns before the code that %s of that name hides the session', async (_what, target, words) => {
    const { warnings } = await world.prepared('acme-base', { target })
    expect(warnings.join('\n')).toContain(words)
  })

  test.each(['vault-keys', 'laptop-login', 'sandbox', 'team-tools', 'brand-new'])(
    'has nothing to warn of for %s: keys in the credentials file come first',
    async (target) => {
      expect((await world.prepared('acme-base', { target })).warnings).toEqual([])
    },
  )

  test('warns that AWS CLI cannot read the config file, and goes on', async () => {
    writeFileSync(world.demo.configFile, `${readFileSync(world.demo.configFile, 'utf8')}\n[profile sandbox]\n`)
    const { warnings, region } = await world.prepared('acme-base')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(world.demo.configFile)
    expect(region).toBe('eu-central-1')
  })

  test('warns of an assumed region and of an endpoint that is not encrypted', async () => {
    const environment = { ...world.demo.environment, AWS_ENDPOINT_URL_STS: 'http://world.sts.company.test' }
    const result = await world.prepare('payments-long-term', {}, environment)
    expect(result.ok && result.value.warnings.join()).toContain('is not encrypted')
    writeFileSync(world.demo.configFile, '')
    const bare = await world.prepared('acme-base', { serial: ALICE_PHONE })
    expect(bare).toMatchObject({ region: 'us-east-1', sts: { regionFound: 'assumed' } })
    expect(bare.warnings.join()).toContain('No region is set, so us-east-1')
  })
})
