import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeFileSystem } from '../../../main/files/file-system.ts'
import type { Written } from '../../../main/files/model.ts'
import { listHistory, undoWrite } from '../../../main/history/service.ts'
import { type StartDeps, startSession } from '../../../main/session/service.ts'
import { ALICE_PHONE, PAYMENTS_TOKEN } from '../../support/demo-people.ts'
import { makeSessionWorld, type SessionWorld } from './session-world.ts'

let world: SessionWorld
beforeEach(async () => {
  world = await makeSessionWorld()
})
afterEach(() => world.remove())

/** A file's sections by header, as raw text. */
const sectionsOf = (text: string) =>
  new Map(text.split(/^(?=\[)/m).map((part) => [/^\[(.*?)\]/.exec(part)?.[1] ?? '', part]))

describe('startSession', () => {
  test('changes the target section, and not a byte of the rest', async () => {
    const before = world.credentials()
    const session = await world.prepared('acme-base', { durationSeconds: 3600 })
    const result = await startSession(session, world.codeOf(), world.deps)
    expect(result).toMatchObject({
      ok: true,
      value: {
        source: 'acme-base',
        target: 'acme-base-mfa',
        serial: ALICE_PHONE,
        durationSeconds: 3600,
        expiresAt: world.clock.now() + 3_600_000,
        file: world.demo.credentialsFile,
        notes: [],
      },
    })
    const after = sectionsOf(world.credentials())
    for (const [name, text] of sectionsOf(before)) {
      if (name === 'acme-base-mfa') expect(after.get(name)).not.toBe(text)
      else expect(after.get(name)).toBe(text)
    }
    expect(after.get('acme-base-mfa')).toMatch(
      /^\[acme-base-mfa\]\naws_access_key_id {5}= ASIA\S+\naws_secret_access_key = \S+\naws_session_token {5}= \S+\nx_security_token_expires = 2026-11-05T10:00:00Z\nteam_note = keep me\nregion = eu-central-1\n/,
    )
    expect(statSync(world.demo.credentialsFile).mode & 0o777).toBe(0o600)
    const backup = result.ok ? result.value.backup : null
    expect(backup === null ? null : readFileSync(backup, 'utf8')).toBe(before)
  })

  test('makes a missing section, behind every byte that was there', async () => {
    const session = await world.prepared('payments-long-term')
    const before = world.credentials()
    expect((await startSession(session, world.codeOf(PAYMENTS_TOKEN), world.deps)).ok).toBe(true)
    expect(world.credentials().startsWith(before)).toBe(true)
    expect(sectionsOf(world.credentials()).get('payments')).toContain('region = eu-west-2')
  })

  test('a wrong code loses nothing, and the right one still works in the same window', async () => {
    const before = world.credentials()
    const session = await world.prepared('acme-base')
    const wrong = await startSession(session, world.codeOf() === '000000' ? '111111' : '000000', world.deps)
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'AccessDenied', next: 'code', waitUntil: null } })
    expect(world.credentials()).toBe(before)
    expect((await startSession(session, world.codeOf(), world.deps)).ok).toBe(true)
  })

  test('what is no code is not sent', async () => {
    const session = await world.prepared('acme-base')
    for (const code of ['', '12345', 'abcdef', '1234567'])
      expect(await startSession(session, code, world.deps)).toMatchObject({ ok: false, failure: { code: 'bad-code' } })
    expect(world.sts.requests).toHaveLength(0)
  })

  test('a used code is not sent again: it says until when to wait', async () => {
    world.clock.advance(18_000)
    expect((await startSession(await world.prepared('acme-base'), world.codeOf(), world.deps)).ok).toBe(true)
    const again = await world.prepared('acme-base', { target: 'other' })
    expect(again.waitUntil).toBe(world.clock.now() + 12_000)
    expect(await startSession(again, world.codeOf(), world.deps)).toMatchObject({
      ok: false,
      failure: { code: 'code-already-used', next: 'code', waitUntil: world.clock.now() + 12_000 },
    })
    expect(world.sts.requests).toHaveLength(1)
    world.clock.advance(12_000)
    expect((await startSession(again, world.codeOf(), world.deps)).ok).toBe(true)
  })

  test('two at once with one device: one code, one call, one session', async () => {
    const sessions = await Promise.all([world.prepared('acme-base'), world.prepared('acme-base', { target: 'other' })])
    const results = await Promise.all(sessions.map((session) => startSession(session, world.codeOf(), world.deps)))
    expect(results.map((result) => result.ok).sort()).toEqual([false, true])
    expect(world.sts.requests).toHaveLength(1)
  })

  test('two devices do not wait for each other', async () => {
    expect((await startSession(await world.prepared('acme-base'), world.codeOf(), world.deps)).ok).toBe(true)
    expect(
      (await startSession(await world.prepared('payments-long-term'), world.codeOf(PAYMENTS_TOKEN), world.deps)).ok,
    ).toBe(true)
  })

  test('after a lost connection the code counts as used', async () => {
    world.sts.trouble({ drop: { next: 1, when: 'after' } })
    const session = await world.prepared('acme-base')
    const before = world.credentials()
    expect(await startSession(session, world.codeOf(), world.deps)).toMatchObject({
      ok: false,
      failure: { code: 'network-reset', next: 'retry', waitUntil: world.clock.now() + 30_000 },
    })
    expect(world.credentials()).toBe(before)
    expect(await startSession(session, world.codeOf(), world.deps)).toMatchObject({
      failure: { code: 'code-already-used' },
    })
  })

  test('after a fault inside AWS the code counts as used, too', async () => {
    world.sts.trouble({ throttle: 'unavailable' })
    const session = await world.prepared('acme-base')
    expect(await startSession(session, world.codeOf(), world.deps)).toMatchObject({
      ok: false,
      failure: { code: 'ServiceUnavailable', waitUntil: world.clock.now() + 30_000 },
    })
    expect(await startSession(session, world.codeOf(), world.deps)).toMatchObject({
      failure: { code: 'code-already-used' },
    })
    expect(world.sts.requests).toHaveLength(1)
  })

  test('a session that cannot be written says so, and leaves the file', async () => {
    const before = world.credentials()
    const fileSystem = {
      ...nodeFileSystem,
      rename: async (from: string, to: string) => {
        if (to === world.demo.credentialsFile) throw Object.assign(new Error('no'), { code: 'ENOSPC' })
        await nodeFileSystem.rename(from, to)
      },
    }
    const result = await startSession(await world.prepared('acme-base'), world.codeOf(), { ...world.deps, fileSystem })
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-written', waitUntil: world.clock.now() + 30_000 } })
    expect(!result.ok && result.failure.message).toContain('AWS gave the session, but it could not be written')
    expect(world.credentials()).toBe(before)
  })

  test('long-term keys that came into the target meanwhile are not overwritten', async () => {
    const session = await world.prepared('acme-base', { target: 'brand-new' })
    const added = `${world.credentials()}\n[brand-new]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n`
    writeFileSync(world.demo.credentialsFile, added)
    const result = await startSession(session, world.codeOf(), world.deps)
    expect(!result.ok && result.failure.message).toContain('has been given long-term keys meanwhile')
    expect(world.credentials()).toBe(added)
  })

  test('what others wrote meanwhile stays', async () => {
    const session = await world.prepared('acme-base')
    writeFileSync(world.demo.credentialsFile, `# new first line\n${world.credentials()}\n[late]\nregion = us-east-1\n`)
    expect((await startSession(session, world.codeOf(), world.deps)).ok).toBe(true)
    expect(world.credentials()).toMatch(/^# new first line\n/)
    expect(world.credentials()).toMatch(/\[late\]\nregion = us-east-1\n$/)
  })

  test('a stale copy written over it with a change of its own: both are in the file afterwards', async () => {
    const stale = world.credentials()
    const seen: Written[] = []
    const onWritten = (written: Written) => seen.push(written)
    await startSession(await world.prepared('acme-base'), world.codeOf(), { ...world.deps, onWritten })
    const fresh = world.credentials()
    writeFileSync(world.demo.credentialsFile, `${stale}\n[late]\nregion = us-east-1\n`)
    expect(await seen[0]?.watch.recheck()).toMatchObject({ state: 'applied-again' })
    await seen[0]?.watch.close()
    expect(world.credentials()).toBe(`${fresh}\n[late]\nregion = us-east-1\n`)
  })

  test('tells a clock that is off, and hands over the look back', async () => {
    world.sts.trouble({ clockOffset: 7 * 60_000 })
    const seen: Written[] = []
    const code = world.sts.codeFor(ALICE_PHONE, world.clock.now() + 7 * 60_000).code
    const result = await startSession(await world.prepared('acme-base'), code, {
      ...world.deps,
      onWritten: (w) => seen.push(w),
    })
    expect(result.ok && result.value.notes.join()).toContain('clock is 7 minutes behind')
    expect(seen.map((written) => written.outcome)).toEqual(['written'])
    await seen[0]?.watch.close()
  })

  test('neither code nor secret lies anywhere but in the credentials file and its copy', async () => {
    const code = world.codeOf()
    const result = await startSession(await world.prepared('acme-base'), code, world.deps)
    const secrets = [...world.sts.registry.issued.values()].map((issued) => issued.secretAccessKey)
    expect(JSON.stringify(result)).not.toContain(code)
    for (const secret of secrets) expect(JSON.stringify(result)).not.toContain(secret)
    const devices = join(world.demo.lanyardHome, 'state', 'devices')
    const [name = ''] = readdirSync(devices)
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    expect(readFileSync(join(devices, name), 'utf8')).toMatch(/^\d{8}\n$/)
    expect(statSync(devices).mode & 0o777).toBe(0o700)
    expect(statSync(join(devices, name)).mode & 0o777).toBe(0o600)
  })
})

describe('history', () => {
  test('has the renewal, with who asked, and can take it back', async () => {
    const before = world.credentials()
    const session = await world.prepared('acme-base')
    const result = await startSession(session, world.codeOf(), { ...world.deps, who: 'tray' })
    expect(result.ok && result.value.notes).toEqual([])
    const { places } = session.world
    const [entry] = await listHistory(places)
    expect(entry).toMatchObject({ id: 1, who: 'tray', title: 'Renew session acme-base-mfa', undoes: null })
    expect(entry?.files).toEqual([
      {
        role: 'credentials',
        path: world.demo.credentialsFile,
        before,
        after: world.credentials(),
        created: false,
        mode: statSync(world.demo.credentialsFile).mode & 0o7777,
      },
    ])
    const locating = { environment: new Map(), platform: 'linux', homeOf: () => null, folder: '/' } as const
    const context = { locating, places, platform: 'linux', clock: world.deps.clock, who: 'window' } as const
    const undone = await undoWrite(null, context, 'as-shown')
    if (undone.kind === 'written') for (const watch of undone.committed.watches) await watch.close()
    expect(undone.kind).toBe('written')
    expect(world.credentials()).toBe(before)
  })

  test('that cannot be written loses no session: it is a note', async () => {
    const record: NonNullable<StartDeps['record']> = async () => ({ ok: false, message: 'No room for history.' })
    const result = await startSession(await world.prepared('acme-base'), world.codeOf(), { ...world.deps, record })
    expect(result.ok && result.value.notes).toEqual(['No room for history.'])
  })

  test('has no entry for a session that was not written', async () => {
    const session = await world.prepared('acme-base')
    chmodSync(world.demo.credentialsFile, 0o444)
    expect((await startSession(session, world.codeOf(), world.deps)).ok).toBe(false)
    expect(await listHistory(session.world.places)).toEqual([])
  })
})
