import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import type { PlannedCall } from '../../../app/session/routes/model.ts'
import { gatherEnvironment } from '../../../main/facts/environment.ts'
import { locatingOf } from '../../../main/facts/locating.ts'
import { listHistory, undoWrite } from '../../../main/history/service.ts'
import { readLedger } from '../../../main/session/renewal/ledger.ts'
import { stopSession } from '../../../main/session/stop.ts'
import { baseCall, MEMORY, makeRenewalWorld, planOf, type RenewalWorld, roleCall } from './renewal/renewal-world.ts'

let world: RenewalWorld
beforeEach(async () => {
  world = await makeRenewalWorld()
})
afterEach(() => world.remove())

async function renewed(...calls: readonly PlannedCall[]): Promise<readonly LedgerEntry[]> {
  const renewal = await world.prepared(planOf(...calls))
  await renewal.begin()
  await renewal.giveCode(world.code())
  return renewal.written()
}
const stop = async (entry: LedgerEntry | undefined) => {
  if (entry === undefined) throw new Error('nothing was written')
  return stopSession(await world.gather(), entry, { clock: world.deps.clock, who: 'tray', memory: world.memory })
}
const ledger = async () => (await readLedger({ ...(await world.gather()), clock: world.deps.clock })).entries

describe('stopping a session', () => {
  test('takes out the section that Lanyard made, and no line of another', async () => {
    const before = world.credentials()
    const [base] = await renewed(baseCall())
    expect(await stop(base)).toMatchObject({
      ok: true,
      value: { message: expect.stringContaining('was taken out of') },
    })
    expect(world.credentials().trimEnd()).toBe(before.trimEnd())
    expect(await ledger()).toEqual([])
  })

  test('leaves what somebody else wrote into the section', async () => {
    writeFileSync(world.credentialsFile, `${world.credentials()}[base-mfa]\nteam_note = keep me\n`)
    const before = world.credentials()
    const [base] = await renewed(baseCall())
    await stop(base)
    expect(world.credentials()).toBe(before)
  })

  test('leaves other keys alone, says so, and forgets them', async () => {
    const [base] = await renewed(baseCall())
    writeFileSync(world.credentialsFile, world.credentials().replace(/ASIA\w+/, 'ASIAEXAMPLETHEIRS777'))
    const theirs = world.credentials()
    expect(await stop(base)).toMatchObject({ ok: false, failure: expect.stringContaining('holds other keys') })
    expect(world.credentials()).toBe(theirs)
    expect(await ledger()).toEqual([])
  })

  test('goes to History, and undoing it brings the session back', async () => {
    const [base] = await renewed(baseCall())
    const live = world.credentials()
    const stopped = await stop(base)
    const { places } = await world.gather()
    const [entry] = await listHistory(places)
    expect(stopped).toMatchObject({ ok: true, value: { historyId: entry?.id } })
    expect(entry).toMatchObject({ who: 'tray', title: 'Stop session base-mfa' })
    const environment = gatherEnvironment(world.environment, 'linux')
    const locating = locatingOf({ platform: 'linux' }, environment)
    const context = { locating, places, platform: 'linux', clock: world.deps.clock, who: 'window' } as const
    const undone = await undoWrite(null, context, 'as-shown')
    expect(undone.kind).toBe('written')
    if (undone.kind === 'written') for (const watch of undone.committed.watches) await watch.close()
    expect(world.credentials()).toBe(live)
  })

  test('removes its file of AWS CLI’s cache, and only its own', async () => {
    const written = await renewed(baseCall(), roleCall('guarded', 'Guarded'), roleCall('open', 'Open'))
    const guarded = written.find(({ profile }) => profile === 'guarded')
    const open = written.find(({ profile }) => profile === 'open')
    expect(await stop(guarded)).toMatchObject({ ok: true })
    expect(world.cacheFiles()).toHaveLength(1)
    const path = open?.file ?? ''
    writeFileSync(path, readFileSync(path, 'utf8').replace(/ASIA\w+/, 'ASIAEXAMPLETHEIRS777'))
    expect(await stop(open)).toMatchObject({ ok: false, failure: expect.stringContaining('other keys') })
    expect(existsSync(path)).toBe(true)
  })

  test('drops what is held in memory', async () => {
    const [base] = await renewed(baseCall({ place: MEMORY }))
    expect(world.memory.get('base', world.clock.now())).not.toBeNull()
    expect(await stop(base)).toMatchObject({ ok: true, value: { historyId: null } })
    expect(world.memory.get('base', world.clock.now())).toBeNull()
  })

  test('what is gone already is no failure', async () => {
    const [base, guarded] = await renewed(baseCall(), roleCall('guarded', 'Guarded'))
    await stop(base)
    await stop(guarded)
    expect(await stop(base)).toMatchObject({
      ok: true,
      value: { message: expect.stringContaining('was gone already') },
    })
    expect(await stop(guarded)).toMatchObject({
      ok: true,
      value: { message: expect.stringContaining('was gone already') },
    })
  })

  test('a read-only file: a sentence, the file as it was, and the session still known', async () => {
    const [base] = await renewed(baseCall())
    const live = world.credentials()
    chmodSync(world.credentialsFile, 0o400)
    const result = await stop(base)
    expect(!result.ok && result.failure).toMatch(/\.$/)
    expect(world.credentials()).toBe(live)
    expect(await ledger()).toHaveLength(1)
  })
})

describe('the list of sessions', () => {
  test('put aside when it cannot be understood, and begun anew', async () => {
    await renewed(baseCall())
    const path = join(world.stateFolder, 'sessions.json')
    writeFileSync(path, '{"version":1,')
    const { places } = await world.gather()
    const read = await readLedger({ places, clock: world.deps.clock })
    expect(read).toMatchObject({ entries: [], problem: expect.stringContaining('sessions.json.bad-') })
    expect(existsSync(path)).toBe(false)
    expect(await readLedger({ places, clock: world.deps.clock })).toEqual({ entries: [], problem: null })
  })
})
