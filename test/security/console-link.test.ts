import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { redact } from '../../app/text/redact.ts'
import { openSecret, type Secret } from '../../app/text/secret.ts'
import { openConsole } from '../../main/switch/console-open.ts'
import { type ConsoleWorld, makeConsoleWorld } from '../main/switch/console-world.ts'
import { roleArn } from '../support/sts-fixture.ts'

let made: ConsoleWorld
afterEach(async () => {
  vi.restoreAllMocks()
  await made.remove()
})

/** Every file below a folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}

/** Signs in and answers everything that was printed or thrown, and the secrets that must not be in it. */
async function signInWith(spoil: () => void, act: 'open' | 'copy') {
  made = await makeConsoleWorld({
    config: `[profile open]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\n`,
  })
  const said: unknown[] = []
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...words) => void said.push(words))
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
  spoil()
  const links: Secret[] = []
  const request = { service: null, region: null, durationSeconds: null, act }
  const outcome = await openConsole(await made.world(), 'open', request, {
    ...made.deps,
    open: async (link) => {
      links.push(link)
      return { ok: true, value: null }
    },
    copy: async (link) => {
      links.push(link)
      return 'copied'
    },
  })
  vi.restoreAllMocks()
  const issued = [...made.sts.registry.issued.values()].flatMap((keys) => [keys.secretAccessKey, keys.sessionToken])
  const tokens = links.map((link) => new URL(openSecret(link)).searchParams.get('SigninToken') ?? '')
  return { text: JSON.stringify([outcome, said, links]), secrets: [...issued, ...tokens] }
}

const calm = (): void => undefined
const refuses = (): void => made.signIn.interrupt({ status: 400, body: 'Invalid credentials parameter' })
const isForeign = (): void => made.signIn.interrupt({ status: 200, body: '<html>' })

describe('neither the link nor what it was made of', () => {
  test.each([
    ['when it opens', calm, 'open'],
    ['when it is copied', calm, 'copy'],
    ['when the sign-in refuses', refuses, 'open'],
    ['when something else answers', isForeign, 'open'],
  ] as const)('is printed, told or thrown %s, or left in a file', async (_when, spoil, act) => {
    const { text, secrets } = await signInWith(spoil, act)
    expect(secrets.length).toBeGreaterThan(1)
    const files = filesIn(made.home).map((path) => readFileSync(path, 'utf8'))
    for (const secret of secrets) {
      expect(text).not.toContain(secret)
      expect(files.join('\n')).not.toContain(secret)
    }
  })

  test('would get through the redactor', () => {
    const token = 'EX-AMPLE_canary'
    for (const line of [
      `https://signin.aws.amazon.com/federation?Action=login&SigninToken=${token}`,
      `{"SigninToken":"${token}"}`,
      `{"sessionId":"ASIAEXAMPLE000000000","sessionKey":"${token}","sessionToken":"${token}"}`,
    ])
      expect(redact(line)).not.toContain(token)
  })
})
