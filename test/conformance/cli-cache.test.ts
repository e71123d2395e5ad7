import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleScript } from '../support/bundle-script.ts'
import { ALICE_PHONE, demoPeople } from '../support/demo-people.ts'
import { createDemoWorld, type DemoWorld } from '../support/demo-world.ts'
import { type EmbeddedSts, startEmbeddedSts } from '../support/sts/server.ts'
import { hasBotocore } from './botocore.ts'

/*
 * The real AWS CLI as the reader of its own cache after Lanyard has filled it. Skipped by name where the machine has none.
 */

const run = promisify(execFile)

async function awsVersion(): Promise<string | null> {
  try {
    const { stdout, stderr } = await run('aws', ['--version'])
    return (stdout || stderr).trim()
  } catch {
    return null
  }
}

const version = await awsVersion()
if (version === null && process.env['LANYARD_NEVER_SKIP'] === '1')
  throw new Error('AWS CLI is missing: apt-get install awscli')

/** Asks botocore's fetcher for the role of acme-prod-admin, with a folder as its cache. */
const FETCHER = `
import json, sys
from botocore.credentials import AssumeRoleCredentialFetcher, JSONFileCache
def no_client(*words, **more): raise AssertionError('a client was made')
fetcher = AssumeRoleCredentialFetcher(
    no_client, None, 'arn:aws:iam::999988887777:role/Admin',
    extra_args={'RoleSessionName': 'alice', 'SerialNumber': '${ALICE_PHONE}'},
    cache=JSONFileCache(sys.argv[1]))
print(json.dumps({'name': fetcher._cache_key + '.json', 'credentials': fetcher.fetch_credentials()}))
`

type Ended = { readonly code: number | null; readonly output: string; readonly errors: string }

describe.skipIf(version === null)(`AWS CLI (${version ?? 'not installed'}) and the cache Lanyard fills`, () => {
  let home: string
  let sts: EmbeddedSts
  let demo: DemoWorld
  let cli: string

  /** Without a terminal and with an empty standard input: whoever asks for a code gets none. */
  const inDemo = (command: string, words: readonly string[]): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const env = { ...demo.environment, PATH: process.env['PATH'], AWS_PAGER: '' }
      const child = spawn(command, [...words], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
      let [output, errors] = ['', '']
      child.stdout.on('data', (chunk) => {
        output += String(chunk)
      })
      child.stderr.on('data', (chunk) => {
        errors += String(chunk)
      })
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, output, errors }))
    })
  const aws = (...words: readonly string[]) => inDemo('aws', words)
  const whoIs = (profile: string, ...more: readonly string[]) =>
    aws('sts', 'get-caller-identity', '--profile', profile, '--endpoint-url', sts.url, '--output', 'json', ...more)
  const folder = () => join(home, '.aws', 'cli', 'cache')
  const cacheOf = (role: string) => {
    const files = readdirSync(folder()).map((name) => join(folder(), name))
    const path = files.find((file) => readFileSync(file, 'utf8').includes(`assumed-role/${role}/`)) ?? 'none'
    return { path, content: JSON.parse(readFileSync(path, 'utf8')) }
  }

  beforeAll(async () => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-cache-')))
    sts = await startEmbeddedSts({ clock: { now: Date.now }, ...demoPeople(Date.now()) })
    demo = await createDemoWorld(home, { now: Date.now(), stsUrl: sts.url, inherited: process.env })
    cli = await bundleScript(new URL('../../main/cli/lanyard.ts', import.meta.url))
    const { code } = sts.codeFor(ALICE_PHONE, Date.now())
    const renewed = await inDemo(process.execPath, [cli, 'session', 'renew', 'acme-prod-admin', '--code', code])
    expect(renewed.code, renewed.errors).toBe(0)
  })
  afterAll(async () => {
    await sts.close()
    rmSync(home, { recursive: true, force: true })
  })

  test('a role with mfa_serial is used without a prompt, and STS is not asked to assume it again', async () => {
    const before = sts.requests.length
    const { code, output, errors } = await whoIs('acme-prod-admin')
    expect(code, errors).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      Account: '999988887777',
      Arn: 'arn:aws:sts::999988887777:assumed-role/Admin/alice',
    })
    expect(errors).not.toContain('MFA')
    const asked = sts.requests.slice(before)
    expect(asked.map(({ action }) => action)).toEqual(['GetCallerIdentity'])
    expect(asked[0]?.accessKeyId).toBe(cacheOf('Admin').content.Credentials.AccessKeyId)
  })

  test('the cache counts as fresh', async () => {
    const { errors } = await whoIs('acme-prod-admin', '--debug')
    expect(errors).toContain('Credentials for role retrieved from cache')
    expect(errors).not.toContain('but they are expired')
  })

  test.skipIf(!hasBotocore)('botocore’s own fetcher takes every field of it, and makes no client', async () => {
    const { path, content } = cacheOf('Admin')
    const { stdout } = await run('python3', ['-c', FETCHER, folder()])
    const fetched = JSON.parse(stdout)
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = content.Credentials
    expect(fetched).toEqual({
      name: path.slice(folder().length + 1),
      credentials: {
        access_key: AccessKeyId,
        secret_key: SecretAccessKey,
        token: SessionToken,
        expiry_time: Expiration,
        account_id: AccountId,
      },
    })
    expect(AccountId).toBe('999988887777')
  })

  test('the file has the shape of those that AWS CLI writes itself', async () => {
    expect((await whoIs('acme-dev')).code).toBe(0)
    const own = cacheOf('Developer')
    const ours = cacheOf('Admin')
    expect(Object.keys(ours.content.Credentials)).toEqual(Object.keys(own.content.Credentials))
    expect(Object.keys(ours.content.AssumedRoleUser)).toEqual(Object.keys(own.content.AssumedRoleUser))
    const form = (text: string) => text.replace(/\d/g, '0')
    expect(form(ours.content.Credentials.Expiration)).toBe(form(own.content.Credentials.Expiration))
    const start = (path: string) => readFileSync(path, 'utf8').slice(0, 32)
    expect(start(ours.path)).toBe(start(own.path))
  })

  test('with 15 minutes or less to live it asks for a code, as Lanyard says', async () => {
    const { path, content } = cacheOf('Admin')
    const before = readFileSync(path, 'utf8')
    const soon = new Date(Date.now() + 14 * 60_000).toISOString().replace(/\.\d{3}Z$/, 'UTC')
    writeFileSync(path, JSON.stringify({ ...content, Credentials: { ...content.Credentials, Expiration: soon } }))
    const { code, output, errors } = await whoIs('acme-prod-admin')
    writeFileSync(path, before)
    expect(code).not.toBe(0)
    expect(output + errors).toMatch(/MFA code for|EOF/)
  })

  test('after session stop it asks for a code again', async () => {
    const stopped = await inDemo(process.execPath, [cli, 'session', 'stop', 'acme-prod-admin'])
    expect(stopped.code, stopped.errors).toBe(0)
    expect((await whoIs('acme-prod-admin')).code).not.toBe(0)
  })
})
