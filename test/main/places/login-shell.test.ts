import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readLoginShell } from '../../../main/places/login-shell.ts'
import { type Ran, type Run, type Running, runProgram } from '../../../main/places/run.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

/** A process that has ended counts as gone, though nobody has taken note of it yet. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

let home: string
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-shell-')))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const asked: Running[] = []
const answering =
  (...answers: readonly Ran[]): Run =>
  async (running) => {
    asked.push(running)
    return answers[Math.min(asked.length, answers.length) - 1] ?? { kind: 'failed' }
  }
const options = (run: Run) => ({
  run,
  shell: '/bin/sh',
  environment: { PATH: '/usr/bin:/bin', HOME: '/home/alice', AWS_PROFILE: 'of-this-app', AWS_SESSION_TOKEN: SECRET },
  home: '/',
  marker: 'MARK',
})

describe('the login shell', () => {
  it('tells its environment between markers, whatever its start files print', async () => {
    asked.length = 0
    const output = `Welcome!\nMARKAWS_PROFILE=dev\0AWS_SECRET_ACCESS_KEY=${SECRET}\0OTHER=1\0MARKbye`
    const read = await readLoginShell(options(answering({ kind: 'ended', code: 0, output })))
    expect(read).toEqual({ ok: true, value: { AWS_PROFILE: 'dev', AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) } })
  })

  it('is given none of this app’s own AWS variables', () => {
    expect(asked[0]?.environment).toEqual({ PATH: '/usr/bin:/bin', HOME: '/home/alice', TERM: 'dumb' })
  })

  it('is started another way when the first does not work, within the same time', async () => {
    asked.length = 0
    const good: Ran = { kind: 'ended', code: 0, output: 'MARKAWS_REGION=eu-west-1\0MARK' }
    const read = await readLoginShell(options(answering({ kind: 'slow' }, good)))
    expect(read.ok && read.value).toEqual({ AWS_REGION: 'eu-west-1' })
    expect(asked.map(({ words }) => words.slice(0, -1))).toEqual([
      ['-l', '-i', '-c'],
      ['-l', '-c'],
    ])
    expect(asked.reduce((sum, { limit }) => sum + limit, 0)).toBe(5000)
  })

  it.each([
    [{ kind: 'slow' }, 'within 5 seconds'],
    [{ kind: 'failed' }, 'cannot be started'],
    [{ kind: 'ended', code: 1, output: 'MARK' }, 'without telling'],
  ] as const)('says in a sentence when %j', async (ran, words) => {
    asked.length = 0
    const read = await readLoginShell(options(answering(ran)))
    expect(read.ok ? '' : read.failure).toContain(words)
  })

  it('is not there on a system without one', async () => {
    const read = await readLoginShell({ ...options(answering()), shell: null })
    expect(read.ok ? '' : read.failure).toContain('no login shell')
  })
})

describe.runIf(process.platform !== 'win32')('a real shell', () => {
  it('tells what its own files set', async () => {
    writeFileSync(
      join(home, '.profile'),
      `echo noise\nexport AWS_PROFILE=from-profile AWS_SECRET_ACCESS_KEY=${SECRET}\n`,
    )
    const environment = { PATH: process.env['PATH'], HOME: home }
    const read = await readLoginShell({ run: runProgram, shell: '/bin/sh', environment, home })
    expect(read.ok && read.value['AWS_PROFILE']).toBe('from-profile')
    expect(JSON.stringify(read)).not.toContain(SECRET)
  })

  it('is ended with everything it started', async () => {
    const file = join(home, 'pid')
    const words = ['-c', `sleep 600 & echo $! > '${file}'; wait`]
    const stop = new AbortController()
    const running = { program: '/bin/sh', words, environment: process.env, folder: home, limit: 60_000 }
    const ran = runProgram({ ...running, signal: stop.signal })
    const pid = await vi.waitFor(() => {
      const text = readFileSync(file, 'utf8')
      expect(text).toMatch(/^\d+\n$/)
      return Number(text)
    })
    expect(isAlive(pid)).toBe(true)
    stop.abort()
    expect(await ran).toEqual({ kind: 'stopped' })
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
  })

  it('that does not exist has not been started', async () => {
    const running = { program: join(home, 'none'), words: [], environment: {}, folder: home, limit: 1000 }
    expect(await runProgram(running)).toEqual({ kind: 'failed', code: 'ENOENT' })
  })
})
