import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleScript } from '../support/bundle-script.ts'
import { type Demo, startDemo } from '../support/demo-sts.ts'

/*
 * The real AWS CLI as the reader of what Lanyard writes. Skipped by name where the machine has none.
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

/** Lines of a file outside the section, with their line ends. */
function outside(text: string, section: string): string[] {
  let inside = false
  return text.split(/(?<=\n)/).filter((line) => {
    if (/^\s*\[/.test(line)) inside = line.trim() === `[${section}]`
    return !inside
  })
}

describe.skipIf(version === null)(`AWS CLI (${version ?? 'not installed'}) reads what Lanyard writes`, () => {
  let demo: Demo
  let cli: string
  let before: string
  const credentials = () => join(demo.folder, '.aws', 'credentials')
  const inDemo = (command: string, parameters: readonly string[]) =>
    run(command, [...parameters], {
      env: { ...demo.environment, PATH: process.env['PATH'], AWS_PAGER: '' },
      timeout: 60_000,
    })

  beforeAll(async () => {
    demo = await startDemo()
    cli = await bundleScript(new URL('../../main/cli/lanyard.ts', import.meta.url))
    before = readFileSync(credentials(), 'utf8')
    const serial = demo.devices.find((device) => device.profile === 'acme-base')?.serial ?? ''
    const { code } = demo.currentCode(serial, Date.now())
    await inDemo(process.execPath, [
      cli,
      'session',
      'start',
      'acme-base',
      '--code',
      code,
      '--target',
      'fresh-mfa',
      '--json',
    ])
  })

  afterAll(async () => {
    await demo.stop()
    rmSync(demo.folder, { recursive: true, force: true })
  })

  test('aws configure list names the new keys and the shared credentials file', async () => {
    const { stdout } = await inDemo('aws', ['configure', 'list', '--profile', 'fresh-mfa'])
    const written = readFileSync(credentials(), 'utf8')
    const keyId = /\[fresh-mfa\][^[]*aws_access_key_id = (\S+)/.exec(written)?.[1] ?? 'none'
    expect(stdout).toMatch(
      new RegExp(`access_key\\s+(?::\\s+)?\\*+${keyId.slice(-4)}\\s+(?::\\s+)?shared-credentials-file`),
    )
  })

  test('the session calls STS as the MFA user', async () => {
    const { stdout } = await inDemo('aws', [
      'sts',
      'get-caller-identity',
      '--profile',
      'fresh-mfa',
      '--endpoint-url',
      demo.url,
      '--output',
      'json',
    ])
    expect(JSON.parse(stdout)).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/alice' })
  })

  test('the session assumes a role whose trust policy demands MFA', async () => {
    const role = '\n[profile probe]\nrole_arn = arn:aws:iam::210987654321:role/Developer\nsource_profile = fresh-mfa\n'
    const config = join(demo.folder, 'probe-config')
    writeFileSync(config, readFileSync(join(demo.folder, '.aws', 'config'), 'utf8') + role)
    const { stdout } = await run(
      'aws',
      [
        'sts',
        'assume-role',
        '--role-arn',
        'arn:aws:iam::210987654321:role/Developer',
        '--role-session-name',
        'probe',
        '--profile',
        'fresh-mfa',
        '--endpoint-url',
        demo.url,
        '--output',
        'json',
      ],
      { env: { ...demo.environment, PATH: process.env['PATH'], AWS_CONFIG_FILE: config, AWS_PAGER: '' } },
    )
    expect(JSON.parse(stdout).AssumedRoleUser.Arn).toContain('assumed-role/Developer/probe')
  })

  test('nothing outside the target section changed by a byte', () => {
    const after = readFileSync(credentials(), 'utf8')
    expect(outside(after, 'fresh-mfa').join('').trimEnd()).toBe(before.trimEnd())
  })
})
