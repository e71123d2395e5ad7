import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RenewalPlan } from '../../../../app/session/routes/model.ts'
import { type CodeSources, carryOut } from '../../../../main/cli/renew/carry-out.ts'
import type { CliContext } from '../../../../main/cli/verb.ts'
import { PHONE } from '../../../support/sts-fixture.ts'
import { roles, wrong } from '../../session/bad-days/model.ts'
import {
  baseCall,
  makeRenewalWorld,
  planOf,
  type RenewalWorld,
  roleCall,
  standing,
} from '../../session/renewal/renewal-world.ts'

let world: RenewalWorld
beforeEach(async () => {
  world = await makeRenewalWorld()
})
afterEach(() => world.remove())

type Typed = (question: string, time: number) => string | null

/** A person at a terminal (`type`), or nobody (null); what was told them is in `said`. */
function personOf(type: Typed | null) {
  const said: string[] = []
  let questions = 0
  const outlet = { write: (text: string) => said.push(text), isTerminal: () => type !== null }
  const context: CliContext = {
    words: [],
    environment: { PATH: process.env['PATH'] },
    platform: 'linux',
    folder: world.home,
    now: world.clock.now,
    runChild: () => Promise.resolve({ kind: 'not-started', reason: 'failed' }),
    terminal: {
      output: outlet,
      errors: outlet,
      canAsk: () => type !== null,
      askHidden: (question) => {
        said.push(question)
        questions += 1
        return Promise.resolve(type?.(question, questions) ?? null)
      },
      holdKeys: () => {
        said.push('[keys held]')
        return Promise.resolve(() => void said.push('[keys free]'))
      },
      askLine: () => Promise.resolve(null),
      readInput: () => Promise.resolve(null),
    },
  }
  return { context, said, questions: () => questions }
}

async function carry(plan: RenewalPlan, type: Typed | null, more: Partial<CodeSources> = {}) {
  const person = personOf(type)
  const renewal = await world.prepared(plan)
  const sources: CodeSources = {
    given: null,
    commands: new Map(),
    signal: new AbortController().signal,
    sleep: world.deps.clock.sleep,
    ...more,
  }
  const { progress, lost, stopped } = await carryOut(renewal, sources, person.context)
  return { ...person, progress, lost, stopped, ends: standing(progress), all: person.said.join('') }
}

describe('a person at the terminal', () => {
  test('is asked once, hidden, and told what the code opens', async () => {
    const { ends, all, questions } = await carry(roles(), () => world.code())
    expect(ends).toEqual({ base: 'done', guarded: 'done', open: 'done' })
    expect(questions()).toBe(1)
    expect(all).toContain('MFA code of alice-phone (opens base and 2 more): ')
    expect(all).toContain('guarded: live for 1 h')
    expect(all).not.toContain(world.code())
  })

  test('may type with a blank in the middle', async () => {
    const { progress } = await carry(roles(), () => `${world.code().slice(0, 3)} ${world.code().slice(3)}`)
    expect(progress.state).toBe('done')
  })

  test('may mistype twice', async () => {
    const other = () => wrong(world.code())
    const { progress, questions } = await carry(roles(), (_question, time) => {
      if (time === 1) return '12345'
      return time === 2 ? other() : world.code()
    })
    expect([progress.state, questions()]).toEqual(['done', 3])
  })

  test('not three times', async () => {
    const { lost, questions, ends } = await carry(roles(), (_question, time) => `00000${time}`)
    expect(questions()).toBe(3)
    expect(lost).toMatchObject({ id: 'base', failure: { code: 'AccessDenied' } })
    expect(ends).toMatchObject({ guarded: 'cancelled' })
  })

  test.each([
    ['stops it all with Ctrl+C', null, 'yes'],
    ['leaves this device out with an empty line', '', 'no'],
  ] as const)('who types nothing %s', async (_what, typed, stopped) => {
    const { lost, ...ended } = await carry(roles(), () => typed)
    expect([lost?.failure.code, ended.stopped]).toEqual(['code-not-typed', stopped])
    expect(world.sts.requests).toHaveLength(0)
  })

  test('sees the next window coming, second by second, and is asked when it is there', async () => {
    const other = baseCall({ id: 'other', place: { kind: 'target', section: 'other-mfa' } })
    const started = world.clock.now()
    const asked: number[] = []
    const { progress, all } = await carry(planOf(baseCall(), other), () => {
      asked.push(world.clock.now() - started)
      return world.code()
    })
    expect(progress.state).toBe('done')
    expect(asked).toEqual([0, 30_000])
    for (const seconds of [30, 29, 2, 1]) expect(all).toContain(`the next one comes in ${seconds} s`)
    // What is typed meanwhile is neither shown nor the answer to the question that comes.
    expect(all).toMatch(/\[keys held\][^[]*comes in 30 s[\s\S]*comes in 1 s[\s\S]*\[keys free\]MFA code/)
  })

  test('is not asked again for a call that no code can mend: the next device is', async () => {
    const broken = baseCall({ id: 'sleeping', signer: { kind: 'profile', profile: 'sleeping' }, profile: 'sleeping' })
    const plan = planOf({ ...broken, place: { kind: 'target', section: 'sleeping-mfa' } }, baseCall())
    const { ends, questions, lost } = await carry(plan, () => {
      if (world.sent.length > 0) world.clock.advance(30_000)
      return world.code()
    })
    expect(ends).toEqual({ sleeping: 'InvalidClientTokenId', base: 'done' })
    expect([questions(), lost]).toEqual([2, null])
  })
})

describe('nobody at the terminal', () => {
  test('a code that was given is spent once', async () => {
    const { progress, questions } = await carry(roles(), null, { given: world.code() })
    expect([progress.state, questions()]).toEqual(['done', 0])
  })

  test('a second one is missing', async () => {
    const other = baseCall({ id: 'other', place: { kind: 'target', section: 'other-mfa' } })
    const { ends, lost } = await carry(planOf(baseCall(), other), null, { given: world.code() })
    expect(ends).toEqual({ base: 'done', other: 'cancelled' })
    expect(lost).toMatchObject({ id: 'other', failure: { code: 'code-missing' } })
  })

  test('what needs no code is renewed all the same', async () => {
    const role = roleCall('partner', 'Partner', { signer: { kind: 'profile', profile: 'base' } })
    expect((await carry(planOf(role), null)).progress.state).toBe('done')
  })

  test('a command gives the code, and is told of, not the code', async () => {
    writeFileSync(join(world.home, 'code'), world.code())
    const commands = new Map([[PHONE, `cat ${join(world.home, 'code')}`]])
    const { progress, all } = await carry(roles(), null, { commands })
    expect(progress.state).toBe('done')
    expect(all).toContain('Asking the command for the code of alice-phone')
    expect(all).not.toContain(world.code())
  })

  test('a command that fails is told, and nothing is asked of AWS', async () => {
    const { lost } = await carry(roles(), null, { commands: new Map([[PHONE, '/nowhere/at-all']]) })
    expect(lost?.failure).toMatchObject({ code: 'code-command', message: expect.stringMatching(/at-all.*\.$/) })
    expect(world.sts.requests).toHaveLength(0)
  })

  test('a command that goes on giving a wrong code is asked once a window, three times', async () => {
    writeFileSync(join(world.home, 'code'), '000000')
    const commands = new Map([[PHONE, `cat ${join(world.home, 'code')}`]])
    const started = world.clock.now()
    const { lost, all } = await carry(roles(), () => null, { commands })
    expect(lost?.failure.code).toBe('code-already-used')
    expect(world.sts.requests).toHaveLength(1)
    expect(world.clock.now() - started).toBeGreaterThanOrEqual(60_000)
    expect(all).not.toContain('[keys held]')
  })

  test('who stops while a window is waited out loses nothing', async () => {
    const other = baseCall({ id: 'other', place: { kind: 'target', section: 'other-mfa' } })
    const abort = new AbortController()
    const sleep = () => {
      abort.abort()
      return new Promise<void>(() => undefined)
    }
    const { lost, progress } = await carry(planOf(baseCall(), other), null, {
      given: world.code(),
      signal: abort.signal,
      sleep,
    })
    expect([lost, progress.state]).toEqual([null, 'cancelled'])
    expect(world.credentials()).toContain('[base-mfa]')
  })
})
