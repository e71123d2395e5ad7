import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { browserOf, hasDesktop, isOwnProgram, openerFor } from '../../../main/os/browser.ts'
import { connectionOwner } from '../../../main/os/connection-owner.ts'
import { type HandOverDeps, handOver, isHandOverAddress } from '../../../main/os/hand-over.ts'

const TARGET = 'https://signin.aws.amazon.com/federation?Action=login&Issuer=lanyard&SigninToken=EXAMPLE-canary'
const LINK = makeSecret(TARGET)

const own = async () => true
const neverRings = () => () => undefined

type Visit = { readonly status: number; readonly location: string | undefined; readonly headers: object }

/** One visit as a browser makes it, without following. */
function visit(address: string, more: { readonly method?: string; readonly host?: string } = {}): Promise<Visit> {
  const { method = 'GET', host } = more
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { Host: host }
    const asked = request(address, { method, headers, agent: false }, (response) => {
      response.resume()
      const { statusCode = 0, headers } = response
      response.on('end', () => resolve({ status: statusCode, location: headers.location, headers }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** Hands over with a browser that does `act` with the address. */
async function withBrowser(act: (address: string) => Promise<unknown>, more: Partial<HandOverDeps> = {}) {
  const seen: string[] = []
  const acts: Promise<unknown>[] = []
  const outcome = await handOver(LINK, {
    open: (address) => {
      seen.push(address)
      const acted = act(address).catch(() => undefined)
      acts.push(acted)
      return acted.then(() => null)
    },
    isOwn: own,
    timer: neverRings,
    ...more,
  })
  await Promise.all(acts)
  return { outcome, address: seen[0] ?? '' }
}

describe('handing a link to the browser', () => {
  test('the browser gets it from an address that holds nothing of it', async () => {
    const visits: Visit[] = []
    const { outcome, address } = await withBrowser(async (at) => visits.push(await visit(at)))
    expect(outcome).toEqual({ ok: true, value: null })
    expect(visits[0]).toMatchObject({ status: 303, location: TARGET })
    expect(visits[0]?.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(isHandOverAddress(address)).toBe(true)
    expect(address).not.toContain('EXAMPLE')
  })

  test('once: afterwards nobody is there', async () => {
    const { address } = await withBrowser(visit)
    await expect(visit(address)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('two visits at the same time get one link', async () => {
    const visits: Visit[] = []
    await withBrowser(async (at) => {
      const both = await Promise.allSettled([visit(at), visit(at)])
      visits.push(...both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
    })
    expect(visits.filter(({ location }) => location === TARGET).length).toBeLessThanOrEqual(1)
  })

  test('another user’s program is refused, and does not use the address up', async () => {
    let mine = false
    const statuses: number[] = []
    const { outcome } = await withBrowser(
      async (at) => {
        statuses.push((await visit(at)).status)
        mine = true
        statuses.push((await visit(at)).status)
      },
      { isOwn: async () => mine },
    )
    expect([outcome.ok, statuses]).toEqual([true, [403, 303]])
  })

  test('a wrong path, another name in Host and other methods get nothing', async () => {
    const answers: Visit[] = []
    const { outcome } = await withBrowser(async (at) => {
      answers.push(await visit(at.slice(0, -1)))
      answers.push(await visit(new URL('/', at).href))
      answers.push(await visit(`${at}?x`))
      answers.push(await visit(at, { host: 'evil.example' }))
      answers.push(await visit(at, { method: 'POST' }))
      answers.push(await visit(at, { method: 'HEAD' }))
      await visit(at)
    })
    expect(outcome.ok).toBe(true)
    expect(answers.map(({ status, location }) => [status, location])).toEqual(answers.map(() => [404, undefined]))
  })

  test('what is no sign-in address of AWS is not opened', async () => {
    const opened: string[] = []
    const open = async (address: string) => {
      opened.push(address)
      return null
    }
    for (const address of ['https://evil.example/federation?Action=login&', 'file:///etc/passwd', ''])
      expect((await handOver(makeSecret(address), { open, isOwn: own })).ok).toBe(false)
    expect(opened).toEqual([])
  })

  test('a browser that cannot be started, never comes, or is not waited for is told without the link', async () => {
    const never = new Promise<string | null>(() => undefined)
    const abort = new AbortController()
    const sentences = [
      await handOver(LINK, { open: async () => 'No browser.', isOwn: own, timer: neverRings }),
      await handOver(LINK, { open: () => Promise.reject(new Error(TARGET)), isOwn: own, timer: neverRings }),
      await handOver(LINK, {
        open: () => never,
        isOwn: own,
        timer: (_, run) => {
          queueMicrotask(run)
          return () => undefined
        },
      }),
      await handOver(LINK, {
        open: () => {
          abort.abort()
          return never
        },
        isOwn: own,
        timer: neverRings,
        signal: abort.signal,
      }),
    ]
    for (const outcome of sentences) {
      expect(outcome).toMatchObject({ ok: false, failure: expect.stringMatching(/\.$/) })
      expect(JSON.stringify(outcome)).not.toContain('EXAMPLE')
    }
  })
})

describe('who comes for the link', () => {
  const row = (local: string, remote: string, uid: number) =>
    `   1: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000  ${uid}        0 114763 1 0 20 4 30 10 -1`
  const tables =
    (...texts: string[]) =>
    async () =>
      texts
  const pair = { clientPort: 0x9c21, serverPort: 0xaca6 }

  test('is read out of the kernel’s table, by both ports', async () => {
    const server = row('0100007F:ACA6', '0100007F:9C21', 0)
    const table = `  sl  local_address rem_address   st\n${server}\n${row('0100007F:9C21', '0100007F:ACA6', 1001)}\n`
    expect(await connectionOwner(pair, tables(table))).toBe(1001)
    expect(await connectionOwner({ clientPort: 1, serverPort: 0xaca6 }, tables(table))).toBeNull()
    expect(await connectionOwner(pair, tables(row('0200007F:9C21', '0100007F:ACA6', 1001)))).toBeNull()
  })

  test('also where the program’s socket speaks both versions', async () => {
    const table = row('0000000000000000FFFF00000100007F:9C21', '0000000000000000FFFF00000100007F:ACA6', 1002)
    expect(await connectionOwner(pair, tables('', table))).toBe(1002)
  })

  test('nobody where the table cannot be read or is something else', async () => {
    expect(await connectionOwner(pair, tables('', ''))).toBeNull()
    expect(await connectionOwner(pair, tables('x\n\n: : :\n1: 0100007F:9C21 0100007F:ACA6 01'))).toBeNull()
  })

  test.runIf(process.platform === 'linux')('a program of one’s own is known on this very machine', async () => {
    const { outcome } = await withBrowser(visit, { isOwn: isOwnProgram('linux') })
    expect(outcome.ok).toBe(true)
  })
})

describe('the system’s way to the browser', () => {
  const address = 'http://127.0.0.1:4567/abcdefghijklmnopqrstuvwxyz012345'

  test('on macOS the address stands among no words', () => {
    const { words, input } = openerFor('darwin', address)
    expect(words.join(' ')).not.toContain('127')
    expect(input).toBe(`open location "${address}"\n`)
  })

  test('elsewhere it is one word, without a shell', () => {
    expect(openerFor('linux', address)).toMatchObject({ program: 'xdg-open', words: [address] })
    expect(openerFor('win32', address).words.at(-1)).toBe(address)
  })

  test('on Windows it is the system’s own program, not one that lies in the working folder', () => {
    const own = (environment: Record<string, string>) => openerFor('win32', address, environment).program
    expect(own({ SystemRoot: 'D:\\Windows' })).toBe('D:\\Windows\\System32\\rundll32.exe')
    for (const root of ['', '.', 'evil']) expect(own({ SYSTEMROOT: root })).toBe('C:\\Windows\\System32\\rundll32.exe')
  })

  test('only a one-time address is opened', async () => {
    const open = browserOf('linux', { DISPLAY: ':0', PATH: '/nowhere' })
    for (const other of [TARGET, 'http://127.0.0.1:80/', 'http://127.0.0.1@evil.example/x', `${address}"; do x`])
      expect(await open(other)).toContain('not opened')
    expect(await open(address)).toContain('could not be started')
  })

  test('without a desktop nothing is started', async () => {
    expect(hasDesktop('linux', {})).toBe(false)
    expect(hasDesktop('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(await browserOf('linux', {})(address)).toContain('--print')
  })
})
