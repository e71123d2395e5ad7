import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { planDevice, planEverything, planProfile, planWithoutCode } from '../../../../app/session/routes/index.ts'
import type { RenewalPlan } from '../../../../app/session/routes/model.ts'
import { type Given, given, likely, NAMES } from './any-book.ts'
import { DEVICE, FIDO, OTHER_DEVICE, options } from './book.ts'

/** Every plan that a book can be asked for. */
function plansOf([book, chosen]: Given): readonly RenewalPlan[] {
  const names = [...NAMES, ...book.byName.keys(), 'nobody']
  return [
    ...names.flatMap((each) => {
      const planned = planProfile(book, each, chosen)
      return planned.ok ? planned.value.map(({ plan }) => plan) : []
    }),
    ...names.flatMap((each) => planWithoutCode(book, each, chosen.live, chosen) ?? []),
    ...[DEVICE, OTHER_DEVICE, FIDO, ''].map((each) => planDevice(book, each, chosen)),
    ...planEverything(book, chosen),
  ]
}

const always = (holds: (plan: RenewalPlan) => void) =>
  fc.assert(
    fc.property(given, (each) => plansOf(each).forEach(holds)),
    { numRuns: 60 },
  )

test('a call is always signed by keys of a profile or by a call that stands before it', () => {
  always(({ calls }) => {
    const before = new Set<string>()
    for (const { id, signer } of calls) {
      if (signer.kind === 'call') expect(before).toContain(signer.id)
      expect(before).not.toContain(id)
      before.add(id)
    }
  })
})

test('durations are always within what STS allows for the call', () => {
  always(({ calls }) => {
    const byId = new Map(calls.map((call) => [call.id, call]))
    for (const { action, durationSeconds, signer } of calls) {
      expect(Number.isInteger(durationSeconds)).toBe(true)
      expect(durationSeconds).toBeGreaterThanOrEqual(900)
      expect(durationSeconds).toBeLessThanOrEqual(action === 'AssumeRole' ? 43_200 : 129_600)
      const source = signer.kind === 'call' ? byId.get(signer.id) : undefined
      if (source?.action === 'AssumeRole') expect(durationSeconds).toBeLessThanOrEqual(3600)
    }
  })
})

test('each call with a code has one of its own, of a device that gives codes', () => {
  always(({ calls, codes, devices }) => {
    const taking = calls.filter(({ serial }) => serial !== null)
    expect(codes).toBe(taking.length)
    expect(new Set(devices)).toEqual(new Set(taking.map(({ serial }) => serial)))
    for (const { signer, serial } of taking) {
      // A code goes with long-term keys, never with what another call gave.
      expect(signer.kind).toBe('profile')
      expect([FIDO, 'short', '']).not.toContain(serial)
    }
    for (const { action, serial } of calls) if (action === 'GetSessionToken') expect(serial).not.toBeNull()
  })
})

test('a name is opened once, by a call of the plan or by none, and never both opened and not', () => {
  always(({ calls, opens, cannot }) => {
    const names = opens.map(({ profile }) => profile)
    expect(new Set(names).size).toBe(names.length)
    const ids = new Set(calls.map(({ id }) => id))
    for (const { callId, through } of opens) {
      if (through !== null) expect(ids).toContain(through)
      if (callId !== null) expect(through).toBe(callId)
    }
    for (const { profile, message } of cannot) {
      expect(names).not.toContain(profile)
      expect(message).not.toBe('')
    }
  })
})

test('no two results go to one section, and none over long-term keys', () => {
  fc.assert(
    fc.property(given, ([book, chosen]) => {
      for (const { calls } of plansOf([book, chosen])) {
        const targets = calls.flatMap(({ place: to }) => (to.kind === 'target' ? [to.section] : []))
        expect(new Set(targets).size).toBe(targets.length)
        for (const section of targets) {
          const id = book.byName.get(section)?.settings.get('aws_access_key_id')?.value
          expect(id?.kind === 'plain' && id.text.startsWith('AKIA')).toBe(false)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('a device takes one session for a key, and one call for a role', () => {
  fc.assert(
    fc.property(given, ([book, chosen]) => {
      for (const { calls } of planEverything(book, chosen)) {
        const keyIds = calls
          .filter(({ action }) => action === 'GetSessionToken')
          .map(({ profile }) => book.byName.get(profile)?.settings.get('aws_access_key_id')?.value)
          .map((value) => (value?.kind === 'plain' ? value.text : null))
        expect(new Set(keyIds).size).toBe(keyIds.length)
        const roles = calls.filter(({ action }) => action === 'AssumeRole').map(({ profile }) => profile)
        expect(new Set(roles).size).toBe(roles.length)
      }
    }),
    { numRuns: 60 },
  )
})

test('role sessions have names that STS takes', () => {
  always(({ calls }) => {
    for (const { role } of calls) if (role !== null) expect(role.sessionName).toMatch(/^[\w+=,.@-]{2,64}$/)
  })
})

test('one route of a profile is chosen, and the plan of each is of its kind', () => {
  fc.assert(
    fc.property(given, ([book, chosen]) => {
      for (const each of book.byName.keys()) {
        const planned = planProfile(book, each, chosen)
        if (!planned.ok) continue
        expect(planned.value.filter((choice) => choice.chosen)).toHaveLength(1)
        for (const { kind, plan } of planned.value) expect(plan.kind).toBe(kind)
      }
    }),
    { numRuns: 60 },
  )
})

test('a role that a person renews is opened by each of its routes', () => {
  fc.assert(
    fc.property(likely, (book) => {
      for (const each of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
        const planned = planProfile(book, each, options())
        for (const { plan } of planned.ok ? planned.value : [])
          expect(plan.opens.map(({ profile }) => profile)).toContain(each)
      }
    }),
    { numRuns: 100 },
  )
})

test('what needs no code is planned without one', () => {
  fc.assert(
    fc.property(given, ([book, chosen]) => {
      for (const each of book.byName.keys()) {
        const plan = planWithoutCode(book, each, chosen.live, chosen)
        if (plan !== null) expect(plan).toMatchObject({ kind: 'no-code', codes: 0, devices: [] })
      }
    }),
    { numRuns: 60 },
  )
})

test('the same files and wishes give the same plans', () => {
  fc.assert(
    fc.property(given, (each) => {
      expect(plansOf(each)).toEqual(plansOf(each))
    }),
    { numRuns: 20 },
  )
})
