import { EventEmitter } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { type ChildDeps, type ChildRequest, runChild } from '../../../main/switch/child.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

const KEYS = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: makeSecret('EXAMPLE-secret'),
  sessionToken: makeSecret('EXAMPLE-token'),
  expiresAt: null,
}

const requestOf = (program: string, words: readonly string[], more: Partial<ChildRequest> = {}): ChildRequest => ({
  program,
  words,
  environment: { PATH: process.env['PATH'], AWS_PROFILE: 'old' },
  folder: fixture.home,
  chosen: { profile: 'dev', region: 'eu-west-1' },
  keys: KEYS,
  ...more,
})

/** This process, with signals that are told and not sent, and a clock that is set. */
function makeWaiting(terminal: ChildDeps['terminal'] = 'absent') {
  const signals = new EventEmitter()
  const told: string[] = []
  let now = 0
  const deps: ChildDeps = {
    platform: 'linux',
    now: () => now,
    terminal,
    signals: signals as unknown as ChildDeps['signals'],
    stopSelf: () => told.push('stopped'),
    onKilled: () => told.push('killed'),
  }
  return {
    deps,
    told,
    tell: (signal: string) => signals.emit(signal),
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    listeners: () => signals.eventNames().length,
  }
}

/** A shell script that says when it is ready, by a file. */
const script = (body: string) => requestOf('sh', ['-c', `${body}`])
const text = (name: string): string => readFileSync(fixture.path(name), 'utf8')

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}
const ready = () => until(() => existsSync(fixture.path('ready')))

describe('a program with a profile’s keys', () => {
  test('has them in its environment, and its own exit code comes back', async () => {
    const waiting = makeWaiting()
    const end = await runChild(script('env > seen; exit 42'), waiting.deps)
    expect(end).toEqual({ kind: 'ended', code: 42 })
    expect(text('seen')).toContain('AWS_SECRET_ACCESS_KEY=EXAMPLE-secret\n')
    expect(text('seen')).toContain('AWS_SESSION_TOKEN=EXAMPLE-token\n')
    expect(text('seen')).not.toContain('AWS_PROFILE')
    expect(waiting.listeners()).toBe(0)
  })

  test('has no secret among its words', async () => {
    const seen = script(`tr '\\0' '\\n' < /proc/$$/cmdline > seen; tr '\\0' '\\n' < /proc/$PPID/cmdline >> seen`)
    await runChild(seen, makeWaiting().deps)
    expect(text('seen')).not.toContain('EXAMPLE')
  })

  test.each([
    ['TERM', 143],
    ['KILL', 137],
    ['INT', 130],
    ['HUP', 129],
  ])('ended by SIG%s gives 128 and its number', async (signal, code) => {
    expect(await runChild(script(`kill -${signal} $$`), makeWaiting().deps)).toEqual({ kind: 'ended', code })
  })

  test('that is none is told of by its reason, and no error tells a secret', async () => {
    const { deps } = makeWaiting()
    const reasonOf = async (...given: Parameters<typeof requestOf>) => runChild(requestOf(...given), deps)
    const plain = fixture.put('plain', 'no program')
    mkdirSync(fixture.path('folder'))
    const lost = fixture.put('lost', '#!/nowhere/interpreter\n')
    chmodSync(lost, 0o755)
    const not = (reason: string) => ({ kind: 'not-started', reason })
    expect(await reasonOf('no-such-program', [])).toEqual(not('not-found'))
    expect(await reasonOf('', [])).not.toMatchObject({ kind: 'ended' })
    expect(await reasonOf(lost, [])).toEqual(not('not-found'))
    expect(await reasonOf(plain, [])).toEqual(not('not-runnable'))
    expect(await reasonOf(fixture.path('folder'), [])).toEqual(not('not-runnable'))
    expect(await reasonOf('sh', ['x'.repeat(3_000_000)])).toEqual(not('too-long'))
    expect(await reasonOf('sh', ['a\u0000b'])).toEqual(not('failed'))
    const bad = { ...KEYS, secretAccessKey: makeSecret('EXAMPLE\u0000') }
    expect(await reasonOf('sh', [], { keys: bad })).toEqual(not('failed'))
  })
})

describe('signals', () => {
  const TELLING = `for one in INT TERM HUP QUIT USR1 USR2; do trap "echo $one >> heard; exit 7" $one; done
    : > ready; while :; do sleep 0.01; done`

  test.each(['INT', 'TERM', 'HUP', 'QUIT', 'USR1', 'USR2'])(
    'SIG%s reaches the program, which ends as it likes',
    async (one) => {
      const waiting = makeWaiting()
      const ended = runChild(script(TELLING), waiting.deps)
      await ready()
      waiting.tell(`SIG${one}`)
      expect(await ended).toEqual({ kind: 'ended', code: 7 })
      expect(text('heard')).toBe(`${one}\n`)
    },
  )

  test('that come before the program has begun are not lost, and end nothing else', async () => {
    const waiting = makeWaiting()
    const listening: number[] = []
    // Looked at last of all where the program is made ready.
    const deps: ChildDeps = {
      ...waiting.deps,
      get platform() {
        listening.push(waiting.listeners())
        return 'linux' as const
      },
    }
    await runChild(script('exit 0'), deps)
    expect(listening.at(-1)).toBeGreaterThan(0)
  })

  test('of the terminal are not sent a second time', async () => {
    const waiting = makeWaiting('present')
    const ended = runChild(script(TELLING), waiting.deps)
    await ready()
    waiting.tell('SIGINT')
    waiting.tell('SIGQUIT')
    waiting.tell('SIGTSTP')
    waiting.tell('SIGTERM')
    await ended
    expect(text('heard')).toBe('TERM\n')
    expect(waiting.told).toEqual([])
  })

  const DEAF = `trap '' TERM INT; : > ready; while :; do sleep 0.01; done`

  test('that a program ignores kill it when they come again after its time', async () => {
    const waiting = makeWaiting()
    const ended = runChild(script(DEAF), waiting.deps)
    await ready()
    waiting.tell('SIGTERM')
    waiting.tell('SIGTERM')
    expect(waiting.told).toEqual([])
    waiting.pass(1_000)
    waiting.tell('SIGTERM')
    expect(await ended).toEqual({ kind: 'ended', code: 137 })
    expect(waiting.told).toEqual(['killed'])
  })

  test('that stop and go on reach it where no terminal sends them', async () => {
    const waiting = makeWaiting()
    // Caught, not obeyed: the kernel lets nobody be stopped whose group no terminal's shell looks after, as in a background job.
    const traps = `trap 'exit 9' TERM; trap ': > stopped' TSTP; trap ': > gone-on' CONT`
    const ended = runChild(script(`${traps}; : > ready; while :; do sleep 0.01; done`), waiting.deps)
    await ready()
    waiting.tell('SIGTSTP')
    await until(() => existsSync(fixture.path('stopped')))
    expect(waiting.told).toEqual(['stopped'])
    waiting.tell('SIGCONT')
    await until(() => existsSync(fixture.path('gone-on')))
    waiting.tell('SIGTERM')
    expect(await ended).toEqual({ kind: 'ended', code: 9 })
  })
})
