import { describe, expect, it } from 'vitest'
import type { ProfileRow, SettingsView } from '../../../app/view/model.ts'
import { makeReminders } from '../../../main/state/reminders.ts'
import { makeEndingRow } from '../../app/view/row-fixture.ts'
import { FIXTURE_NOW } from '../../support/fake-clock.ts'

const MINUTE = 60_000

function scene(rows: readonly ProfileRow[], notify: 'on' | 'off' = 'on') {
  const said: string[] = []
  const reminders = makeReminders(
    FIXTURE_NOW,
    (notice) => said.push(notice.title),
    () => 0,
  )
  const shown = { rows, sessions: null, settings: { notify: notify === 'on' } as SettingsView }
  const at = (minutes: number): number => FIXTURE_NOW + minutes * MINUTE
  return {
    said,
    look: (minutes: number) => reminders.check(shown, at(minutes)),
    next: (minutes: number) => reminders.next(shown, at(minutes)),
    snooze: (profile: string, minutes: number) => reminders.snooze([profile], at(minutes)),
  }
}

const row = (name: string, changes: Partial<ProfileRow> = {}): ProfileRow =>
  makeEndingRow(name, FIXTURE_NOW + 60 * MINUTE, { usedAt: FIXTURE_NOW, ...changes })

describe('reminders', () => {
  it('are silent about what nobody used today', () => {
    const { said, look, next } = scene([row('a', { usedAt: null })])
    look(70)
    expect(said).toEqual([])
    expect(next(0)).toBeNull()
  })

  it('are silent when switched off, and do not make up for it later', () => {
    const { said, look } = scene([row('a')], 'off')
    look(46)
    expect(said).toEqual([])
  })

  it('name another tool’s session too, when it was used here', () => {
    const { said, look } = scene([row('sso')])
    look(46)
    expect(said).toEqual(['sso ends in 14 m'])
  })

  it('are silenced by the profile that a renewal starts from, as the token window knows it', () => {
    const { said, look, next, snooze } = scene([row('acme-mfa', { renewable: true, renewFrom: 'acme' })])
    look(45)
    snooze('acme', 45)
    look(50)
    expect(said).toEqual(['acme-mfa ends in 15 m'])
    expect(next(50)).toBe(FIXTURE_NOW + 55 * MINUTE)
    look(55)
    expect(said).toEqual(['acme-mfa ends in 15 m', 'acme-mfa ends in 5 m'])
  })
})
