import { expect, test } from 'vitest'
import { NO_ACTIVE } from '../../../../app/view/active-view.ts'
import type { SettingsView, Snapshot } from '../../../../app/view/model.ts'
import { makeDesktop } from '../../../../main/state/desktop.ts'
import { makeReminders } from '../../../../main/state/reminders.ts'
import { makeLeaseEnds } from '../../../../main/state/switching/lease-ends.ts'
import { makeTimeMachine } from '../../../support/time-machine.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 10, 5, 12)

/** The desktop on a clock of its own, nobody looking: what ended, and when, in minutes. */
function sceneOf(endsAfter: number) {
  const machine = makeTimeMachine(START)
  const ended: string[] = []
  const desktop = makeDesktop({
    now: machine.now,
    tray: () => null,
    reminders: makeReminders(START, () => {}),
    leases: makeLeaseEnds(({ profile }) => ended.push(`${profile} after ${(machine.now() - START) / MINUTE}`)),
    isWindowInView: () => false,
    tellTime: () => {},
    after: machine.after,
  })
  const lease = { endsAt: START + endsAfter * MINUTE, returnsTo: null }
  const active = { ...NO_ACTIVE, profile: 'prod', lease }
  const settings = { notify: true } as SettingsView
  const take = (more: Partial<Snapshot>): void =>
    desktop.take({ rows: [], sessions: null, settings, active, ...more } as unknown as Snapshot)
  take({})
  return { machine, desktop, ended, take }
}

test('the one timer ends a lease to the moment, although nobody looks', async () => {
  const { machine, ended } = sceneOf(30)
  await machine.pass(29 * MINUTE)
  expect(ended).toEqual([])
  await machine.pass(5 * MINUTE)
  expect(ended).toEqual(['prod after 30'])
  await machine.pass(60 * MINUTE)
  expect(ended).toHaveLength(1)
})

test('a lease that ended in sleep is ended on waking', () => {
  const { machine, desktop, ended } = sceneOf(30)
  machine.sleep(60 * MINUTE)
  desktop.refresh()
  expect(ended).toEqual(['prod after 60'])
})

test('what was given back before its end is left alone', async () => {
  const { machine, ended, take } = sceneOf(30)
  await machine.pass(10 * MINUTE)
  take({ active: NO_ACTIVE })
  await machine.pass(60 * MINUTE)
  expect(ended).toEqual([])
})
