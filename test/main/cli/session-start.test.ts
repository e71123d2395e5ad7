import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleScript } from '../../support/bundle-script.ts'
import { ALICE_PHONE, BASE_KEYS } from '../../support/demo-people.ts'
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
  folder = mkdtempSync(join(tmpdir(), 'lanyard-session-'))
  demo = await startDemo({ folder })
})
afterEach(async () => {
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command line beside the STS, which lives in this process. */
function lanyard(...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...words], {
      env: { ...demo.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      errors += String(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output, errors }))
  })
}

const credentialsFile = () => join(folder, '.aws/credentials')
const credentials = () => readFileSync(credentialsFile(), 'utf8')
const json = (text: string): unknown => JSON.parse(text)
const code = () => demo.currentCode(ALICE_PHONE, Date.now()).code

/** The file without the section of that name. */
function without(text: string, name: string): string {
  const lines = text.split(/(?<=\n)/)
  const start = lines.findIndex((line) => line.startsWith(`[${name}]`))
  if (start === -1) return text
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('['))
  return [...lines.slice(0, start), ...(length === -1 ? [] : lines.slice(start + 1 + length))].join('')
}

describe('lanyard session start', () => {
  it('writes the session and answers exactly the fields of the contract', async () => {
    const before = credentials()
    const {
      code: exit,
      output,
      errors,
    } = await lanyard('session', 'start', 'acme-base', '--code', code(), '--duration=3600', '--json')
    expect(exit, errors).toBe(0)
    const answer = json(output)
    expect(Object.keys(Object(answer))).toEqual(documentedFields('session start'))
    expect(answer).toEqual({
      source: 'acme-base',
      target: 'acme-base-mfa',
      serial: ALICE_PHONE,
      durationSeconds: 3600,
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      file: credentialsFile(),
      backup: expect.any(String),
    })
    const { backup, expiresAt } = Object(answer)
    expect(readFileSync(backup, 'utf8')).toBe(before)
    expect(credentials()).toContain(`x_security_token_expires = ${expiresAt}`)
    expect(without(credentials(), 'acme-base-mfa')).toBe(without(before, 'acme-base-mfa'))
    expect(output + errors).not.toContain('IQoJ')
    expect(output + errors).not.toContain(BASE_KEYS.secretAccessKey)
    const list = json((await lanyard('session', 'list', '--json')).output)
    expect(list).toContainEqual(
      expect.objectContaining({
        profile: 'acme-base-mfa',
        source: 'acme-base',
        kind: 'temporary-keys',
        expiresAt,
        state: 'live',
        madeByLanyard: true,
      }),
    )
  })

  it('says for a person what is live and how to use it', async () => {
    const {
      code: exit,
      output,
      errors,
    } = await lanyard('session', 'start', 'acme-base', '--code', code(), '--target', 'fresh')
    expect(exit, errors).toBe(0)
    expect(output).toContain('fresh is live for')
    expect(output).toContain('AWS_PROFILE')
    expect(credentials()).toContain('[fresh]')
  })

  it('fails with exit code 1 and loses nothing when the code is wrong', async () => {
    const before = credentials()
    const wrong = code() === '000000' ? '111111' : '000000'
    const { code: exit, output, errors } = await lanyard('session', 'start', 'acme-base', '--code', wrong, '--json')
    expect(exit).toBe(1)
    expect(json(output)).toMatchObject({ error: { code: expect.any(String) } })
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(credentials()).toBe(before)
  })

  it.each([
    [['acme-base'], 'code-missing'],
    [['acme-base', '--code', '12345'], 'bad-code'],
    [['acme-base', '--code', 'abcdef'], 'bad-code'],
    [['acme-base', '--code', '123456', '--duration', '899'], 'bad-duration'],
    [['acme-base', '--code', '123456', '--duration', '12h'], 'bad-duration'],
    [['acme-base', '--code', '123456', '--target', 'two words'], 'target-name'],
    [['acme-base', '--code', BASE_KEYS.secretAccessKey], 'secret-argument'],
    [['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'], 'secret-argument'],
    [['acme-base', '--target=AKIAIOSFODNN7EXAMPLE'], 'secret-argument'],
    [['acme-base', '--secret-access-key', 'x'], 'wrong-usage'],
  ])('is wrong usage, exit code 2: %j', async (words, error) => {
    const before = credentials()
    const { code: exit, output, errors } = await lanyard('session', 'start', ...words, '--json')
    expect(exit).toBe(2)
    expect(json(output)).toMatchObject({ error: { code: error } })
    expect(output + errors).not.toContain('EXAMPLE')
    expect(credentials()).toBe(before)
  })

  it.each([
    [['acme-base', '--target', 'acme-base'], 'target-is-source'],
    [['nobody'], 'no-such-profile'],
  ])('is refused with exit code 1: %j', async (words, error) => {
    const before = credentials()
    const { code: exit, output } = await lanyard('session', 'start', ...words, '--code', '123456', '--json')
    expect(exit).toBe(1)
    expect(json(output)).toMatchObject({ error: { code: error } })
    expect(credentials()).toBe(before)
  })

  it('leaves nothing beside the credentials file', async () => {
    await lanyard('session', 'start', 'acme-base', '--code', code())
    expect(readdirSync(join(folder, '.aws')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
