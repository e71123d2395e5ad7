import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleScript } from '../../support/bundle-script.ts'
import { ALICE_LAPTOP, ALICE_PHONE, BASE_KEYS, demoPeople, PAYMENTS_TOKEN } from '../../support/demo-people.ts'
import { createDemoWorld, type DemoWorld } from '../../support/demo-world.ts'
import { type EmbeddedSts, startEmbeddedSts } from '../../support/sts/server.ts'
import { documentedFields } from './command-line-page.ts'
import type { Ended } from './run-lanyard.ts'

let script: string
let home: string
let sts: EmbeddedSts
let demo: DemoWorld

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-renew-')))
  sts = await startEmbeddedSts({ clock: { now: Date.now }, ...demoPeople(Date.now()) })
  demo = await createDemoWorld(home, { now: Date.now(), stsUrl: sts.url, inherited: process.env })
})
afterEach(async () => {
  await sts.close()
  rmSync(home, { recursive: true, force: true })
})

/** Runs the command line beside the STS, which lives in this process; `meddle` is called with the child once it runs. */
function lanyard(words: readonly string[], meddle: (interrupt: () => void) => void = () => undefined): Promise<Ended> {
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
    meddle(() => child.kill('SIGINT'))
  })
}

const renew = (...words: readonly string[]) => lanyard(['session', 'renew', ...words])
const codeOf = (serial = ALICE_PHONE) => sts.codeFor(serial, Date.now()).code
const credentials = () => readFileSync(demo.credentialsFile, 'utf8')
const cache = () => {
  const folder = join(home, '.aws/cli/cache')
  return existsSync(folder) ? readdirSync(folder) : []
}
const json = (text: string) => Object(JSON.parse(text))

describe('lanyard session renew', () => {
  it('opens a role and what it hangs on with one code, and answers exactly the fields of the contract', async () => {
    const { code, output, errors } = await renew('acme-prod-admin', '--code', codeOf(), '--json')
    expect(code, errors).toBe(0)
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(Object.keys(json(output))).toEqual(documentedFields('session renew'))
    expect(json(output)).toEqual({
      state: 'done',
      calls: [
        {
          profile: 'acme-base',
          action: 'GetSessionToken',
          state: 'done',
          expiresAt: iso,
          serial: ALICE_PHONE,
          durationSeconds: 43_200,
          place: { kind: 'target', section: 'acme-base-mfa' },
          file: demo.credentialsFile,
          error: null,
        },
        {
          profile: 'acme-prod-admin',
          action: 'AssumeRole',
          state: 'done',
          expiresAt: iso,
          serial: null,
          durationSeconds: 3600,
          place: { kind: 'cli-cache', section: null },
          file: join(home, '.aws/cli/cache', cache()[0] ?? ''),
          error: null,
        },
      ],
    })
    expect(cache()).toHaveLength(1)
    expect(errors).toContain('acme-prod-admin: live for')
    expect(output + errors).not.toContain('IQoJ')
    expect(output + errors).not.toContain(BASE_KEYS.secretAccessKey)
  })

  it('renews without a code what a live session opens', async () => {
    await renew('acme-prod-admin', '--code', codeOf())
    const before = sts.requests.length
    const { code, errors } = await renew('acme-prod-admin', '--json')
    expect(code, errors).toBe(0)
    expect(sts.requests.slice(before).map(({ action }) => action)).toEqual(['AssumeRole'])
  })

  it('says for a person what lives, how long and where', async () => {
    const { code, output, errors } = await renew('--device', ALICE_PHONE, '--code', codeOf())
    expect(code, errors).toBe(0)
    expect(output).toMatch(/^PROFILE +STATE +TIME LEFT +WHERE$/m)
    expect(output).toMatch(/^acme-prod-admin +live +59 m +AWS CLI cache$/m)
    expect(output).toContain('[acme-base-mfa] of ')
  })

  it('renews everything with codes of the devices’ commands', async () => {
    const commands = [ALICE_PHONE, ALICE_LAPTOP, PAYMENTS_TOKEN].map((serial, index) => {
      writeFileSync(join(home, `code-${index}`), codeOf(serial))
      return `${serial} = cat ${join(home, `code-${index}`)}`
    })
    writeFileSync(join(demo.lanyardHome, 'settings.ini'), `[token-commands]\n${commands.join('\n')}\n`)
    const { code, output, errors } = await renew('--all', '--json')
    expect(code, errors).toBe(0)
    const { calls, state } = json(output)
    expect(state).toBe('done')
    expect(calls.map(({ profile }: { profile: string }) => profile).toSorted()).toEqual(
      ['acme-base', 'acme-prod-admin', 'default', 'payments-long-term'].toSorted(),
    )
    expect(errors).toContain('Asking the command for the code of alice-phone')
    for (const serial of [ALICE_PHONE, ALICE_LAPTOP, PAYMENTS_TOKEN])
      expect(output + errors).not.toContain(codeOf(serial))
  })

  it('a wrong code: exit code 1, the failure at its call, and nothing changed', async () => {
    const before = credentials()
    const wrong = codeOf() === '000000' ? '111111' : '000000'
    const { code, output, errors } = await renew('acme-prod-admin', '--code', wrong, '--json')
    expect(code).toBe(1)
    expect(json(output)).toMatchObject({
      state: 'failed',
      calls: [
        {
          state: 'failed',
          error: { code: 'AccessDenied', message: expect.stringContaining('did not accept that code') },
        },
        { state: 'skipped', error: null },
      ],
    })
    expect(errors).toContain('did not accept that code')
    expect(credentials()).toBe(before)
  })

  it('a role that does not open: the rest lives, exit code 1', async () => {
    sts.trouble({
      refuse: ({ action }) => (action === 'AssumeRole' ? { status: 403, code: 'AccessDenied', message: 'no' } : null),
    })
    const { code, output } = await renew('acme-prod-admin', '--code', codeOf(), '--json')
    expect(code).toBe(1)
    expect(json(output)).toMatchObject({ state: 'partly', calls: [{ state: 'done' }, { state: 'failed' }] })
    expect(cache()).toEqual([])
  })

  it('Ctrl+C stops what is under way and leaves what is done', async () => {
    let interrupt = (): void => undefined
    sts.trouble({
      refuse: ({ action }) => {
        // From the next request on, nothing is answered any more.
        if (action === 'GetSessionToken') sts.trouble({ slow: 'never' })
        else interrupt()
        return null
      },
    })
    const { code, output } = await lanyard(
      ['session', 'renew', 'acme-prod-admin', '--code', codeOf(), '--json'],
      (stop) => {
        interrupt = stop
      },
    )
    expect(code).toBe(1)
    expect(json(output)).toMatchObject({ state: 'cancelled', calls: [{ state: 'done' }, { state: 'skipped' }] })
    expect(credentials()).toMatch(/\[acme-base-mfa\]\naws_access_key_id {5}= ASIA/)
  })

  it.each([
    [[], 'wrong-usage'],
    [['acme-base', '--all'], 'wrong-usage'],
    [['--all', '--device', ALICE_PHONE], 'wrong-usage'],
    [['acme-base', 'another'], 'wrong-usage'],
    [['acme-base'], 'code-missing'],
    [['--all'], 'code-missing'],
    [['--all', '--code', '123456'], 'code-of-which'],
    [['acme-base', '--code', '12345'], 'bad-code'],
    [['acme-base', '--code', 'abcdef'], 'bad-code'],
    [['acme-base', '--code'], 'wrong-usage'],
    [['acme-base', '--duration', '3600'], 'wrong-usage'],
  ])('is wrong usage, exit code 2: %j', async (words, error) => {
    const { code, output } = await renew(...words, '--json')
    expect([code, json(output).error.code]).toEqual([2, error])
    expect(sts.requests).toHaveLength(0)
  })

  it.each([
    [['nobody'], 'no-such-profile'],
    [['sandbox'], 'no-keys'],
    [['--device', 'arn:aws:iam::123456789012:mfa/nobody'], 'no-such-device'],
  ])('is refused with exit code 1: %j', async (words, error) => {
    const { code, output } = await renew(...words, '--code', '123456', '--json')
    expect([code, json(output).error.code]).toEqual([1, error])
  })
})

describe('lanyard session stop', () => {
  it('takes back the section as far as Lanyard wrote it, and undo brings it back', async () => {
    await renew('acme-base', '--code', codeOf())
    const live = credentials()
    const { code, output, errors } = await lanyard(['session', 'stop', 'acme-base-mfa', '--json'])
    expect(code, errors).toBe(0)
    expect(Object.keys(json(output))).toEqual(documentedFields('session stop'))
    expect(json(output)).toEqual({
      profile: 'acme-base-mfa',
      stopped: [
        {
          place: { kind: 'target', section: 'acme-base-mfa' },
          file: demo.credentialsFile,
          state: 'stopped',
          message: expect.stringContaining('was taken out of'),
        },
      ],
    })
    expect(errors).toContain('copies of its keys work until they expire')
    expect(credentials()).toMatch(/\[acme-base-mfa\]\nteam_note = keep me\n/)
    expect((await lanyard(['undo', '--yes'])).code).toBe(0)
    expect(credentials()).toBe(live)
  })

  it('takes back what session start wrote, too', async () => {
    const before = credentials()
    await lanyard(['session', 'start', 'acme-base', '--target', 'fresh', '--code', codeOf()])
    expect(credentials()).toContain('[fresh]')
    const { code, errors } = await lanyard(['session', 'stop', 'fresh'])
    expect(code, errors).toBe(0)
    expect(credentials().trimEnd()).toBe(before.trimEnd())
  })

  it('removes the file of AWS CLI’s cache', async () => {
    await renew('acme-prod-admin', '--code', codeOf())
    expect(cache()).toHaveLength(1)
    expect((await lanyard(['session', 'stop', 'acme-prod-admin'])).code).toBe(0)
    expect(cache()).toEqual([])
    const again = await lanyard(['session', 'stop', 'acme-prod-admin', '--json'])
    expect([again.code, json(again.output).error.code]).toEqual([1, 'no-session'])
  })

  it('leaves other keys alone, and says so', async () => {
    await renew('acme-base', '--code', codeOf())
    writeFileSync(
      demo.credentialsFile,
      credentials().replace(/(\[acme-base-mfa\]\naws_access_key_id\s+= )\S+/, '$1ASIAEXAMPLEOTHERKEY'),
    )
    const theirs = credentials()
    const { code, output } = await lanyard(['session', 'stop', 'acme-base', '--json'])
    expect(code).toBe(1)
    expect(json(output).stopped).toMatchObject([{ state: 'left', message: expect.stringContaining('other keys') }])
    expect(credentials()).toBe(theirs)
  })
})
