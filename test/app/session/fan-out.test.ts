import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeWindow } from '../../../app/session/code-window.ts'
import {
  afterEvent,
  type FanOut,
  type FanOutEvent,
  nextCodedCall,
  nextMoves,
  progressOf,
  startFanOut,
} from '../../../app/session/fan-out.ts'
import { isPauseOver, LONGEST_PAUSE, MOST_ATTEMPTS, pauseAfter } from '../../../app/session/refusals/back-off.ts'
import type { PlannedCall, RenewalPlan } from '../../../app/session/routes/model.ts'

const NOW = Date.UTC(2026, 10, 5, 9, 0, 10)
const SERIAL = 'arn:aws:iam::123456789012:mfa/alice-phone'

const call = (id: string, source: string | null, serial: string | null = null): PlannedCall => ({
  id,
  action: source === null ? 'GetSessionToken' : 'AssumeRole',
  signer: source === null ? { kind: 'profile', profile: id } : { kind: 'call', id: source },
  profile: id,
  serial,
  role: null,
  durationSeconds: 3600,
  place: { kind: 'memory' },
})

const planOf = (...calls: readonly PlannedCall[]): RenewalPlan => ({
  kind: 'shared-code',
  devices: [SERIAL],
  codes: calls.filter(({ serial }) => serial !== null).length,
  calls,
  opens: [],
  cannot: [],
  notes: [],
})

const run = (state: FanOut, ...events: readonly FanOutEvent[]): FanOut => events.reduce(afterEvent, state)
const kinds = ({ calls }: FanOut) => Object.fromEntries([...calls].map(([id, { kind }]) => [id, kind]))
const asked = (id: string): FanOutEvent => ({ kind: 'asked', id })
const answered = (id: string): FanOutEvent => ({ kind: 'answered', id, expiresAt: NOW + 3_600_000 })
const faulted = (id: string, fault: 'passing' | 'final' = 'final', random = 1): FanOutEvent => ({
  kind: 'faulted',
  id,
  fault,
  code: 'Throttling',
  message: 'Wait.',
  now: NOW,
  random,
})

const chain = planOf(call('base', null, SERIAL), call('a', 'base'), call('b', 'a'), call('c', 'base'))

describe('order', () => {
  test('nothing behind a code is asked for before the code', () => {
    const state = startFanOut(chain)
    expect(nextMoves(state, NOW, 4)).toEqual({ ask: [], wakeAt: null })
    expect(nextCodedCall(state)?.id).toBe('base')
    expect(progressOf(state, NOW)).toMatchObject({ state: 'needs-code', next: { serial: SERIAL, waitUntil: null } })
  })

  test('a source that answered frees what hangs on it, nearest first', () => {
    const state = run(startFanOut(chain), asked('base'), answered('base'))
    expect(nextMoves(state, NOW, 4).ask).toEqual(['a', 'c'])
    expect(nextMoves(run(state, asked('a'), answered('a')), NOW, 4).ask).toEqual(['b', 'c'])
  })

  test('a source that failed takes everything behind it along, and nothing else', () => {
    const state = run(startFanOut(chain), asked('base'), answered('base'), asked('a'), faulted('a'))
    expect(kinds(state)).toEqual({ base: 'done', a: 'failed', b: 'skipped', c: 'waiting' })
    expect(progressOf(run(state, asked('c'), answered('c')), NOW).state).toBe('partly')
  })

  test('what is hopeless from the start is not asked for, nor what hangs on it', () => {
    const why = { code: 'target-holds-keys', message: 'No.' }
    const state = startFanOut(chain, new Map(), new Map([['a', why]]))
    expect(kinds(state)).toEqual({ base: 'waiting', a: 'failed', b: 'skipped', c: 'waiting' })
    expect(progressOf(startFanOut(chain, new Map(), new Map([['base', why]])), NOW).state).toBe('failed')
  })
})

describe('back-off', () => {
  test('doubles its bound up to a cap, with full jitter', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => pauseAfter(attempt, 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
    ])
    expect(pauseAfter(4, 0)).toBe(0)
    expect(pauseAfter(4, 0.25)).toBe(1000)
    expect(pauseAfter(1, Number.POSITIVE_INFINITY)).toBe(500)
  })

  test('a throttled call is tried again when its pause is over, and no sooner', () => {
    const plan = planOf(call('a', null))
    const state = run(startFanOut(plan), asked('a'), faulted('a', 'passing'))
    expect(state.calls.get('a')).toEqual({ kind: 'backing-off', at: NOW + 500, attempt: 1 })
    expect(nextMoves(state, NOW + 499, 4)).toEqual({ ask: [], wakeAt: NOW + 500 })
    expect(nextMoves(state, NOW + 500, 4)).toEqual({ ask: ['a'], wakeAt: null })
    expect(progressOf(state, NOW).state).toBe('running')
  })

  test('attempts have an end', () => {
    let state = startFanOut(planOf(call('a', null)))
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      expect(nextMoves(state, NOW + attempt * LONGEST_PAUSE, 4).ask).toEqual(['a'])
      state = run(state, asked('a'), faulted('a', 'passing'))
    }
    expect(state.calls.get('a')).toEqual({ kind: 'failed', code: 'Throttling', message: 'Wait.' })
    expect(progressOf(state, NOW).state).toBe('failed')
  })

  test('a clock set back an hour does not leave a call waiting for an hour', () => {
    expect(isPauseOver(NOW + 500, NOW - 3_600_000)).toBe(true)
    expect(isPauseOver(NOW + 500, NOW)).toBe(false)
  })

  test('a call with a code is never tried again by itself', () => {
    const state = run(startFanOut(chain), asked('base'), faulted('base', 'passing'))
    expect(kinds(state)).toEqual({ base: 'failed', a: 'skipped', b: 'skipped', c: 'skipped' })
  })
})

describe('codes', () => {
  test('a lost code leaves the call waiting for another one', () => {
    const state = run(startFanOut(chain), asked('base'), { kind: 'code-lost', id: 'base' })
    expect(progressOf(state, NOW).state).toBe('needs-code')
  })

  test('the window a code was used in is waited out', () => {
    const used: FanOutEvent = { kind: 'window-used', serial: SERIAL, window: codeWindow(NOW).number }
    const state = run(startFanOut(chain), used)
    expect(progressOf(state, NOW).next).toEqual({ serial: SERIAL, waitUntil: codeWindow(NOW).endsAt })
    expect(progressOf(state, codeWindow(NOW).endsAt).next).toEqual({ serial: SERIAL, waitUntil: null })
    expect(progressOf(state, NOW - 3_600_000).next?.waitUntil).toBeNull()
  })
})

describe('cancel', () => {
  test('skips what waits, keeps what is done, and takes the answer of what is under way', () => {
    const state = run(startFanOut(chain), asked('base'), answered('base'), asked('a'), { kind: 'cancelled' })
    expect(kinds(state)).toEqual({ base: 'done', a: 'asking', b: 'skipped', c: 'skipped' })
    expect(progressOf(state, NOW).state).toBe('running')
    expect(progressOf(run(state, answered('a')), NOW).state).toBe('cancelled')
    expect(kinds(run(state, { kind: 'stopped', id: 'a' }))).toMatchObject({ a: 'skipped' })
    expect(kinds(run(state, faulted('a', 'passing')))).toMatchObject({ a: 'skipped' })
  })

  test('before anything, and after everything', () => {
    expect(progressOf(run(startFanOut(chain), { kind: 'cancelled' }), NOW).state).toBe('cancelled')
    const all = run(startFanOut(planOf(call('a', null))), asked('a'), answered('a'), { kind: 'cancelled' })
    expect(progressOf(all, NOW).state).toBe('done')
    const lost = run(startFanOut(chain), asked('base'), { kind: 'cancelled' }, { kind: 'code-lost', id: 'base' })
    expect(progressOf(lost, NOW).state).toBe('cancelled')
  })
})

/** Any plan: each call hangs on an earlier one or on nothing, and some take codes. */
const anyPlan = fc
  .array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((rows) =>
    planOf(
      ...rows.map(([pick, roots], index) =>
        index === 0 || roots
          ? call(`c${index}`, null, pick % 2 === 0 ? SERIAL : null)
          : call(`c${index}`, `c${pick % index}`),
      ),
    ),
  )

const anyAnswer = fc.constantFrom('answered', 'passing', 'final', 'cancel', 'lost')

describe('whatever AWS answers, in whatever order', () => {
  test('no dependant is asked before its source is there, the bound holds, and everything comes to an end', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.array(anyAnswer, { maxLength: 80 }),
        fc.integer({ min: 1, max: 5 }),
        (plan, answers, bound) => {
          let state = startFanOut(plan)
          let now = NOW
          const ask = (id: string): void => {
            const { signer } = plan.calls.find((one) => one.id === id) ?? call(id, null)
            if (signer.kind === 'call') expect(state.calls.get(signer.id)?.kind).toBe('done')
            state = run(state, asked(id))
          }
          for (const answer of [...answers, ...Array.from({ length: 200 }, () => 'answered' as const)]) {
            const moves = nextMoves(state, now, bound)
            moves.ask.forEach(ask)
            const coded = nextCodedCall(state)
            const asking = () => [...state.calls].filter(([, { kind }]) => kind === 'asking').map(([id]) => id)
            if (asking().length === 0 && moves.wakeAt === null && coded !== null) ask(coded.id)
            expect(asking().length).toBeLessThanOrEqual(bound)
            const [id] = asking()
            if (answer === 'cancel') state = run(state, { kind: 'cancelled' })
            else if (id === undefined) now = moves.wakeAt ?? now
            else if (answer === 'lost') {
              const isCoded = plan.calls.some((one) => one.id === id && one.serial !== null)
              state = run(state, isCoded ? { kind: 'code-lost', id } : faulted(id))
            } else state = run(state, answer === 'answered' ? answered(id) : faulted(id, answer, 0.5))
          }
          expect(['done', 'partly', 'failed', 'cancelled']).toContain(progressOf(state, now).state)
          expect(Object.values(kinds(state))).not.toContain('asking')
        },
      ),
    )
  })

  test('what has ended stays ended', () => {
    fc.assert(
      fc.property(fc.constantFrom('answered', 'passing', 'final', 'cancel', 'lost'), (late) => {
        const state = run(startFanOut(chain), asked('base'), answered('base'))
        const event: FanOutEvent =
          late === 'cancel'
            ? { kind: 'cancelled' }
            : late === 'lost'
              ? { kind: 'code-lost', id: 'base' }
              : late === 'answered'
                ? { kind: 'answered', id: 'base', expiresAt: 0 }
                : faulted('base', late)
        expect(run(state, event).calls.get('base')).toEqual({ kind: 'done', expiresAt: NOW + 3_600_000 })
      }),
    )
  })
})
