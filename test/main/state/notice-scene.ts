import { formatClockTime } from '../../../app/text/duration.ts'
import { NO_ACTIVE } from '../../../app/view/active-view.ts'
import type { ProfileRow, SettingsView, Snapshot } from '../../../app/view/model.ts'
import type { Notice } from '../../../app/view/notices.ts'
import { makeDesktop } from '../../../main/state/desktop.ts'
import { makeReminders } from '../../../main/state/reminders.ts'
import { makeEndingRow } from '../../app/view/row-fixture.ts'
import { makeTimeMachine } from '../../support/time-machine.ts'

const MINUTE = 60_000

/** What happens to the machine; lengths in minutes. */
export type Step =
  | readonly ['pass', number]
  /** Sleeps, and wakes with the system's word for it. */
  | readonly ['sleep', number]
  /** Sleeps, and nobody says so. */
  | readonly ['sleep-untold', number]
  /** Somebody sets the clock, forward or back. */
  | readonly ['jump', number]
  /** A session ends that many minutes from now: renewed or new; used at this moment. */
  | readonly ['renew', string, number]
  | readonly ['use', string]
  | readonly ['snooze', string]
  /** A window is looked at. */
  | readonly ['look']

export type NoticeScene = {
  readonly now: () => number
  readonly step: (step: Step) => Promise<void>
  /** `20:49 a ends in 15 m`, by the local clock. */
  readonly said: readonly string[]
  readonly notices: readonly Notice[]
  readonly timers: () => number
  readonly longest: () => number
}

/** The desktop without tray and window, so that only notices move it. `ends`: by profile, when it ends; all used at `start`. */
export function makeNoticeScene(
  start: number,
  ends: Readonly<Record<string, number>>,
  zone: (instant: number) => number = () => 0,
): NoticeScene {
  const machine = makeTimeMachine(start)
  const said: string[] = []
  const notices: Notice[] = []
  const rows = new Map<string, ProfileRow>()
  const put = (profile: string, expiresAt: number, usedAt: number): void => {
    rows.set(profile, makeEndingRow(profile, expiresAt, { renewable: true, renewFrom: `${profile}-keys`, usedAt }))
  }
  for (const [profile, end] of Object.entries(ends)) put(profile, end, start)
  const reminders = makeReminders(
    start,
    (notice) => {
      notices.push(notice)
      said.push(`${formatClockTime(machine.now(), zone(machine.now()))} ${notice.title}`)
    },
    zone,
  )
  const desktop = makeDesktop({
    now: machine.now,
    tray: () => null,
    reminders,
    leases: { check: () => {}, next: () => null },
    isWindowInView: () => false,
    tellTime: () => {},
    after: machine.after,
  })
  const take = (): void => {
    const settings = { notify: true } as SettingsView
    desktop.take({ rows: [...rows.values()], sessions: null, active: NO_ACTIVE, settings } as unknown as Snapshot)
  }
  take()
  const step = async (step: Step): Promise<void> => {
    switch (step[0]) {
      case 'pass':
        return machine.pass(step[1] * MINUTE)
      case 'sleep':
        machine.sleep(step[1] * MINUTE)
        return desktop.refresh()
      case 'sleep-untold':
        return machine.sleep(step[1] * MINUTE)
      case 'jump':
        return machine.jump(step[1] * MINUTE)
      case 'renew':
        put(step[1], machine.now() + step[2] * MINUTE, machine.now())
        return take()
      case 'use':
        put(step[1], rows.get(step[1])?.expiresAt ?? 0, machine.now())
        return take()
      case 'look':
        return desktop.refresh()
      case 'snooze':
        reminders.snooze([step[1]], machine.now())
        return desktop.refresh()
    }
  }
  return { now: machine.now, step, said, notices, timers: machine.timers, longest: machine.longest }
}
