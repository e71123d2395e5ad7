import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeSecret, openSecret, type Secret } from '../../../app/text/secret.ts'
import { askAbout } from '../../../main/broker/ask.ts'
import { processAnswer } from '../../../main/broker/process-answer.ts'
import { parseArguments } from '../../../main/cli/arguments.ts'
import { type ConsoleVerbDeps, makeConsoleVerb } from '../../../main/cli/console.ts'
import { jsonText } from '../../../main/cli/terminal.ts'
import type { CliContext, VerbResult } from '../../../main/cli/verb.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { ALICE_KEYS, type Keys, PHONE, roleArn } from '../../support/sts-fixture.ts'
import { keysSection } from '../session/asked-world.ts'
import { type ConsoleWorld, MINUTE, makeConsoleWorld } from '../switch/console-world.ts'
import { documentedFields } from './command-line-page.ts'

vi.mock('../../../main/broker/ask.ts', { spy: true })

const asSecrets = ({ accessKeyId, secretAccessKey }: Keys) => ({
  accessKeyId,
  secretAccessKey: makeSecret(secretAccessKey),
})

let made: ConsoleWorld
let links: Secret[]

beforeEach(async () => {
  made = await makeConsoleWorld({
    config:
      `[profile open]\nregion = eu-west-1\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\n` +
      `[profile guarded]\nrole_arn = ${roleArn('Guarded')}\nsource_profile = alice\nmfa_serial = ${PHONE}\n` +
      '[profile kept]\ncredential_process = lanyard credential-process --profile kept\n',
  })
  links = []
})
afterEach(() => made.remove())

async function run(words: readonly string[], deps: ConsoleVerbDeps = {}): Promise<VerbResult> {
  const verb = makeConsoleVerb({
    siteOf: () => made.signIn.site,
    open: async (link) => {
      links.push(link)
      return { ok: true, value: null }
    },
    ...deps,
  })
  const parsed = parseArguments(words, verb.shape)
  if (!parsed.ok) return { kind: 'wrong-usage', code: 'wrong-usage', message: parsed.message }
  // What the verb touches of its process; it asks nothing of the terminal.
  const context = {
    words,
    environment: { HOME: made.home, AWS_ENDPOINT_URL_STS: made.sts.url },
    platform: 'linux',
    folder: made.home,
    now: made.clock.now,
  } as unknown as CliContext
  return verb.run(parsed.value, context)
}

function answerOf(result: VerbResult) {
  if (result.kind === 'answer') return result
  throw new Error(JSON.stringify(result))
}

function shown(result: VerbResult): string {
  const { text, json, remarks } = answerOf(result)
  return `${text()}${jsonText(json)}${remarks?.join()}`
}

describe('lanyard console', () => {
  test('opens the link in the browser, and shows nothing of it', async () => {
    const result = await run(['open', '--service', 'ec2', '--json'])
    const { json } = Object(result)
    expect(Object.keys(json)).toEqual(documentedFields('console'))
    expect(result).toMatchObject({
      kind: 'answer',
      exit: 0,
      json: {
        profile: 'open',
        partition: 'aws',
        service: 'ec2',
        region: 'eu-west-1',
        using: 'role Open of “open”',
        endsAt: '2026-11-05T10:00:00Z',
      },
    })
    const [link] = links
    if (link === undefined) throw new Error('no link')
    const address = new URL(openSecret(link))
    expect(shown(result)).not.toContain(address.searchParams.get('SigninToken'))
    expect(shown(result)).not.toContain('SigninToken')
    expect((await fetch(address)).status).toBe(200)
  })

  test('prints it where that is asked for, and opens nothing', async () => {
    const result = answerOf(await run(['open', '--print']))
    expect(links).toEqual([])
    expect(result.remarks).toEqual([expect.stringContaining('once')])
    expect((await fetch(result.text().trim())).status).toBe(200)
    expect(result.json).toMatchObject({ url: result.text().trim(), usableUntil: '2026-11-05T09:15:00Z' })
  })

  test('a role that takes a code opens while a session of its keys lives, and is told to be renewed when none does', async () => {
    expect(await run(['guarded'])).toMatchObject({
      kind: 'failure',
      code: 'code-needed',
      message: expect.stringContaining('lanyard session renew guarded'),
    })
    const end = `x_security_token_expires = ${new Date(made.clock.now() + 60 * MINUTE).toISOString()}\n`
    made.put('.aws/credentials', keysSection('alice', ALICE_KEYS) + keysSection('alice-mfa', made.session(60), end))
    expect(await run(['guarded'])).toMatchObject({ kind: 'answer', json: { using: 'role Guarded of “guarded”' } })
    expect(made.signIn.requests).toMatchObject([{ sessionDuration: null, status: 200 }])
  })

  test('what the running Lanyard holds opens it: credentials of a role, and long-term keys of its vault', async () => {
    const role = made.role(60)
    const held = { ...asSecrets(role), sessionToken: makeSecret(role.sessionToken ?? ''), expiresAt: null }
    vi.mocked(askAbout).mockResolvedValueOnce({ kind: 'credentials', text: processAnswer(held) })
    expect(await run(['guarded'])).toMatchObject({ kind: 'answer', json: { using: 'role Guarded of “guarded”' } })
    const kept = { ...asSecrets(ALICE_KEYS), sessionToken: null, expiresAt: null }
    vi.mocked(askAbout).mockResolvedValueOnce({ kind: 'credentials', text: processAnswer(kept) })
    expect(await run(['kept'])).toMatchObject({ json: { using: 'GetFederationToken with the keys of “kept”' } })
  })

  test.each([
    [['open', '--duration', 'soon'], 'wrong-usage', 'duration'],
    [['open', '--duration', '899'], 'failure', 'duration'],
    [['open', '--service', 'nope'], 'failure', 'unknown-service'],
    [['open', '--region', 'cn-north-1'], 'failure', 'region'],
    [['opem'], 'failure', 'no-such-profile'],
    [[], 'wrong-usage', 'wrong-usage'],
  ])('%j is refused, and nobody is called', async (words, kind, code) => {
    expect(await run(words)).toMatchObject({ kind, code })
    expect(made.sts.requests).toEqual([])
  })

  test('a browser that cannot be started is a failure with the next step', async () => {
    const result = await run(['open'], { open: async () => ({ ok: false, failure: 'No browser. Use --print.' }) })
    expect(result).toMatchObject({ kind: 'failure', code: 'not-opened' })
  })
})

describe('the command itself', () => {
  const lanyard = async (words: readonly string[], environment: Readonly<Record<string, string>>) => {
    const script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
    return new Promise<{ readonly code: number | null; readonly text: string }>((resolve, reject) => {
      const child = spawn(process.execPath, [script, 'console', ...words], {
        env: { HOME: made.home, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let text = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          text += String(chunk)
        })
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, text }))
    })
  }

  test('sends no key to AWS that belongs to an STS on this computer', async () => {
    const { code, text } = await lanyard(['open'], { AWS_ENDPOINT_URL_STS: made.sts.url })
    expect([code, text]).toEqual([1, expect.stringContaining('belong to an STS on this computer')])
  })
})

describe.runIf(process.platform === 'linux')('the browser of the system', () => {
  test('gets the link although its words hold nothing of it', async () => {
    const { handOver } = await import('../../../main/os/hand-over.ts')
    const { browserOf, isOwnProgram } = await import('../../../main/os/browser.ts')
    const bin = `${made.home}/bin`
    mkdirSync(bin)
    // Stands in for the desktop's opener: notes its words, and goes where it is sent.
    const opener = `#!${process.execPath}
const fs = require('node:fs')
fs.writeFileSync(${JSON.stringify(`${bin}/words`)}, fs.readFileSync('/proc/self/cmdline', 'utf8'))
fetch(process.argv[2], { redirect: 'manual' }).then((answer) => {
  fs.writeFileSync(${JSON.stringify(`${bin}/location`)}, answer.headers.get('location') ?? '')
})
`
    writeFileSync(`${bin}/xdg-open`, opener)
    chmodSync(`${bin}/xdg-open`, 0o755)
    const ready = await made.link('open')
    if (!ready.ok) throw new Error(ready.failure.message)
    const link = ready.value.link.address
    const environment = { PATH: bin, DISPLAY: ':0' }
    const handed = await handOver(link, {
      open: browserOf('linux', environment),
      isOwn: isOwnProgram('linux'),
      mayOpen: (address) => address.startsWith(made.signIn.site.signIn),
    })
    expect(handed).toEqual({ ok: true, value: null })
    const { readFileSync } = await import('node:fs')
    expect(readFileSync(`${bin}/words`, 'utf8')).not.toContain('SigninToken')
  })
})
