import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextUndo } from '../../../../app/command/history.ts'
import { codeWindow } from '../../../../app/session/code-window.ts'
import { plainText } from '../../../../app/view/rich-text.ts'
import { listWrites } from '../../../../main/history/store.ts'
import { BOB_PHONE, PHONE } from '../../../support/sts-fixture.ts'
import { makeSessionScene, type SessionScene } from './session-scene.ts'

let scene: SessionScene
beforeEach(async () => {
  scene = await makeSessionScene()
})
afterEach(() => scene.remove())

const base = { kind: 'profile', profile: 'base' } as const
const phone = { kind: 'device', serial: PHONE } as const
const HOUR = 3_600_000
const MINUTE = 60_000

const outcomeOf = async (answer: Promise<unknown>): Promise<string> => JSON.stringify(await answer)

describe('a code from the window', () => {
  test('is told what it opens before it is typed, and nothing is asked of AWS until then', async () => {
    expect(await scene.desk.open(base, 'from-window')).toEqual({ ok: true, value: null })
    const plan = await scene.desk.plan()
    expect(plan).toMatchObject({ ok: true, value: { source: 'base', target: 'base-mfa', codes: 1, command: null } })
    const said = plan.ok ? plainText(plan.value.opens) : ''
    for (const name of ['base-mfa', 'guarded', 'open']) expect(said).toContain(name)
    expect(scene.sts.requests).toHaveLength(0)
  })

  test('renews the session and every role behind it; it shows, counts as used, and can be stopped', async () => {
    await scene.sessioning.begin()
    await scene.desk.open(base, 'from-window')
    const outcome = await scene.desk.start(scene.code())
    expect(outcome).toMatchObject({ ok: true, value: { target: 'base-mfa', renewal: { state: 'done' } } })
    expect(scene.bar('base-mfa')).toMatchObject({ ours: true, renewal: 'code', renewFrom: 'base', serial: PHONE })
    expect(scene.bar('guarded')).toMatchObject({ ours: true, origin: 'cli-cache', renewal: 'itself' })
    expect(scene.store.picture().marks.get('base-mfa')?.usedAt).toBe(scene.clock.now())
    const bar = scene.bar('base-mfa')
    const stopped = await scene.handlers.stopSession({ id: bar?.id ?? '' })
    expect(stopped).toMatchObject({
      ok: true,
      value: {
        message: expect.stringContaining('Copies of its keys work until they expire.'),
        historyId: expect.any(Number),
      },
    })
    expect(scene.credentials()).toContain('[base]')
    expect(scene.credentials()).not.toContain('ASIA')
  })

  test('that is wrong says so and writes nothing; the next one works', async () => {
    const before = scene.credentials()
    await scene.desk.open(base, 'from-tray')
    const wrong = String((Number(scene.code()) + 1) % 1_000_000).padStart(6, '0')
    expect(await scene.desk.start(wrong)).toMatchObject({ ok: false, failure: { next: 'code' } })
    expect(scene.credentials()).toBe(before)
    scene.clock.advance(30_000)
    expect((await scene.desk.start(scene.code())).ok).toBe(true)
  })

  test('just used is waited for: the window says until when', async () => {
    await scene.desk.open(base, 'from-window')
    await scene.desk.start(scene.code())
    await scene.desk.open({ kind: 'profile', profile: 'base-mfa' }, 'from-window')
    const plan = await scene.desk.plan()
    expect(plan.ok && plan.value.waitUntil).toBe(codeWindow(scene.clock.now()).endsAt)
    expect(await scene.desk.start(scene.code())).toMatchObject({ ok: false, failure: { code: 'code-already-used' } })
  })

  test('of one device opens what hangs on it, and of another key on it takes another code', async () => {
    await scene.sessioning.begin()
    await scene.desk.open(phone, 'from-tray')
    const plan = await scene.desk.plan()
    const codes = plan.ok ? plan.value.codes : 0
    expect(codes).toBeGreaterThan(1)
    const first = await scene.desk.start(scene.code())
    expect(first).toMatchObject({ ok: true, value: { renewal: { state: 'needs-code', next: { serial: PHONE } } } })
    const next = await scene.desk.plan()
    expect(next.ok && next.value.waitUntil).toBe(codeWindow(scene.clock.now()).endsAt)
    expect(next.ok && next.value.source).not.toBe(plan.ok && plan.value.source)
    scene.clock.advance(30_000)
    // The next key on the device is an inactive one: AWS does not take it, and the one after it still gets its code.
    const second = await scene.desk.start(scene.code())
    expect(second).toMatchObject({ ok: true, value: { renewal: { state: 'needs-code', next: { serial: PHONE } } } })
    expect(second.ok && second.value.notes.join()).toContain('“sleeping”')
    expect(second.ok && second.value.renewal.lines.find(({ profile }) => profile.startsWith('sleeping'))?.state).toBe(
      'failed',
    )
    const third = await scene.desk.plan()
    expect(third.ok && third.value.source).not.toMatch(/base|sleeping/)
    scene.clock.advance(30_000)
    const before = scene.sts.requests.length
    await scene.desk.start(scene.code())
    expect(scene.sts.requests.length).toBeGreaterThan(before)
  })

  test('of a device whose first key is an inactive one: every other key of it still gets its code', async () => {
    scene.edit(
      (config) =>
        `[profile sleeping]\nregion = eu-central-1\nmfa_serial = ${PHONE}\n\n${config.replace(/\[profile sleeping\][^[]*/, '')}`,
    )
    await scene.store.look()
    await scene.store.look()
    await scene.desk.open(phone, 'from-tray')
    const plan = await scene.desk.plan()
    expect(plan.ok && plan.value.source).toBe('sleeping')
    const first = await scene.desk.start(scene.code())
    expect(first).toMatchObject({ ok: true, value: { renewal: { state: 'needs-code' } } })
    // The code was refused with its key, not taken: whoever types it again for the next key is not told to wait.
    expect(await scene.desk.start(scene.code())).toMatchObject({ ok: true })
    expect(scene.bar('base-mfa')).toBeUndefined()
    expect(scene.store.picture().world.facts.book.byName.has('base-mfa')).toBe(true)
  })

  test('tells how the renewal stands while it runs, a few times and not for each change', async () => {
    await scene.desk.open(base, 'from-window')
    const started = scene.desk.start(scene.code())
    await started
    await scene.pass(100)
    expect(scene.told.length).toBeGreaterThan(0)
    expect(scene.told.length).toBeLessThan(4)
    expect(scene.told.at(-1)).toMatchObject({ state: 'done' })
    expect(JSON.stringify(scene.told)).not.toMatch(/EXAMPLE\/|IQoJ/)
  })

  test('leads to a sentence where nothing can be renewed', async () => {
    await scene.desk.open({ kind: 'profile', profile: 'nobody' }, 'from-window')
    const plan = await scene.desk.plan()
    expect(plan).toMatchObject({ ok: false, failure: { next: 'settings' } })
    expect(plan.ok ? '' : plan.failure.message).toContain('nobody')
  })
})

describe('what needs no code', () => {
  beforeEach(async () => {
    await scene.sessioning.begin()
    await scene.desk.open(base, 'from-window')
    await scene.desk.start(scene.code())
    scene.showWindow.mockClear()
  })

  test('is renewed by itself before it ends, and by nobody once the base session is over', async () => {
    const before = scene.bar('guarded')?.expiresAt ?? 0
    for (let step = 0; step < 9; step += 1) await scene.pass(5 * MINUTE)
    const after = scene.bar('guarded')?.expiresAt ?? 0
    expect(after).toBeGreaterThan(before)
    expect(scene.sts.requests.filter(({ action }) => action === 'GetSessionToken')).toHaveLength(1)
    const asked = scene.sts.requests.length
    scene.clock.advance(13 * HOUR)
    scene.sessioning.refresh()
    await scene.pass(5 * MINUTE)
    expect(scene.sts.requests.length).toBe(asked)
    expect(scene.bar('guarded')?.renewal).toBe('code')
  })

  test('that is written into a section by itself stands in History as such, and is not what Undo takes back', async () => {
    const place = { kind: 'target', section: 'guarded-live' } as const
    const chosen = await scene.handlers.chooseRoute({ profile: 'guarded', route: null, place, durationSeconds: null })
    expect(chosen).toEqual({ ok: true, value: null })
    expect(await scene.handlers.renewNow({ profile: 'guarded' })).toMatchObject({ ok: true })
    const { places } = scene.store.picture().world
    const byPerson = await listWrites(places)
    expect(byPerson[0]?.who).toBe('window')
    for (let step = 0; step < 12; step += 1) await scene.pass(5 * MINUTE)
    const after = await listWrites(places)
    expect(after.length).toBeGreaterThan(byPerson.length)
    expect(after[0]?.who).toBe('itself')
    expect(nextUndo(after)).toBe(byPerson[0]?.id)
  })

  test('is renewed at once when a person asks for it, without a window', async () => {
    scene.clock.advance(10 * MINUTE)
    expect(await scene.desk.open({ kind: 'profile', profile: 'guarded' }, 'from-window')).toEqual({
      ok: true,
      value: null,
    })
    expect(scene.showWindow).not.toHaveBeenCalled()
    expect(scene.bar('guarded')?.expiresAt).toBe(scene.clock.now() + HOUR)
    expect(await outcomeOf(scene.handlers.renewNow({ profile: 'guarded' }))).toContain('guarded lives until')
  })

  test('is not when the person turned it off', async () => {
    await scene.store.changeSetting({ setting: 'renewByItself', value: false })
    const asked = scene.sts.requests.length
    for (let step = 0; step < 14; step += 1) await scene.pass(5 * MINUTE)
    expect(scene.sts.requests.length).toBe(asked)
    expect(scene.sessions().keeper.state).toBe('off')
    expect(scene.bar('guarded')?.renewal).toBe('code')
  })
})

describe('asked of the room', () => {
  beforeEach(() => scene.sessioning.begin())

  test('devices say what one code opens', () => {
    const { devices } = scene.sessions()
    expect(devices.map(({ serial }) => serial)).toEqual([PHONE, BOB_PHONE])
    expect(devices[0]?.opens).toContain('guarded')
    expect(devices[1]?.opens).toEqual(['bob-mfa'])
  })

  test('a program for codes is kept only when the person agrees outside the page, and then gives the code', async () => {
    const script = join(scene.home, 'code')
    writeFileSync(script, `#!/bin/sh\necho ${scene.code()}\n`, { mode: 0o700 })
    scene.agreeToTokenCommand.mockResolvedValueOnce('declined')
    expect((await scene.handlers.setTokenCommand({ serial: PHONE, command: script })).ok).toBe(false)
    expect(scene.sessions().devices[0]?.tokenCommand).toBeNull()
    expect((await scene.handlers.setTokenCommand({ serial: PHONE, command: script })).ok).toBe(true)
    expect(scene.agreeToTokenCommand).toHaveBeenLastCalledWith('alice-phone', script)
    expect(scene.sessions().devices[0]?.tokenCommand).toBe(script)
    await scene.desk.open(base, 'from-window')
    expect(await scene.desk.plan()).toMatchObject({ ok: true, value: { command: 'code' } })
    expect(await scene.desk.startFromCommand()).toMatchObject({ ok: true, value: { renewal: { state: 'done' } } })
    expect((await scene.handlers.setTokenCommand({ serial: PHONE, command: '' })).ok).toBe(true)
    expect(scene.agreeToTokenCommand).toHaveBeenCalledTimes(2)
    expect(scene.sessions().devices[0]?.tokenCommand).toBeNull()
  })

  test('no program is asked about for a device that no profile names', async () => {
    expect((await scene.handlers.setTokenCommand({ serial: 'GAHT99999999', command: 'op' })).ok).toBe(false)
    expect(scene.agreeToTokenCommand).not.toHaveBeenCalled()
  })

  test('a test call tells who the credentials are, and what is wrong with them', async () => {
    expect(await outcomeOf(scene.handlers.testSession({ profile: 'bob' }))).toContain(':user/bob')
    expect((await scene.handlers.testSession({ profile: 'sleeping' })).ok).toBe(false)
    expect((await scene.handlers.testSession({ profile: 'nobody' })).ok).toBe(false)
  })

  test('only what Lanyard wrote and still stands there is stopped', async () => {
    const outcome = await scene.handlers.stopSession({ id: 'target:base' })
    expect(outcome.ok).toBe(false)
    expect((await scene.handlers.stopSession({ id: '../../x' })).ok).toBe(false)
  })

  test('clean-up offers what has expired, as a dry run of the editor', async () => {
    expect(await scene.handlers.previewCleanUp(undefined)).toMatchObject({ ok: false })
    await scene.desk.open({ kind: 'profile', profile: 'bob' }, 'from-window')
    await scene.desk.start(scene.code(BOB_PHONE))
    scene.clock.advance(13 * HOUR)
    await scene.handlers.previewCleanUp(undefined)
    expect(scene.previewIntent).toHaveBeenCalledOnce()
    expect(scene.sessions().leftovers).toBe(1)
    expect(JSON.stringify(scene.previewIntent.mock.calls)).toContain('bob-mfa')
  })

  test('nothing that a window gets holds a secret', async () => {
    await scene.desk.open(base, 'from-window')
    await scene.desk.start(scene.code())
    const shown = JSON.stringify([scene.store.snapshot(), await scene.desk.plan(), scene.told])
    for (const line of scene.credentials().split('\n')) {
      const value = line.split(' = ')[1] ?? ''
      if (/secret|token/.test(line) && value.length > 20) expect(shown).not.toContain(value)
    }
  })
})

describe('the list of what Lanyard wrote', () => {
  test('that cannot be understood is put aside and said, and everything else goes on', async () => {
    mkdirSync(scene.stateFolder, { recursive: true })
    writeFileSync(join(scene.stateFolder, 'sessions.json'), 'not a list')
    await scene.sessioning.begin()
    expect(scene.said).toHaveLength(1)
    expect(scene.said[0]).toContain('sessions.json.bad-')
    expect(scene.sessions().devices).toHaveLength(2)
  })
})

describe('before the first paint', () => {
  test('nothing of sessions is read: the snapshot has none', () => {
    expect(scene.store.snapshot().sessions).toBeNull()
  })

  test('what lives is shown once it began, and follows the files', async () => {
    await scene.sessioning.begin()
    expect(scene.sessions().bars).toEqual([])
    const hear = vi.fn(() => scene.sessioning.follow())
    scene.store.listen(hear)
    scene.edit((config) => `${config}\n[profile late]\nregion = eu-central-1\nmfa_serial = GAHT12345678\n`)
    await vi.waitFor(async () => {
      await scene.store.look()
      expect(scene.sessions().devices.map(({ serial }) => serial)).toContain('GAHT12345678')
    })
  })
})
