import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import type { SessionFailure } from '../../../app/view/model.ts'
import type { Timer } from '../../../main/aws/call.ts'
import { nodeFileSystem } from '../../../main/files/file-system.ts'
import type { Renewal, RenewalDeps } from '../../../main/session/renewal-model.ts'
import { startProxy } from '../../support/proxy-fixture.ts'
import { BAD_GATEWAY, broken, CAPTIVE_PORTAL, PORTAL_REDIRECT, throttled } from '../../support/sts/trouble.ts'
import { BOB_PHONE, PHONE, roleArn, SECURITY_KEY, startSts, TOKEN } from '../../support/sts-fixture.ts'
import {
  baseCall,
  filesIn,
  makeRenewalWorld,
  planOf,
  type RenewalWorld,
  roleCall,
  sentencesOf,
  standing,
} from './renewal-world.ts'

let world: RenewalWorld
beforeEach(async () => {
  world = await makeRenewalWorld()
})
afterEach(async () => {
  await world.remove()
})

/** What a bad day leads to. */
type Case = {
  readonly name: string
  readonly plan?: RenewalPlan
  readonly arrange?: (world: RenewalWorld) => void
  /** Between preparing and typing the code. */
  readonly meanwhile?: (world: RenewalWorld) => void
  readonly code?: (world: RenewalWorld) => string
  readonly deps?: (world: RenewalWorld) => Partial<RenewalDeps>
  readonly variables?: (world: RenewalWorld) => Record<string, string>
  /** The failure of the code or of preparing; left out: the code opened something. */
  readonly failure?: string
  readonly next?: SessionFailure['next']
  /** How the calls stand in the end. */
  readonly calls?: Readonly<Record<string, string>>
  readonly says: RegExp | null
  readonly requests?: number
  readonly credentials?: 'same' | 'changed'
}

const roles = () => planOf(baseCall(), roleCall('guarded', 'Guarded'), roleCall('open', 'Open'))
const target = (section: string) => ({ kind: 'target', section }) as const
const ofProfile = (profile: string, more = {}) =>
  planOf(baseCall({ signer: { kind: 'profile', profile }, profile, ...more }))
const wrong = (code: string) => (code === '000000' ? '111111' : '000000')
/** An answer that never comes is given up as soon as the request is there. */
const impatient =
  (count = 1) =>
  (one: RenewalWorld): Partial<RenewalDeps> => {
    const timer: Timer = (_milliseconds, run) => {
      let isStopped = false
      const look = (): void => {
        if (isStopped) return
        if (one.sts.requests.length >= count) run()
        else setImmediate(look)
      }
      setImmediate(look)
      return () => {
        isStopped = true
      }
    }
    return { timer }
  }
const failingRename =
  (isIt: (to: string) => boolean, code = 'ENOSPC') =>
  (): Partial<RenewalDeps> => ({
    fileSystem: {
      ...nodeFileSystem,
      rename: async (from, to) => {
        if (isIt(to)) throw Object.assign(new Error('no'), { code })
        await nodeFileSystem.rename(from, to)
      },
    },
  })
const refuseRoles = (one: RenewalWorld, status: number, code: string, message: string): void =>
  one.sts.trouble({ refuse: ({ action }) => (action === 'AssumeRole' ? { status, code, message } : null) })

const ALL_DONE = { base: 'done', guarded: 'done', open: 'done' }
const NOTHING_YET = { base: 'waiting', guarded: 'waiting', open: 'waiting' }
const NO_SOURCE = { guarded: 'source-failed', open: 'source-failed' }

const CODE_CASES: readonly Case[] = [
  {
    name: 'a code with five digits is not sent',
    code: () => '12345',
    failure: 'bad-code',
    next: 'code',
    calls: NOTHING_YET,
    says: /six digits/,
    requests: 0,
  },
  {
    name: 'a code with a letter is not sent',
    code: () => '12345a',
    failure: 'bad-code',
    calls: NOTHING_YET,
    says: /six digits/,
    requests: 0,
  },
  {
    name: 'a wrong code may be followed by another one',
    code: (one) => wrong(one.code()),
    failure: 'AccessDenied',
    next: 'code',
    calls: NOTHING_YET,
    says: /did not accept that code/,
    requests: 1,
  },
  {
    name: 'a code that was used elsewhere in its window',
    arrange: (one) => {
      one.sts.registry.usedSteps.set(PHONE, new Set([Math.floor(one.clock.now() / 30_000)]))
    },
    failure: 'AccessDenied',
    next: 'code',
    calls: NOTHING_YET,
    says: /was used already/,
  },
  {
    name: 'the code of two minutes ago',
    code: (one) => one.code(PHONE, -120_000),
    failure: 'AccessDenied',
    calls: NOTHING_YET,
    says: /did not accept that code/,
  },
  {
    name: 'the code of a device one step behind is taken',
    code: (one) => one.code(PHONE, -30_000),
    calls: ALL_DONE,
    says: null,
    credentials: 'changed',
  },
  {
    name: 'the serial number of somebody else',
    plan: planOf(baseCall({ serial: BOB_PHONE }), roleCall('guarded', 'Guarded')),
    code: (one) => one.code(BOB_PHONE),
    failure: 'AccessDenied',
    next: 'settings',
    calls: { base: 'AccessDenied', guarded: 'source-failed' },
    says: /does not know the MFA device .*bob-phone/,
  },
  {
    name: 'the serial number of a security key',
    plan: planOf(baseCall({ serial: SECURITY_KEY })),
    failure: 'AccessDenied',
    next: 'settings',
    calls: { base: 'AccessDenied' },
    says: /does not know the MFA device/,
  },
  {
    name: 'a serial number that is none',
    plan: planOf(baseCall({ serial: 'bad serial' })),
    failure: 'ValidationError',
    next: 'settings',
    calls: { base: 'ValidationError' },
    says: /is no MFA serial number/,
  },
  {
    name: 'a hardware token works like a phone',
    plan: planOf(baseCall({ serial: TOKEN })),
    code: (one) => one.code(TOKEN),
    calls: { base: 'done' },
    says: null,
    credentials: 'changed',
  },
  {
    name: 'a key that was made inactive',
    plan: ofProfile('sleeping'),
    failure: 'InvalidClientTokenId',
    next: 'settings',
    calls: { base: 'InvalidClientTokenId' },
    says: /does not know the access key of “sleeping”/,
  },
  {
    name: 'a key that was deleted between preparing and typing',
    plan: ofProfile('base'),
    meanwhile: (one) => one.sts.trouble({ failures: [{ status: 403, code: 'InvalidClientTokenId', message: 'no' }] }),
    failure: 'InvalidClientTokenId',
    calls: { base: 'InvalidClientTokenId' },
    says: /deleted or made inactive/,
  },
  {
    name: 'a secret that was cut off',
    arrange: (one) => {
      writeFileSync(one.credentialsFile, one.credentials().replace(/(aws_secret_access_key = \S+)\S/, '$1'))
    },
    failure: 'SignatureDoesNotMatch',
    next: 'settings',
    calls: { base: 'SignatureDoesNotMatch', ...NO_SOURCE },
    says: /secret access key of “base”/,
  },
  {
    name: 'a clock 14 minutes behind: signed again by AWS’s clock, done, and said',
    arrange: (one) => one.sts.trouble({ clockOffset: 14 * 60_000 }),
    code: (one) => one.code(PHONE, 14 * 60_000),
    calls: ALL_DONE,
    says: /clock is 14 minutes behind/,
    credentials: 'changed',
  },
  {
    name: 'a clock 14 minutes ahead: the same',
    arrange: (one) => one.sts.trouble({ clockOffset: -14 * 60_000 }),
    code: (one) => one.code(PHONE, -14 * 60_000),
    calls: ALL_DONE,
    says: /clock is 14 minutes ahead/,
    credentials: 'changed',
  },
  {
    name: 'a clock 14 minutes off that made the code: the clock is named',
    arrange: (one) => one.sts.trouble({ clockOffset: 14 * 60_000 }),
    failure: 'AccessDenied',
    next: 'code',
    calls: NOTHING_YET,
    says: /clock is 14 minutes behind; if it made the code, set it/,
  },
  {
    name: 'a clock that stays refused fails in a sentence',
    arrange: (one) =>
      one.sts.trouble({
        clockOffset: 14 * 60_000,
        refuse: () => ({ status: 403, code: 'RequestExpired', message: 'Request has expired.' }),
      }),
    failure: 'RequestExpired',
    next: 'retry',
    calls: NOTHING_YET,
    says: /clock is 14 minutes behind, and AWS allows five/,
  },
  {
    name: 'a region in which STS is not activated',
    arrange: (one) => one.sts.trouble({ disabledRegions: ['eu-central-1'] }),
    failure: 'RegionDisabledException',
    next: 'settings',
    calls: { base: 'RegionDisabledException', ...NO_SOURCE },
    says: /not activated in eu-central-1/,
  },
  {
    name: 'China: a key of the commercial partition is unknown there, and that is said',
    plan: ofProfile('china'),
    arrange: (one) => one.sts.trouble({ failures: [{ status: 403, code: 'InvalidClientTokenId', message: 'no' }] }),
    failure: 'InvalidClientTokenId',
    calls: { base: 'InvalidClientTokenId' },
    says: /AWS in China does not know the access key/,
  },
  {
    name: 'GovCloud: the same',
    plan: ofProfile('gov'),
    arrange: (one) => one.sts.trouble({ failures: [{ status: 403, code: 'InvalidClientTokenId', message: 'no' }] }),
    failure: 'InvalidClientTokenId',
    calls: { base: 'InvalidClientTokenId' },
    says: /AWS in GovCloud does not know/,
  },
  {
    name: 'an STS that does not answer: given up, and the code counts as used',
    arrange: (one) => one.sts.trouble({ slow: 'never' }),
    deps: impatient(),
    failure: 'network-timeout',
    next: 'retry',
    calls: NOTHING_YET,
    says: /did not answer within 10 s. The code may be used up/,
  },
  {
    name: 'a fault inside AWS',
    arrange: (one) => one.sts.trouble({ failures: broken(1) }),
    failure: 'InternalFailure',
    next: 'retry',
    calls: NOTHING_YET,
    says: /STS is not available/,
    requests: 1,
  },
  {
    name: 'a 503',
    arrange: (one) => one.sts.trouble({ throttle: 'unavailable' }),
    failure: 'ServiceUnavailable',
    calls: NOTHING_YET,
    says: /STS is not available/,
    requests: 1,
  },
  {
    name: 'a throttled code is not sent again by itself, but may be by the person',
    arrange: (one) => one.sts.trouble({ failures: throttled(1) }),
    failure: 'Throttling',
    next: 'retry',
    calls: NOTHING_YET,
    says: /The code was not used/,
    requests: 1,
  },
  {
    name: 'a connection lost before AWS answered',
    arrange: (one) => one.sts.trouble({ drop: { next: 1, when: 'before' } }),
    failure: 'network-reset',
    next: 'retry',
    calls: NOTHING_YET,
    says: /broke off .* The code may be used up/,
  },
  {
    name: 'a connection lost after AWS took the code',
    arrange: (one) => one.sts.trouble({ drop: { next: 1, when: 'after' } }),
    failure: 'network-reset',
    calls: NOTHING_YET,
    says: /The code may be used up/,
  },
  {
    name: 'the page of a hotel’s network',
    arrange: (one) => one.sts.trouble({ foreign: [CAPTIVE_PORTAL] }),
    failure: 'network-not-sts',
    next: 'retry',
    calls: NOTHING_YET,
    says: /sign in to the network/,
  },
  {
    name: 'the same by way of a redirect, which is not followed',
    arrange: (one) => one.sts.trouble({ foreign: [PORTAL_REDIRECT] }),
    failure: 'network-not-sts',
    calls: NOTHING_YET,
    says: /sign in to the network/,
  },
  {
    name: 'a load balancer without a server',
    arrange: (one) => one.sts.trouble({ foreign: [BAD_GATEWAY] }),
    failure: 'HTTP 502',
    next: 'retry',
    calls: NOTHING_YET,
    says: /STS is not available/,
  },
  {
    name: 'a name that does not resolve',
    variables: () => ({ AWS_ENDPOINT_URL_STS: 'http://sts.invalid' }),
    failure: 'network-dns',
    next: 'retry',
    calls: NOTHING_YET,
    says: /sts.invalid was not found/,
    requests: 0,
  },
  {
    name: 'nobody at the endpoint',
    variables: () => ({ AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' }),
    failure: 'network-refused',
    calls: NOTHING_YET,
    says: /did not accept the connection/,
    requests: 0,
  },
  {
    name: 'an endpoint that is no address',
    variables: () => ({ AWS_ENDPOINT_URL_STS: 'ftp://example' }),
    failure: 'network-endpoint-url',
    next: 'settings',
    calls: { base: 'network-endpoint-url', ...NO_SOURCE },
    says: /is no web address/,
    requests: 0,
  },
  {
    name: 'an endpoint that does not speak TLS',
    variables: (one) => ({ AWS_ENDPOINT_URL_STS: one.sts.url.replace('http:', 'https:') }),
    failure: 'network-not-tls',
    next: 'settings',
    calls: { base: 'network-not-tls', ...NO_SOURCE },
    says: /does not speak TLS/,
    requests: 0,
  },
  {
    name: 'certificates that cannot be read',
    variables: (one) => ({
      AWS_ENDPOINT_URL_STS: one.sts.url.replace('http:', 'https:'),
      AWS_CA_BUNDLE: join(one.home, 'missing.pem'),
    }),
    failure: 'network-ca-bundle',
    next: 'settings',
    calls: { base: 'network-ca-bundle', ...NO_SOURCE },
    says: /missing.pem cannot be read/,
    requests: 0,
  },
  {
    name: 'a proxy that is not there',
    variables: () => ({ HTTP_PROXY: 'http://alice:s3cretEXAMPLE@127.0.0.1:1' }),
    failure: 'network-proxy',
    next: 'retry',
    calls: NOTHING_YET,
    says: /The proxy 127.0.0.1:1 did not let the call through/,
    requests: 0,
  },
  {
    name: 'a proxy that is no address',
    variables: () => ({ HTTP_PROXY: 'socks5://127.0.0.1:1' }),
    failure: 'network-proxy-url',
    next: 'settings',
    calls: { base: 'network-proxy-url', ...NO_SOURCE },
    says: /is no address/,
    requests: 0,
  },
  {
    name: 'more than the root user may have: what came is said',
    plan: ofProfile('top', { serial: PHONE }),
    arrange: (one) =>
      one.sts.trouble({ failures: [{ status: 403, code: 'AccessDenied', message: 'root may not, says EXAMPLE' }] }),
    failure: 'AccessDenied',
    next: 'settings',
    calls: { base: 'AccessDenied' },
    says: /AWS refused these keys/,
  },
  {
    name: 'a refusal that nobody knows is shown with its code',
    arrange: (one) => one.sts.trouble({ failures: [{ status: 400, code: 'BrandNew', message: 'Something new.' }] }),
    failure: 'BrandNew',
    next: 'retry',
    calls: NOTHING_YET,
    says: /BrandNew: Something new/,
  },
  {
    name: 'temporary keys where long-term keys were',
    arrange: (one) => {
      const text = one.credentials().replace('[base]', '[base]\naws_session_token = IQoJEXAMPLE')
      writeFileSync(one.credentialsFile, text)
    },
    failure: 'temporary-keys',
    next: 'settings',
    calls: { base: 'temporary-keys', ...NO_SOURCE },
    says: /holds temporary keys/,
    requests: 0,
  },
  {
    name: 'a profile that is gone',
    plan: ofProfile('nobody'),
    failure: 'no-keys',
    next: 'settings',
    calls: { base: 'no-keys' },
    says: /no profile “nobody”/,
    requests: 0,
  },
]

const ROLE_CASES: readonly Case[] = [
  {
    name: 'a role that does not trust: the others live all the same',
    plan: planOf(baseCall(), roleCall('guarded', 'Guarded'), roleCall('second', 'Second')),
    calls: { base: 'done', guarded: 'done', second: 'AccessDenied' },
    says: /does not let “base” assume the role Second/,
    credentials: 'changed',
  },
  {
    name: 'a role that fails takes its chain along, not its siblings',
    plan: planOf(
      baseCall(),
      roleCall('open', 'Second'),
      roleCall('second', 'Second', { signer: { kind: 'call', id: 'open' } }),
      roleCall('guarded', 'Guarded'),
    ),
    calls: { base: 'done', open: 'AccessDenied', second: 'source-failed', guarded: 'done' },
    says: /assume the role Second/,
    credentials: 'changed',
  },
  {
    name: 'longer than the role allows',
    plan: planOf(baseCall(), roleCall('guarded', 'Guarded', { durationSeconds: 7200 })),
    calls: { base: 'done', guarded: 'ValidationError' },
    says: /allows no session of 2 h/,
    credentials: 'changed',
  },
  {
    name: 'longer than a chain allows',
    plan: planOf(
      baseCall(),
      roleCall('open', 'Open'),
      roleCall('second', 'Second', { signer: { kind: 'call', id: 'open' }, durationSeconds: 7200 }),
    ),
    calls: { base: 'done', open: 'done', second: 'ValidationError' },
    says: /assumed from a role lasts one hour at most/,
    credentials: 'changed',
  },
  {
    name: 'a wrong external id',
    plan: planOf(
      baseCall(),
      roleCall('partner', 'Partner', { role: { arn: roleArn('Partner'), sessionName: 'alice', externalId: 'wrong' } }),
    ),
    calls: { base: 'done', partner: 'AccessDenied' },
    says: /Compare external_id/,
    credentials: 'changed',
  },
  {
    name: 'throttled twice, then let through: nothing to be told',
    meanwhile: (one) => {
      let left = 2
      one.sts.trouble({
        refuse: ({ action }) => {
          if (action !== 'AssumeRole' || left === 0) return null
          left -= 1
          return { status: 400, code: 'Throttling', message: 'Rate exceeded' }
        },
      })
    },
    calls: ALL_DONE,
    says: null,
    requests: 5,
    credentials: 'changed',
  },
  {
    name: 'throttled without end: given up after five attempts each, in words that speak of no code',
    meanwhile: (one) => refuseRoles(one, 400, 'Throttling', 'Rate exceeded'),
    calls: { base: 'done', guarded: 'Throttling', open: 'Throttling' },
    says: /went on limiting calls after several attempts. Wait/,
    requests: 11,
    credentials: 'changed',
  },
  {
    name: 'a fault inside AWS that goes on: given up after five attempts',
    meanwhile: (one) => refuseRoles(one, 500, 'InternalFailure', 'no'),
    calls: { base: 'done', guarded: 'InternalFailure', open: 'InternalFailure' },
    says: /went on failing/,
    requests: 11,
    credentials: 'changed',
  },
  {
    name: 'connections lost behind the code are tried again',
    meanwhile: (one) => {
      const { requests } = one.sts
      one.sts.trouble({
        refuse: () => {
          if (requests.length === 0) one.sts.trouble({ drop: { next: 2, when: 'before' }, refuse: null })
          return null
        },
      })
    },
    calls: ALL_DONE,
    says: null,
    credentials: 'changed',
  },
  {
    name: 'a region disabled for one role only',
    meanwhile: (one) => one.sts.trouble({ disabledRegions: ['eu-west-1'] }),
    calls: { base: 'done', guarded: 'done', open: 'RegionDisabledException' },
    says: /not activated in eu-west-1/,
    credentials: 'changed',
  },
  {
    name: 'a base session that AWS takes for ended',
    meanwhile: (one) => refuseRoles(one, 403, 'ExpiredToken', 'The security token included in the request is expired'),
    calls: { base: 'done', guarded: 'ExpiredToken', open: 'ExpiredToken' },
    says: /are temporary and have ended/,
    credentials: 'changed',
  },
  {
    name: 'a role that lives too short for AWS CLI’s cache is opened, and that is said',
    plan: planOf(baseCall(), roleCall('guarded', 'Guarded', { durationSeconds: 900 })),
    calls: { base: 'done', guarded: 'done' },
    says: /asks again 15 minutes before the end/,
    credentials: 'changed',
  },
]

const WRITE_CASES: readonly Case[] = [
  {
    name: 'a credentials file that is read-only stops everything before the code is asked for',
    plan: planOf(baseCall()),
    arrange: (one) => chmodSync(one.credentialsFile, 0o400),
    failure: 'credentials-read-only',
    next: 'settings',
    says: /credentials/,
    requests: 0,
  },
  {
    name: 'one that became read-only while the code was typed: said, nothing half-written, the code used up',
    meanwhile: (one) => chmodSync(one.credentialsFile, 0o400),
    failure: 'not-written',
    next: 'retry',
    calls: { base: 'not-written', ...NO_SOURCE },
    says: /AWS gave the session, but it could not be written to “base-mfa”.*code is used up/,
  },
  {
    name: 'a full disk under the credentials file',
    deps: failingRename((to) => to.endsWith('/.aws/credentials')),
    failure: 'not-written',
    calls: { base: 'not-written', ...NO_SOURCE },
    says: /could not be written/,
  },
  {
    name: 'a full disk under AWS CLI’s cache: the base session lives all the same',
    deps: failingRename((to) => to.includes('/cli/cache/')),
    calls: { base: 'done', guarded: 'not-written', open: 'not-written' },
    says: /cache could not be written \(ENOSPC\)/,
    credentials: 'changed',
  },
  {
    name: 'a cache folder that is not writable ends its calls before the code',
    arrange: (one) => {
      mkdirSync(join(one.home, '.aws', 'cli'), { mode: 0o700 })
      writeFileSync(one.cacheFolder, 'in the way')
    },
    calls: { base: 'done', guarded: 'cache-unavailable', open: 'cache-unavailable' },
    says: /cache .* cannot be written/,
    requests: 1,
    credentials: 'changed',
  },
  {
    name: 'a cache folder that goes away meanwhile is made again',
    meanwhile: (one) => rmSync(one.cacheFolder, { recursive: true, force: true }),
    calls: ALL_DONE,
    says: null,
    credentials: 'changed',
  },
  {
    name: 'a target that was given long-term keys meanwhile keeps them',
    meanwhile: (one) => {
      const keys = '[base-mfa]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n'
      writeFileSync(one.credentialsFile, `${one.credentials()}${keys}`)
    },
    failure: 'not-written',
    calls: { base: 'not-written', ...NO_SOURCE },
    says: /has been given long-term keys meanwhile/,
  },
  {
    name: 'a target that holds long-term keys from the start',
    plan: planOf(baseCall({ place: target('bob') }), roleCall('guarded', 'Guarded')),
    failure: 'target-holds-keys',
    next: 'settings',
    says: /holds long-term keys/,
    requests: 0,
  },
  {
    name: 'a target that is the source',
    plan: planOf(baseCall({ place: target('base') })),
    failure: 'target-is-source',
    says: /cannot be written over “base” itself/,
    requests: 0,
  },
  {
    name: 'a target that some tools would not find',
    plan: planOf(baseCall({ place: target('two words') })),
    failure: 'target-name',
    says: /two words/,
    requests: 0,
  },
  {
    name: 'one impossible target among roles: the others live',
    plan: planOf(baseCall(), roleCall('guarded', 'Guarded', { place: target('bob') }), roleCall('open', 'Open')),
    calls: { base: 'done', guarded: 'target-holds-keys', open: 'done' },
    says: /holds long-term keys/,
    credentials: 'changed',
  },
  {
    name: 'a state folder that cannot be used: nothing is asked of AWS',
    arrange: (one) => writeFileSync(join(one.home, 'lanyard'), 'in the way'),
    failure: 'state-unavailable',
    next: 'retry',
    calls: NOTHING_YET,
    says: /state cannot be used/,
    requests: 0,
  },
  {
    name: 'a list of sessions that cannot be understood is put aside, and said',
    arrange: (one) => {
      mkdirSync(one.stateFolder, { recursive: true, mode: 0o700 })
      writeFileSync(join(one.stateFolder, 'sessions.json'), '{"version":1,"sessions":[{"secret":"EXAMPLE"}]}')
    },
    calls: ALL_DONE,
    says: /put aside as .*sessions.json.bad-/,
    credentials: 'changed',
  },
  {
    name: 'a list of sessions that cannot be written: the sessions stand, and it is said',
    deps: failingRename((to) => to.endsWith('sessions.json'), 'EACCES'),
    calls: ALL_DONE,
    says: /could not be noted in .*sessions.json \(EACCES\)/,
    credentials: 'changed',
  },
  {
    name: 'a history that cannot be written: the sessions stand, and it is said',
    deps: () => ({ record: async () => ({ ok: false, message: 'This write could not be noted in the history.' }) }),
    calls: ALL_DONE,
    says: /could not be noted in the history/,
    credentials: 'changed',
  },
  {
    name: 'what another program adds meanwhile stays',
    meanwhile: (one) => writeFileSync(one.credentialsFile, `${one.credentials()}[late]\nregion = us-east-1\n`),
    calls: ALL_DONE,
    says: null,
    credentials: 'changed',
  },
]

/** Every secret that a renewal could let slip. */
function secretsOf(one: RenewalWorld): readonly string[] {
  const issued = [...one.sts.registry.issued.values()].flatMap((keys) => [keys.secretAccessKey, keys.sessionToken])
  const held = one.credentials().match(/(?<=aws_secret_access_key = )\S{20,}/g) ?? []
  return [...issued, ...held, 's3cretEXAMPLE']
}

/** What must hold after any day: no secret told, no code sent twice, nothing half-written or left lying about. */
function checkAfterwards(one: RenewalWorld, told: unknown): void {
  const ledger = filesIn(one.stateFolder).filter((name) => name === 'sessions.json')
  const texts = ledger.map((name) => readFileSync(join(one.stateFolder, name), 'utf8'))
  const said = JSON.stringify(told, (_key, value) => (value instanceof Map ? [...value] : value)) + texts.join()
  for (const secret of secretsOf(one)) expect(said).not.toContain(secret)
  const sent = one.sent.map(({ serial, code }) => `${serial} ${code}`)
  expect(new Set(sent).size).toBe(sent.length)
  const beside = [...filesIn(join(one.home, '.aws')), ...filesIn(join(one.stateFolder, 'locks'))]
  expect(beside.filter((name) => /\.(?:tmp|lock)$/.test(name))).toEqual([])
  const mode = statSync(one.credentialsFile).mode & 0o777
  expect(mode & 0o077).toBe(0)
}

async function live(one: RenewalWorld, day: Case): Promise<void> {
  day.arrange?.(one)
  const before = one.credentials()
  const others = before.split(/^(?=\[)/m)
  const prepared = await one.prepare(day.plan ?? roles(), day.deps?.(one) ?? {}, day.variables?.(one) ?? {})
  const outcome = prepared.ok ? await spend(prepared.value, one, day) : { failure: prepared.failure, renewal: null }
  const { failure, renewal } = outcome
  expect(failure?.code).toBe(day.failure)
  if (day.next !== undefined) expect(failure?.next).toBe(day.next)
  if (day.calls !== undefined && renewal !== null) expect(standing(renewal.progress())).toEqual(day.calls)
  const said = [...(failure === null ? [] : [failure.message]), ...(renewal === null ? [] : sentencesOf(renewal))]
  if (day.says === null) expect(said).toEqual([])
  else expect(said.join('\n')).toMatch(day.says)
  for (const sentence of said) expect(sentence).toMatch(/\.$/)
  if (day.requests !== undefined) expect(one.sts.requests).toHaveLength(day.requests)
  for (const part of others) if (!part.startsWith('[base-mfa]')) expect(one.credentials()).toContain(part.trimEnd())
  if (day.credentials === 'changed') expect(one.credentials()).toMatch(/\[base-mfa\]\naws_access_key_id = ASIA/)
  else expect(one.credentials()).not.toContain('ASIA')
  checkAfterwards(one, [failure, said, renewal?.progress(), renewal?.written()])
}

async function spend(
  renewal: Renewal,
  one: RenewalWorld,
  day: Case,
): Promise<{ readonly failure: SessionFailure | null; readonly renewal: Renewal }> {
  await renewal.begin()
  day.meanwhile?.(one)
  const result = await renewal.giveCode((day.code ?? ((of) => of.code()))(one))
  return { failure: result.ok ? null : result.failure, renewal }
}

describe('the code', () => {
  test.each(CODE_CASES)('$name', (day) => live(world, day))
})
describe('the roles behind it', () => {
  test.each(ROLE_CASES)('$name', (day) => live(world, day))
})
describe('the files', () => {
  test.each(WRITE_CASES)('$name', (day) => live(world, day))
})

describe('after a failure', () => {
  test('the right code works in the window of the wrong one, and the wrong one is not sent again', async () => {
    const renewal = await world.prepared(roles())
    await renewal.begin()
    const bad = wrong(world.code())
    await renewal.giveCode(bad)
    expect(await renewal.giveCode(bad)).toMatchObject({
      ok: false,
      failure: { code: 'code-already-used', next: 'code' },
    })
    expect(world.sts.requests).toHaveLength(1)
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
    checkAfterwards(world, renewal.progress())
  })

  test('a code that may have been taken is waited out, by another renewal too', async () => {
    world.sts.trouble({ drop: { next: 1, when: 'after' } })
    const renewal = await world.prepared(roles())
    await renewal.begin()
    const first = await renewal.giveCode(world.code())
    expect(!first.ok && first.failure.waitUntil).toBe(world.clock.now() + 30_000)
    expect(renewal.progress().next?.waitUntil).toBe(world.clock.now() + 30_000)
    const other = await world.prepared(roles())
    expect((await other.begin()).next?.waitUntil).toBe(world.clock.now() + 30_000)
    expect(await other.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'code-already-used' } })
    expect(world.sts.requests).toHaveLength(1)
    world.clock.advance(30_000)
    expect(await other.giveCode(world.code())).toMatchObject({ ok: true })
    checkAfterwards(world, null)
  })

  test('a throttled code may be sent once more by the person', async () => {
    world.sts.trouble({ failures: throttled(1) })
    const renewal = await world.prepared(roles())
    await renewal.begin()
    await renewal.giveCode(world.code())
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
  })

  test('a code for nothing is not sent', async () => {
    const renewal = await world.prepared(planOf(baseCall()))
    await renewal.begin()
    await renewal.giveCode(world.code())
    world.clock.advance(30_000)
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'no-code-wanted' } })
    expect(world.sts.requests).toHaveLength(1)
  })
})

describe('two at once', () => {
  test('two renewals with one code on one device: one call, one session, and one hears to wait', async () => {
    const two = await Promise.all([world.prepared(roles()), world.prepared(roles())])
    await Promise.all(two.map((renewal) => renewal.begin()))
    const results = await Promise.all(two.map((renewal) => renewal.giveCode(world.code())))
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'code-already-used' } })
    expect(world.sts.requests.filter(({ action }) => action === 'GetSessionToken')).toHaveLength(1)
    checkAfterwards(world, null)
  })

  test('a device that another Lanyard holds for too long is busy, and the code was not sent', async () => {
    const other = await world.prepared(roles(), { askSession: () => new Promise(() => undefined) })
    await other.begin()
    void other.giveCode(world.code())
    const renewal = await world.prepared(roles(), { lockPatience: 50 })
    await renewal.begin()
    await new Promise((resolve) => setImmediate(resolve))
    const result = await renewal.giveCode(world.code())
    expect(result).toMatchObject({ ok: false, failure: { code: 'device-busy', next: 'retry' } })
    expect(renewal.progress().state).toBe('needs-code')
    expect(world.sent).toEqual([])
  })

  test('a second code while the first is at work is refused', async () => {
    const renewal = await world.prepared(roles())
    await renewal.begin()
    const first = renewal.giveCode(world.code())
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'still-running' } })
    expect(await first).toMatchObject({ ok: true })
  })

  test('two writers of one credentials file: both sets of sections are in it', async () => {
    const sections = (name: string) =>
      planOf(
        ...Array.from({ length: 8 }, (_, index) =>
          roleCall(`${name}${index}`, 'AliceOnly', {
            signer: { kind: 'profile', profile: 'base' },
            place: target(`${name}-${index}`),
          }),
        ),
      )
    const two = await Promise.all([world.prepared(sections('a')), world.prepared(sections('b'))])
    const ended = await Promise.all(two.map((renewal) => renewal.begin()))
    expect(ended.map(({ state }) => state)).toEqual(['done', 'done'])
    expect(world.credentials().match(/^\[[ab]-\d\]$/gm)).toHaveLength(16)
    checkAfterwards(world, ended)
  })
})

describe('cancel', () => {
  test('before the code: nothing was asked, nothing written', async () => {
    const before = world.credentials()
    const renewal = await world.prepared(roles())
    await renewal.begin()
    renewal.cancel()
    renewal.cancel()
    expect(renewal.progress().state).toBe('cancelled')
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'no-code-wanted' } })
    expect(world.credentials()).toBe(before)
    expect(world.sts.requests).toHaveLength(0)
  })

  test('while the code is under way: it counts as used, and nothing is written', async () => {
    world.sts.trouble({ slow: 'never' })
    const before = world.credentials()
    const renewal = await world.prepared(roles())
    await renewal.begin()
    const spent = renewal.giveCode(world.code())
    while (world.sts.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    renewal.cancel()
    expect(await spent).toMatchObject({ ok: false, failure: { code: 'network-cancelled' } })
    expect(renewal.progress().state).toBe('cancelled')
    expect(world.credentials()).toBe(before)
    const next = await world.prepared(roles())
    expect((await next.begin()).next?.waitUntil).toBe(world.clock.now() + 30_000)
    checkAfterwards(world, null)
  })

  test('between the roles: what is done stays, what is under way is let go', async () => {
    const renewal = await world.prepared(planOf(...roles().calls, roleCall('partner', 'Partner')), { concurrency: 1 })
    await renewal.begin()
    renewal.listen(({ calls }) => {
      if (calls.get('guarded')?.kind === 'done') renewal.cancel()
    })
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(standing(renewal.progress())).toEqual({
      base: 'done',
      guarded: 'done',
      open: 'cancelled',
      partner: 'cancelled',
    })
    expect(world.cacheFiles()).toHaveLength(1)
    checkAfterwards(world, renewal.progress())
  })

  test('in a pause after throttling: at once', async () => {
    const renewal = await world.prepared(roles(), {
      clock: { now: world.clock.now, sleep: () => new Promise(() => undefined) },
    })
    await renewal.begin()
    refuseRoles(world, 400, 'Throttling', 'Rate exceeded')
    const spent = renewal.giveCode(world.code())
    let paused = 0
    renewal.listen(({ calls }) => {
      paused = [...calls.values()].filter(({ kind }) => kind === 'backing-off').length
      if (paused === 2) setImmediate(renewal.cancel)
    })
    expect(await spent).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(standing(renewal.progress())).toEqual({ base: 'done', guarded: 'cancelled', open: 'cancelled' })
  })

  test('by a signal that was given before the beginning', async () => {
    const renewal = await world.prepared(roles(), { signal: AbortSignal.abort() })
    expect((await renewal.begin()).state).toBe('cancelled')
    expect(world.sts.requests).toHaveLength(0)
  })
})

describe('time', () => {
  test('asleep in mid-call: what was under way is tried again on waking, while the base session lives', async () => {
    const renewal = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')), {
      askRole: asleepOnce(3_600_000),
    })
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
  })

  test('asleep past the end of the base session: said, and AWS is not asked', async () => {
    const renewal = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')), {
      askRole: asleepOnce(13 * 3_600_000),
    })
    await renewal.begin()
    await renewal.giveCode(world.code())
    expect(standing(renewal.progress())).toEqual({ base: 'done', guarded: 'source-ended' })
    expect(sentencesOf(renewal).join()).toMatch(/session of “base” that signs this call has ended/)
    expect(world.sts.requests).toHaveLength(1)
  })

  /** The first call is cut by a sleep of so many milliseconds; later ones are real. */
  function asleepOnce(milliseconds: number): NonNullable<RenewalDeps['askRole']> {
    let first = true
    return async (request) => {
      const real = world.deps.askRole
      if (!first && real !== undefined) return real(request)
      first = false
      world.clock.advance(milliseconds)
      const failure = { problem: 'timeout', where: 'sts', reason: 'timeout', sent: 'maybe', seconds: 10 } as const
      return { ok: false, failure: { kind: 'network', ...failure } }
    }
  }

  test('a clock set back an hour while a code is remembered asks for nothing absurd', async () => {
    const renewal = await world.prepared(roles())
    await renewal.begin()
    await renewal.giveCode(world.code())
    world.clock.advance(-3_600_000)
    const again = await world.prepared(roles())
    expect((await again.begin()).next).toEqual({ serial: PHONE, waitUntil: null })
  })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe('on the way', () => {
  test.skipIf(!hasOpenssl)('to a server whose certificate nobody vouches for (needs openssl)', async () => {
    const at = (name: string) => join(world.home, name)
    const words = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    const files = ['-keyout', at('key'), '-out', at('cert'), '-subj', '/CN=127.0.0.1']
    spawnSync('openssl', ['req', ...words, ...files])
    const tls = { key: readFileSync(at('key'), 'utf8'), cert: readFileSync(at('cert'), 'utf8') }
    const { sts } = await startSts({ tls })
    const renewal = await world.prepared(roles(), {}, { AWS_ENDPOINT_URL_STS: sts.url })
    await renewal.begin()
    const result = await renewal.giveCode(world.code())
    await sts.close()
    expect(result).toMatchObject({ ok: false, failure: { code: 'network-tls', next: 'settings' } })
    expect(standing(renewal.progress())).toEqual({ base: 'network-tls', ...NO_SOURCE })
    expect(sts.requests).toHaveLength(0)
  })

  test('through a proxy that asks for its password', async () => {
    const strict = await startProxy(407)
    const renewal = await world.prepared(
      roles(),
      {},
      { HTTPS_PROXY: strict.url, AWS_ENDPOINT_URL_STS: 'https://sts.invalid' },
    )
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({
      ok: false,
      failure: { code: 'network-proxy-password' },
    })
    strict.close()
  })

  test('through a proxy that works, all calls go its way', async () => {
    const proxy = await startProxy()
    const renewal = await world.prepared(roles(), {}, { HTTP_PROXY: proxy.url })
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
    expect(proxy.seen).toHaveLength(3)
    proxy.close()
  })

  test('to something that hangs up at once', async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const renewal = await world.prepared(roles(), {}, { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}` })
    await renewal.begin()
    const result = await renewal.giveCode(world.code())
    expect(!result.ok && result.failure.code).toBe('network-reset')
    server.close()
  })
})

test('what stands in the home folder afterwards is what was there, the sessions, and Lanyard’s own', async () => {
  const renewal = await world.prepared(roles())
  await renewal.begin()
  await renewal.giveCode(world.code())
  expect(readdirSync(join(world.home, '.aws')).toSorted()).toEqual(['cli', 'config', 'credentials'])
  expect(readdirSync(world.home).toSorted()).toEqual(['.aws', 'lanyard'])
})
