import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleScript } from '../../support/bundle-script.ts'
import { BASE_KEYS, PAYMENTS_KEYS } from '../../support/demo-people.ts'
import { type Demo, startDemo } from '../../support/demo-sts.ts'
import { documentedFields } from './command-line-page.ts'
import type { Ended } from './run-lanyard.ts'

let script: string
let demo: Demo
let folder: string

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-whoami-'))
  demo = await startDemo({ folder })
})
afterEach(async () => {
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs `lanyard whoami` beside the STS, which lives in this process. */
function whoami(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, 'whoami', ...words], {
      env: { ...demo.environment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const texts = { output: '', errors: '' }
    child.stdout.on('data', (chunk) => {
      texts.output += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      texts.errors += String(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...texts }))
  })
}

describe('lanyard whoami', () => {
  it('answers exactly the fields of the contract, with the account’s alias', async () => {
    const { code, output, errors } = await whoami(['acme-base', '--json'])
    expect(code, errors).toBe(0)
    expect(Object.keys(JSON.parse(output))).toEqual(documentedFields('whoami'))
    expect(JSON.parse(output)).toEqual({
      profile: 'acme-base',
      account: '123456789012',
      alias: 'acme',
      arn: 'arn:aws:iam::123456789012:user/alice',
      userId: 'AIDAEXAMPLEALICE00001',
      credentials: { provider: 'credentials-file', accessKeyId: 'AKIA…7777', expiresAt: null, through: [] },
    })
  })

  it('says for a person which credentials were used and when they end', async () => {
    const { code, output, errors } = await whoami(['acme-base-mfa'])
    expect(code, errors).toBe(0)
    expect(output).toContain('1234 5678 9012 (acme)')
    expect(output).toContain('from the credentials file')
    expect(output).toMatch(/Ends +\d{4}-/)
  })

  it('without a name, asks for the environment’s own credentials', async () => {
    const keys = {
      AWS_ACCESS_KEY_ID: PAYMENTS_KEYS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: PAYMENTS_KEYS.secretAccessKey,
    }
    const { output } = await whoami(['--json'], keys)
    expect(JSON.parse(output)).toMatchObject({ account: '444455556666', credentials: { provider: 'environment' } })
    const named = await whoami(['--json'], { AWS_PROFILE: 'acme-base' })
    expect(JSON.parse(named.output)).toMatchObject({ profile: 'acme-base', account: '123456789012' })
  })

  it('asks for no code: it says that one is needed, with exit code 1', async () => {
    const { code, output, errors } = await whoami(['acme-prod-admin', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(output)).toMatchObject({ error: { code: 'code-needed' } })
    expect(errors).toContain('alice-phone')
  })

  it('prints no secret, no token and no whole key id', async () => {
    for (const words of [['acme-base'], ['acme-base', '--json'], ['acme-base-mfa', '--json']]) {
      const { output, errors } = await whoami(words)
      for (const secret of [BASE_KEYS.secretAccessKey, BASE_KEYS.accessKeyId, 'IQoJ'])
        expect(output + errors).not.toContain(secret)
    }
  })

  it('a name that is not there is told with the nearest one that is', async () => {
    const { code, errors } = await whoami(['acme-bas'])
    expect(code).toBe(1)
    expect(errors).toContain('Did you mean “acme-base”?')
  })
})
