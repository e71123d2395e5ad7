import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommandLine } from '../../../../main/cli/run.ts'
import type { CliContext } from '../../../../main/cli/verb.ts'
import { ALICE_LAPTOP, ALICE_PHONE, demoPeople } from '../../../support/demo-people.ts'
import { createDemoWorld, type DemoWorld } from '../../../support/demo-world.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { type EmbeddedSts, startEmbeddedSts } from '../../../support/sts/server.ts'

let home: string
let sts: EmbeddedSts
let demo: DemoWorld
/** Ctrl+C while nothing is asked. */
let interrupt = (): void => undefined
const clock = createFakeClock()
beforeEach(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-devices-')))
  sts = await startEmbeddedSts({ clock, ...demoPeople(clock.now()) })
  demo = await createDemoWorld(home, { now: clock.now(), stsUrl: sts.url })
})
afterEach(async () => {
  await sts.close()
  rmSync(home, { recursive: true, force: true })
})

/** `lanyard …` for a person who answers each question as `type` says; null: Ctrl+C. */
async function lanyard(words: readonly string[], type: (question: string) => string | null) {
  const questions: string[] = []
  interrupt = () => undefined
  let output = ''
  let errors = ''
  const context: CliContext = {
    words,
    environment: demo.environment,
    platform: 'linux',
    folder: home,
    now: clock.now,
    onInterrupt: (stop) => {
      interrupt = stop
      return () => undefined
    },
    runChild: () => Promise.resolve({ kind: 'not-started', reason: 'failed' }),
    terminal: {
      output: { write: (text) => (output += text), isTerminal: () => false },
      errors: { write: (text) => (errors += text), isTerminal: () => false },
      canAsk: () => true,
      askHidden: (question) => {
        questions.push(question)
        return Promise.resolve(type(question))
      },
      askLine: () => Promise.resolve(null),
      readInput: () => Promise.resolve(null),
    },
  }
  const exit = await runCommandLine(context)
  return { exit, questions, errors, answer: Object(JSON.parse(output)) }
}

const renewAll = (type: (question: string) => string | null) => lanyard(['session', 'renew', '--all', '--json'], type)
const codeOf = (serial: string) => sts.codeFor(serial, clock.now()).code

test('Ctrl+C at the first question asks nothing more, of nobody', async () => {
  const { exit, questions, errors, answer } = await renewAll(() => null)
  expect([exit, answer.state, questions.length]).toEqual([1, 'cancelled', 1])
  expect(sts.requests).toHaveLength(0)
  expect(errors).toContain('No code was typed, so what needs it stays as it was.')
})

test('Ctrl+C at a later question keeps what is done', async () => {
  const { answer, questions } = await renewAll((question) =>
    question.includes('alice-laptop') ? codeOf(ALICE_LAPTOP) : null,
  )
  expect(questions).toHaveLength(2)
  expect(answer.state).toBe('cancelled')
  expect(answer.calls[0]).toMatchObject({ profile: 'default', state: 'done' })
  expect(readFileSync(demo.credentialsFile, 'utf8')).toContain('[default-mfa]')
})

test('an empty line leaves that device out, and the next one is asked for', async () => {
  const { answer, questions } = await renewAll((question) =>
    question.includes('alice-phone') ? codeOf(ALICE_PHONE) : '',
  )
  expect(questions).toHaveLength(3)
  expect(answer.state).toBe('partly')
  expect(answer.calls.filter(({ state }: { state: string }) => state === 'done')).toHaveLength(2)
})

test('a session that was started here is one that was used today', async () => {
  const { exit } = await lanyard(['session', 'start', 'acme-base', '--json'], () => codeOf(ALICE_PHONE))
  expect(exit).toBe(0)
  const marks = JSON.parse(readFileSync(join(demo.lanyardHome, 'state', 'profiles.json'), 'utf8'))
  expect(marks.profiles).toEqual({ 'acme-base-mfa': { usedAt: clock.now() } })
})

test('Ctrl+C while AWS has not answered a started session: nothing is written, and the code counts as used', async () => {
  const before = readFileSync(demo.credentialsFile, 'utf8')
  const start = () => lanyard(['session', 'start', 'acme-base', '--json'], () => codeOf(ALICE_PHONE))
  sts.trouble({
    slow: 'never',
    refuse: () => {
      interrupt()
      return null
    },
  })
  const stopped = await start()
  expect([stopped.exit, stopped.answer.error.code]).toEqual([1, 'network-cancelled'])
  expect(readFileSync(demo.credentialsFile, 'utf8')).toBe(before)
  sts.trouble({})
  expect((await start()).answer.error.code).toBe('code-already-used')
  expect(sts.requests).toHaveLength(1)
})
