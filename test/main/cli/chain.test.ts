import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Lanyard, lanyardIn } from './run-lanyard.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const KEYS = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`
const SSO = 'sso_account_id = 111122223333\nsso_role_name = Dev\nsso_start_url = https://x\nsso_region = eu-west-1\n'

let home: string
let script: string
let lanyard: Lanyard

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'lanyard-chain-'))
  put('.aws/config', `[profile prod]\n${SSO}[profile dev]\nregion = eu-west-1\n`)
  put('.aws/credentials', `[prod]\n${KEYS}[dev]\n${KEYS}`)
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
  lanyard = lanyardIn(script, home)
}, 60_000)

afterAll(() => rmSync(home, { recursive: true, force: true }))

const answer = (...words: readonly string[]) => JSON.parse(lanyard(['chain', ...words, '--json']).output)

describe('lanyard chain', () => {
  it('tells every tool in one line each', () => {
    const { output } = lanyard(['chain', '--profile', 'dev', '--all-tools'])
    expect(output.trim().split('\n')).toHaveLength(11)
    expect(answer('--profile', 'dev', '--all-tools')).toHaveLength(11)
  })

  it('puts tools side by side and says where they part', () => {
    const { comparison, verdicts } = answer('--profile', 'prod', '--compare', 'aws-cli-v2,sdk-js-v3')
    expect(verdicts).toHaveLength(2)
    expect(comparison.agree).toBe(false)
    expect(comparison.partings).toContainEqual({ what: 'provider', values: ['sso', 'profile-keys'] })
    expect(lanyard(['chain', '--profile', 'prod', '--compare', 'aws-cli-v2,sdk-js-v3']).output).toMatch(/^They part/)
  })

  it('supposes AWS_PROFILE, which is not an explicit profile', () => {
    expect(answer('--env-profile', 'dev').profile).toEqual({
      name: 'dev',
      origin: { kind: 'variable', name: 'AWS_PROFILE' },
    })
  })

  it('supposes steps there and not there', () => {
    const verdict = answer(
      '--profile',
      'dev',
      '--assume-absent',
      'credentials-file',
      '--assume-present',
      'instance-metadata',
    )
    expect(verdict.winner).toMatchObject({ provider: 'instance-metadata', profile: null })
    expect(lanyard(['chain', '--assume-absent', 'nonsense']).code).toBe(2)
  })

  it('goes to a pictured host, with the variables of a file beside its own', () => {
    expect(answer('--place', 'lambda').winner.provider).toBe('environment')
    put('app.env', `AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`)
    const verdict = answer('--place', 'ec2', '--env-file', 'app.env')
    expect(verdict.winner.provider).toBe('environment')
    expect(verdict.steps.at(-1)).toMatchObject({ state: 'shadowed', hiddenBy: ['environment'] })
    expect(lanyard(['chain', '--place', 'ec2', '--env-file', 'app.env']).output).toMatch(
      /^AWS CLI v2 on an EC2 instance uses the keys in AWS_ACCESS_KEY_ID\..* the instance role\. AWS sees the owner/,
    )
    expect(lanyard(['chain', '--place', 'moon'])).toMatchObject({ code: 2 })
  })

  it.skipIf(process.platform === 'win32')(
    'reads variables from standard input, and prints none of their secrets',
    () => {
      const input = `AWS_PROFILE=dev\nAWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`
      for (const words of [
        ['--', script, 'chain', '--env-file', '-'],
        [script, 'chain', '--environment', '-'],
        ['--', script, 'chain', '--env-file', '-', '--json'],
      ]) {
        const [first = '', ...rest] = words
        const { output, errors, code } = lanyardIn(first, home)(rest, {}, input)
        expect(code).toBe(0)
        expect(output + errors).not.toContain(SECRET)
      }
      expect(lanyard(['chain', '--environment', '.aws', '--json'])).toMatchObject({ code: 1 })
    },
  )

  it('draws the ladder, with what is not configured folded, and a stop under an error', () => {
    const { output } = lanyard(['chain', '--profile', 'dev'])
    expect(output).toMatch(/ 5 ● Shared credentials file {2}wins/)
    expect(output).toContain('2 to 4: 3 providers not configured')
    const stopped = lanyard(['chain'], { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }).output
    expect(stopped).toContain('━ The chain ends here with an error. AWS CLI v2 does not fall through.')
  })

  it.runIf(process.platform === 'linux')('goes to a running process, and prints none of its secrets', async () => {
    const env = {
      HOME: home,
      AWS_PROFILE: 'dev',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: SECRET,
    }
    const child = spawn(process.execPath, ['-e', 'console.log(1); process.stdin.resume()'], { env, cwd: home })
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve))
      const { output, errors } = lanyard(['chain', '--pid', String(child.pid), '--json'])
      expect(JSON.parse(output)).toMatchObject({ profile: { name: 'dev' }, winner: { provider: 'environment' } })
      expect(errors).toContain(`process ${child.pid}`)
      expect(output + errors).not.toContain(SECRET)
    } finally {
      child.kill('SIGKILL')
    }
    expect(lanyard(['chain', '--pid', 'x']).code).toBe(2)
    expect(lanyard(['chain', '--pid', '1', '--place', 'ec2']).code).toBe(2)
    expect(lanyard(['chain', '--pid', '4000000000'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('no process'),
    })
  })

  it.skipIf(process.platform === 'win32')('goes to a login shell', () => {
    put('.profile', 'export AWS_PROFILE=dev\n')
    const { output } = lanyard(['chain', '--place', 'login-shell', '--json'], { SHELL: '/bin/sh', AWS_PROFILE: 'prod' })
    expect(JSON.parse(output)).toMatchObject({ profile: { name: 'dev' }, winner: { provider: 'credentials-file' } })
  })

  it.skipIf(process.platform === 'win32')(
    'probes a credential process: says it before, and keeps no credentials',
    () => {
      const said = JSON.stringify({
        Version: 1,
        AccessKeyId: 'A',
        SecretAccessKey: SECRET,
        Expiration: '2099-01-01T00:00:00Z',
      })
      put('said.json', said)
      put(
        '.aws/config',
        `[profile prod]\n${SSO}[profile dev]\nregion = eu-west-1\n[profile tool]\ncredential_process = cat said.json\n`,
      )
      const { output, errors } = lanyard(['chain', '--profile', 'tool', '--probe', 'process', '--json'])
      expect(JSON.parse(output).probe).toMatchObject({ found: 'credentials', expiresAt: '2099-01-01T00:00:00Z' })
      expect(errors).toMatch(/^Runs cat said\.json without a shell/)
      expect(output + errors).not.toContain(SECRET)
      expect(lanyard(['chain', '--profile', 'dev', '--probe', 'process'])).toMatchObject({ code: 1 })
      expect(lanyard(['chain', '--probe', 'sso'])).toMatchObject({ code: 2 })
      expect(lanyard(['chain', '--place', 'ec2', '--probe', 'container'])).toMatchObject({ code: 2 })
    },
  )

  it('shows where region and STS endpoint come from', () => {
    const { regionSteps, stsSteps } = answer('--profile', 'dev', '--region')
    expect(regionSteps).toContainEqual(expect.objectContaining({ state: 'wins', value: 'eu-west-1' }))
    expect(stsSteps).toContainEqual(
      expect.objectContaining({ state: 'wins', value: 'https://sts.eu-west-1.amazonaws.com' }),
    )
    expect(lanyard(['chain', '--profile', 'dev', '--region']).output).toContain('STS endpoint of AWS CLI v2')
    expect(answer('--profile', 'dev')).not.toHaveProperty('regionSteps')
  })

  it('takes one of --tool, --compare and --all-tools', () => {
    expect(lanyard(['chain', '--tool', 'boto3', '--all-tools']).code).toBe(2)
    expect(lanyard(['chain', '--compare', 'boto3']).code).toBe(2)
    expect(lanyard(['chain', '--compare', 'boto3,sdk-cobol', '--json']).code).toBe(2)
  })
})
