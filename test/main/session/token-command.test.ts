import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Ran, Running } from '../../../main/places/run.ts'
import { CODE_COMMAND_LIMIT, codeFromCommand } from '../../../main/session/token-command.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-code-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a small program for real; `command` begins with the program's name. */
function really(script: string, more: { words?: string; limit?: number; signal?: AbortSignal } = {}) {
  const file = join(folder, 'give code.mjs')
  writeFileSync(file, script)
  const { words = '', ...rest } = more
  const command = `'${process.execPath}' "${file}" ${words}`
  return codeFromCommand(command, { environment: { PATH: process.env['PATH'] }, folder, ...rest })
}

function pretended(ran: Ran) {
  const asked: Running[] = []
  const run = (running: Running) => {
    asked.push(running)
    return Promise.resolve(ran)
  }
  const ask = (command: string) => codeFromCommand(command, { environment: { A: 'b' }, folder: '/home/me', run })
  return { ask, asked }
}

describe('a command that gives a code', () => {
  test.each([
    ['a code alone', "console.log('123456')", '123456'],
    ['two groups', "console.log('123 456')", '123456'],
    ['a name before it, as ykman prints', "console.log('AWS:alice  012345')", '012345'],
  ])('%s is taken', async (_what, script, code) => {
    expect(await really(script)).toEqual({ ok: true, value: code })
  })

  test('words reach the program as they are written: no shell looks at them', async () => {
    const script =
      "import { writeFileSync } from 'node:fs'; writeFileSync('words', JSON.stringify(process.argv.slice(2))); console.log('123456')"
    expect((await really(script, { words: `item "My AWS" 'a b' $HOME $(id) ; > x && y *` })).ok).toBe(true)
    expect(JSON.parse(readFileSync(join(folder, 'words'), 'utf8'))).toEqual([
      'item',
      'My AWS',
      'a b',
      '$HOME',
      '$(id)',
      ';',
      '>',
      'x',
      '&&',
      'y',
      '*',
    ])
  })

  test('what it says on standard error counts for nothing', async () => {
    expect(await really("console.error('654321'); console.log('123456')")).toEqual({ ok: true, value: '123456' })
    expect((await really("console.error('654321')")).ok).toBe(false)
  })

  test('it has no input to wait for', async () => {
    const script = "process.stdin.on('end', () => console.log('123456')); process.stdin.resume()"
    expect(await really(script)).toEqual({ ok: true, value: '123456' })
  })

  test('its time is twenty seconds, and its words, folder and environment are the given ones', async () => {
    const { ask, asked } = pretended({ kind: 'ended', code: 0, output: '123456' })
    await ask('op item get "AWS" --otp')
    expect(CODE_COMMAND_LIMIT).toBe(20_000)
    expect(asked).toMatchObject([
      {
        program: 'op',
        words: ['item', 'get', 'AWS', '--otp'],
        limit: 20_000,
        folder: '/home/me',
        environment: { A: 'b' },
      },
    ])
  })
})

describe('a command that gives none ends in a sentence', () => {
  const failed = (ran: Ran) => pretended(ran).ask('/opt/tools/op item get')

  test.each<[string, Ran, string]>([
    ['no such program', { kind: 'failed', code: 'ENOENT' }, 'There is no program op'],
    ['not executable', { kind: 'failed', code: 'EACCES' }, 'not executable'],
    ['anything else', { kind: 'failed', code: 'EMFILE' }, 'could not be started (EMFILE)'],
    ['too slow', { kind: 'slow' }, 'within 20 s'],
    ['stopped', { kind: 'stopped' }, 'op was stopped'],
    ['too much', { kind: 'too-long' }, 'far more than a code'],
    ['an error', { kind: 'ended', code: 3, output: '123456' }, 'exit code 3'],
    ['killed', { kind: 'ended', code: null, output: '' }, 'ended with an error.'],
    ['no code', { kind: 'ended', code: 0, output: 'hello' }, 'no six-digit code'],
    ['several codes', { kind: 'ended', code: 0, output: '123456 654321' }, 'no six-digit code'],
    ['several lines of codes', { kind: 'ended', code: 0, output: 'a  123456\nb  654321' }, '2 different codes'],
  ])('%s', async (_what, ran, says) => {
    expect(await failed(ran)).toEqual({ ok: false, failure: expect.stringContaining(says) })
  })

  test('and nothing that it printed is part of the sentence', async () => {
    const output = 'EXAMPLE-seed otpauth://totp/x?secret=EXAMPLE 123456\n654321\n'
    for (const code of [0, 1]) {
      const answer = await failed({ kind: 'ended', code, output })
      const text = JSON.stringify(answer)
      for (const word of ['EXAMPLE', 'otpauth', '123456', '654321', '/opt/tools']) expect(text).not.toContain(word)
    }
  })

  test.each(['', '   ', '""'])('an empty command (%j) starts nothing', async (command) => {
    const { ask, asked } = pretended({ kind: 'ended', code: 0, output: '123456' })
    expect((await ask(command)).ok).toBe(false)
    expect(asked).toEqual([])
  })

  test('a quote that is not closed starts nothing', async () => {
    const { ask, asked } = pretended({ kind: 'ended', code: 0, output: '123456' })
    expect(await ask('op item get "AWS --otp')).toEqual({ ok: false, failure: expect.stringContaining('quote') })
    expect(asked).toEqual([])
  })

  test('a program that is not there, really', async () => {
    const answer = await codeFromCommand(join(folder, 'nothing'), { environment: {}, folder })
    expect(answer).toEqual({ ok: false, failure: expect.stringContaining('There is no program nothing') })
  })

  test.skipIf(process.platform === 'win32')('a file that is no program, really', async () => {
    const file = join(folder, 'plain')
    writeFileSync(file, 'text', { mode: 0o600 })
    const answer = await codeFromCommand(file, { environment: {}, folder })
    expect(answer).toEqual({ ok: false, failure: expect.stringContaining('not executable') })
  })
})

describe('a command whose time is over', () => {
  const FAMILY = `
    import { spawn } from 'node:child_process'
    import { writeFileSync } from 'node:fs'
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
    writeFileSync('pids', JSON.stringify([process.pid, child.pid]))
    setInterval(() => {}, 1000)
  `
  const pids = (): number[] => JSON.parse(readFileSync(join(folder, 'pids'), 'utf8'))
  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0)
      return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    } catch {
      return false
    }
  }

  test.skipIf(process.platform !== 'linux')('ends with everything it started', async () => {
    const abort = new AbortController()
    const asked = really(FAMILY, { signal: abort.signal })
    await vi.waitFor(() => expect(pids()).toHaveLength(2), { timeout: 10_000 })
    abort.abort()
    expect(await asked).toEqual({ ok: false, failure: expect.stringContaining('was stopped') })
    await vi.waitFor(() => expect(pids().map(isAlive)).toEqual([false, false]), { timeout: 10_000 })
  })

  test('is told with the seconds it had', async () => {
    expect(await really('setInterval(() => {}, 1000)', { limit: 1000 })).toEqual({
      ok: false,
      failure: expect.stringContaining('within 1 s'),
    })
  })
})
