import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RenewalProgress } from '../../../../app/session/routes/model.ts'
import { makeSecret, openSecret } from '../../../../app/text/secret.ts'
import { listHistory } from '../../../../main/history/service.ts'
import { readLedger } from '../../../../main/session/renewal/ledger.ts'
import { BOB_PHONE, clientFor, PHONE } from '../../../support/sts-fixture.ts'
import {
  baseCall,
  CACHE,
  MEMORY,
  makeRenewalWorld,
  planOf,
  type RenewalWorld,
  roleCall,
  standing,
} from './renewal-world.ts'

let world: RenewalWorld
beforeEach(async () => {
  world = await makeRenewalWorld()
})
afterEach(() => world.remove())

const shared = () => planOf(baseCall(), roleCall('guarded', 'Guarded'), roleCall('partner', 'Partner'))

describe('every route', () => {
  test('one code opens the base session and every role behind it', async () => {
    const renewal = await world.prepared(shared())
    expect((await renewal.begin()).state).toBe('needs-code')
    expect(world.sts.requests).toHaveLength(0)
    const result = await renewal.giveCode(world.code())
    expect(result).toMatchObject({ ok: true, value: { state: 'done' } })
    expect(world.sts.requests.map(({ action }) => action)).toEqual(['GetSessionToken', 'AssumeRole', 'AssumeRole'])
    expect(world.cacheFiles()).toHaveLength(2)
    expect(world.credentials()).toContain('[base-mfa]\naws_access_key_id = ASIA')
    expect(renewal.notes()).toEqual([])
  })

  test('a chained role is asked for with the role’s keys, after the role', async () => {
    const chained = roleCall('second', 'Second', { signer: { kind: 'call', id: 'open' } })
    const renewal = await world.prepared(planOf(baseCall(), roleCall('open', 'Open'), chained))
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
    expect(world.cacheFiles()).toHaveLength(2)
  })

  test('a role with a code of its own lasts as long as the role allows', async () => {
    const own = roleCall('open', 'Open', {
      signer: { kind: 'profile', profile: 'base' },
      serial: PHONE,
      durationSeconds: 43_200,
    })
    const renewal = await world.prepared(planOf(own))
    await renewal.begin()
    const result = await renewal.giveCode(world.code())
    expect(result.ok && result.value.calls.get('open')).toEqual({
      kind: 'done',
      expiresAt: world.clock.now() + 43_200_000,
    })
    expect(renewal.written()[0]).toMatchObject({ route: 'own-code', serial: PHONE, source: 'base' })
  })

  test('what needs no code is renewed by beginning: signed by the keys of a live section', async () => {
    const base = await world.prepared(planOf(baseCall()))
    await base.begin()
    await base.giveCode(world.code())
    const again = await world.prepared(
      planOf(roleCall('guarded', 'Guarded', { signer: { kind: 'profile', profile: 'base-mfa' } })),
    )
    expect((await again.begin()).state).toBe('done')
    expect(again.written()[0]).toMatchObject({ route: 'no-code', serial: null, source: 'base-mfa' })
  })

  test('or by a base session held in memory, which is written nowhere', async () => {
    const before = world.credentials()
    const renewal = await world.prepared(planOf(baseCall({ place: MEMORY })))
    await renewal.begin()
    await renewal.giveCode(world.code())
    expect(world.credentials()).toBe(before)
    expect(world.memory.list()).toEqual([{ profile: 'base', expiresAt: world.clock.now() + 43_200_000 }])
    const role = await world.prepared(
      planOf(roleCall('guarded', 'Guarded', { signer: { kind: 'profile', profile: 'base' } })),
    )
    expect((await role.begin()).state).toBe('done')
  })

  test('or by a role that AWS CLI’s cache holds', async () => {
    const first = await world.prepared(planOf(baseCall(), roleCall('open', 'Open')))
    await first.begin()
    await first.giveCode(world.code())
    const chained = await world.prepared(
      planOf(roleCall('second', 'Second', { signer: { kind: 'profile', profile: 'open' } })),
    )
    expect((await chained.begin()).state).toBe('done')
  })

  test('two keys on two devices: two codes, each for its device', async () => {
    const bob = baseCall({
      id: 'bob',
      signer: { kind: 'profile', profile: 'bob' },
      profile: 'bob',
      serial: BOB_PHONE,
      place: { kind: 'target', section: 'bob-mfa' },
    })
    const renewal = await world.prepared(planOf(baseCall(), bob))
    expect((await renewal.begin()).next).toEqual({ serial: PHONE, waitUntil: null })
    const first = await renewal.giveCode(world.code(PHONE))
    expect(first.ok && first.value.next).toEqual({ serial: BOB_PHONE, waitUntil: null })
    expect(await renewal.giveCode(world.code(BOB_PHONE))).toMatchObject({ ok: true, value: { state: 'done' } })
  })

  test('two keys on one device: the second waits for the next window, visibly', async () => {
    const other = baseCall({ id: 'other', place: { kind: 'target', section: 'other-mfa' } })
    const renewal = await world.prepared(planOf(baseCall(), other))
    await renewal.begin()
    const first = await renewal.giveCode(world.code())
    expect(first.ok && first.value.next).toEqual({ serial: PHONE, waitUntil: world.clock.now() + 30_000 })
    const early = await renewal.giveCode(world.code(PHONE, 30_000))
    expect(early).toMatchObject({ ok: false, failure: { code: 'code-already-used', next: 'code' } })
    world.clock.advance(30_000)
    expect(renewal.progress().next).toEqual({ serial: PHONE, waitUntil: null })
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
  })
})

describe('where results go', () => {
  test('the credentials of the cache are the role’s, and live', async () => {
    const renewal = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')))
    await renewal.begin()
    await renewal.giveCode(world.code())
    const [name = ''] = world.cacheFiles()
    const path = join(world.cacheFolder, name)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(world.cacheFolder).mode & 0o777).toBe(0o700)
    const { Credentials, AssumedRoleUser } = JSON.parse(readFileSync(path, 'utf8'))
    expect(AssumedRoleUser).toEqual({
      AssumedRoleId: 'AROAEXAMPLEGUARDED:alice',
      Arn: 'arn:aws:sts::210987654321:assumed-role/Guarded/alice',
    })
    expect(Credentials).toMatchObject({ AccountId: '210987654321', Expiration: '2026-11-05T10:00:00Z' })
    const client = await clientFor(world.sts, world.clock.now(), {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
    })
    const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts')
    expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: '210987654321' })
  })

  test('many sections take few writes, and each is on the disk before its call is done', async () => {
    const roles = Array.from({ length: 20 }, (_, index) =>
      roleCall(`r${index}`, 'Guarded', { place: { kind: 'target', section: `section-${index}` } }),
    )
    const renewal = await world.prepared(planOf(baseCall(), ...roles))
    renewal.listen(({ calls }) => {
      const text = world.credentials()
      for (const [id, call] of calls) {
        if (call.kind === 'done' && id !== 'base') expect(text).toContain(`[section-${id.slice(1)}]`)
      }
    })
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({ value: { state: 'done' } })
    const { places } = await world.gather()
    const entries = await listHistory(places)
    expect(entries.length).toBeLessThan(20)
    expect(entries.flatMap(({ files }) => files).every(({ role }) => role === 'credentials')).toBe(true)
    expect(entries[0]?.who).toBe('window')
  })

  test('the list of what was written holds what stopping needs, and no secret', async () => {
    const renewal = await world.prepared(shared())
    await renewal.begin()
    await renewal.giveCode(world.code())
    const { places } = await world.gather()
    const { entries, problem } = await readLedger({ places, clock: world.deps.clock })
    expect(problem).toBeNull()
    expect(entries).toEqual(expect.arrayContaining([...renewal.written()]))
    expect(entries.find(({ profile }) => profile === 'base-mfa')).toMatchObject({
      source: 'base',
      serial: PHONE,
      route: 'session-token',
      place: { kind: 'target', section: 'base-mfa' },
      file: world.credentialsFile,
      section: 'made',
      durationSeconds: 43_200,
    })
    expect(entries.find(({ profile }) => profile === 'guarded')).toMatchObject({ route: 'shared-code', section: null })
    expect(statSync(join(world.stateFolder, 'sessions.json')).mode & 0o777).toBe(0o600)
  })

  test('a section made by Lanyard stays known as its own when it is renewed', async () => {
    for (const _ of [1, 2]) {
      const renewal = await world.prepared(planOf(baseCall()))
      await renewal.begin()
      await renewal.giveCode(world.code())
      world.clock.advance(30_000)
    }
    const { places } = await world.gather()
    const { entries } = await readLedger({ places, clock: world.deps.clock })
    expect(entries).toMatchObject([{ section: 'made' }])
  })

  test('a cache folder behind a symlink is followed; one that others may write to is refused', async () => {
    const elsewhere = join(world.home, 'elsewhere')
    mkdirSync(elsewhere, { mode: 0o700 })
    mkdirSync(join(world.home, '.aws', 'cli'), { mode: 0o700 })
    symlinkSync(elsewhere, world.cacheFolder)
    const renewal = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')))
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({ value: { state: 'done' } })
    chmodSync(elsewhere, 0o777)
    const next = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')))
    expect(standing(next.progress())).toEqual({ base: 'waiting', guarded: 'cache-not-private' })
  })

  test('a cache file that is a symlink is replaced, not followed', async () => {
    const first = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')))
    await first.begin()
    await first.giveCode(world.code())
    const path = join(world.cacheFolder, world.cacheFiles()[0] ?? '')
    const victim = join(world.home, 'victim')
    writeFileSync(victim, 'mine')
    const { rmSync } = await import('node:fs')
    rmSync(path)
    symlinkSync(victim, path)
    world.clock.advance(30_000)
    const second = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')))
    await second.begin()
    await second.giveCode(world.code())
    expect(readFileSync(victim, 'utf8')).toBe('mine')
    expect(readFileSync(path, 'utf8')).toContain('"AccessKeyId": "ASIA')
  })
})

describe('progress', () => {
  test('tells every step, and never less than before', async () => {
    const seen: RenewalProgress[] = []
    const renewal = await world.prepared(shared())
    renewal.listen((progress) => seen.push(progress))
    await renewal.begin()
    await renewal.giveCode(world.code())
    const done = seen.map(({ calls }) => [...calls.values()].filter(({ kind }) => kind === 'done').length)
    expect(done).toEqual(done.toSorted((one, other) => one - other))
    expect(seen.at(-1)?.state).toBe('done')
  })

  test('the gate holds: never more calls at once than allowed, over all renewals', async () => {
    let running = 0
    let most = 0
    const askRole: typeof world.deps.askRole = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      const token = makeSecret('EXAMPLE')
      return {
        ok: true,
        token: {
          accessKeyId: 'ASIAEXAMPLEROLE77777',
          secretAccessKey: token,
          sessionToken: token,
          expiresAt: world.clock.now() + 3_600_000,
          clockOffset: 0,
        },
      }
    }
    const calls = Array.from({ length: 30 }, (_, index) =>
      roleCall(`r${index}`, 'Open', { signer: { kind: 'profile', profile: 'base' }, place: MEMORY }),
    )
    const two = await Promise.all([
      world.prepared(planOf(...calls), { askRole }),
      world.prepared(planOf(...calls), { askRole }),
    ])
    await Promise.all(two.map((renewal) => renewal.begin()))
    expect(most).toBe(4)
    expect(openSecret(world.memory.get('r0', world.clock.now())?.sessionToken ?? makeSecret(''))).toBe('EXAMPLE')
  })
})

test('the place of a role without a role is refused before anything is asked', async () => {
  const odd = roleCall('bob', 'Open', { signer: { kind: 'profile', profile: 'base' }, place: CACHE })
  expect(await world.prepare(planOf(odd))).toMatchObject({ ok: false, failure: { code: 'no-role', next: 'settings' } })
})
