import { expect, test } from 'vitest'
import { NO_ACTIVE } from '../../../app/view/active-view.ts'
import type { ProfileRow, SettingsView, Snapshot, TrayView } from '../../../app/view/model.ts'
import { makeDesktop } from '../../../main/state/desktop.ts'
import { makeReminders } from '../../../main/state/reminders.ts'
import { makeEndingRow } from '../../app/view/row-fixture.ts'
import { makeTimeMachine } from '../../support/time-machine.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const START = Date.UTC(2026, 10, 5, 12)

/** The tray of a desktop on which no window is looked at: each picture that was drawn, and when, in seconds. */
function trayOf(rows: readonly ProfileRow[]) {
  const machine = makeTimeMachine(START)
  const drawn: { readonly at: number; readonly icon: TrayView['icon'] }[] = []
  const desktop = makeDesktop({
    now: machine.now,
    tray: () => ({
      render: ({ icon }) => drawn.push({ at: (machine.now() - START) / SECOND, icon }),
      remove: () => {},
    }),
    reminders: makeReminders(START, () => {}),
    leases: { check: () => {}, next: () => null },
    isWindowInView: () => false,
    tellTime: () => {},
    after: machine.after,
  })
  const settings = { notify: true, productionLease: 'off' } as SettingsView
  desktop.take({ rows, sessions: null, settings, active: NO_ACTIVE } as unknown as Snapshot)
  return { machine, drawn }
}

test('fifty sessions that end in hours are drawn once a minute, whatever the second each of them turns in', async () => {
  const { machine, drawn } = trayOf(
    Array.from({ length: 50 }, (_none, index) => makeEndingRow(`s${index}`, START + 3 * 3600 * SECOND + index * 1_217)),
  )
  await machine.pass(10 * MINUTE)
  expect(drawn.length).toBeLessThanOrEqual(11)
})

test('in the last minutes of one it is drawn each quarter of a minute, and at its very end', async () => {
  const { machine, drawn } = trayOf([makeEndingRow('a', START + 4 * MINUTE + 7 * SECOND)])
  await machine.pass(6 * MINUTE)
  const times = drawn.map(({ at }) => at)
  expect(times.slice(0, 3)).toEqual([0, 15, 30])
  expect(drawn.find(({ icon }) => icon === 'expired')?.at).toBe(4 * 60 + 7)
})

test('the icon says that something is about to end at the very moment, however slow the pace', async () => {
  const { machine, drawn } = trayOf([makeEndingRow('a', START + 16 * MINUTE + 20 * SECOND)])
  await machine.pass(5 * MINUTE)
  expect(drawn[0]?.icon).toBe('live')
  expect(drawn.find(({ icon }) => icon === 'soon')?.at).toBe(80.001)
})
