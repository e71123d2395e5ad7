import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listHistory, undoWrite } from '../../../main/history/service.ts'
import { deletePlainCopies, plainCopies } from '../../../main/vault/service.ts'
import { profile, setting, writtenBy } from '../edit/edit-world.ts'
import { failingFileSystem } from '../files/failing-file-system.ts'
import {
  bookNow,
  CONFIG,
  CREDENTIALS,
  filesUnder,
  holding,
  KEY_ID,
  makeVaultWorld,
  moveIn,
  SECRET_KEY,
  type VaultWorld,
  vaultTroubles,
  whereabouts,
} from './vault-world.ts'

let world: VaultWorld
beforeEach(() => {
  world = makeVaultWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => world.remove())

describe('plain copies', () => {
  const makeCopies = async () => {
    await world.write(setting('default', 'region', 'eu-west-2'))
    await world.write(setting('default', 'region', 'eu-west-3'))
    await world.write(setting('default', 'aws_session_token', null)).catch(() => undefined)
    await world.write({
      kind: 'edit',
      target: profile('default'),
      edits: [{ setting: 'output', value: 'json', file: 'credentials' }],
    })
  }

  it('are named after moving in, the one that the move made not left out', async () => {
    await makeCopies()
    const move = await moveIn(world, 'dev')
    if (move.kind !== 'moved') throw new Error(move.kind)
    const { stateFolder } = world.places
    expect(move.copies.copies.map(({ path }) => path).toSorted()).toEqual(holding(stateFolder, SECRET_KEY).toSorted())
    expect(move.copies.copies.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['backup', 'history']))
    expect(move.notes.join(' ')).toMatch(/plain text/)
    expect(move.notes.join(' ')).not.toContain(SECRET_KEY)
  })

  it('are deleted, and nothing else, once a person agreed', async () => {
    await makeCopies()
    await moveIn(world, 'dev')
    const before = filesUnder(world.places.stateFolder)
    world.counts.decrypt = 0
    const found = await plainCopies('dev', world.deps)
    expect(world.counts.decrypt).toBe(1)
    if (!found.ok) throw new Error(found.failure.message)
    const named = found.value.copies.map(({ path }) => path)
    expect(named.length).toBeGreaterThan(2)
    expect((await deletePlainCopies(found.value, world.context)).ok).toBe(true)
    expect(holding(world.places.stateFolder, SECRET_KEY)).toEqual([])
    expect(holding(join(world.home, '.aws'), SECRET_KEY)).toEqual([])
    expect(filesUnder(world.places.stateFolder).toSorted()).toEqual(
      before.filter((path) => !named.includes(path)).toSorted(),
    )
    expect((await listHistory(world.places)).some(({ files }) => files.some(({ role }) => role === 'config'))).toBe(
      true,
    )
  })

  it('elsewhere are named and left alone', async () => {
    world.put('.aws/credentials.bak', CREDENTIALS)
    mkdirSync(world.places.stateFolder, { recursive: true })
    const kept = join(world.places.stateFolder, 'default-kept.json')
    writeFileSync(kept, JSON.stringify({ text: CREDENTIALS }))
    await moveIn(world, 'dev')
    const found = await plainCopies('dev', world.deps)
    if (!found.ok) throw new Error(found.failure.message)
    const others = found.value.copies.filter(({ kind }) => kind === 'other').map(({ path }) => path)
    expect(others.toSorted()).toEqual([world.path('.aws/credentials.bak'), kept].toSorted())
    await deletePlainCopies(found.value, world.context)
    expect(readFileSync(kept, 'utf8')).toContain(KEY_ID)
    for (const path of others) expect(found.value.sentences.join('\n')).toContain(path)
  })

  it('that came after a person agreed stay until they were shown, too', async () => {
    await moveIn(world, 'dev')
    const found = await plainCopies('dev', world.deps)
    if (!found.ok) throw new Error(found.failure.message)
    const late = join(world.places.historyFolder, '99999999.json')
    writeFileSync(late, SECRET_KEY)
    await deletePlainCopies(found.value, world.context)
    expect(holding(world.places.stateFolder, SECRET_KEY)).toEqual([late])
  })

  it('that cannot be deleted are told by name', async () => {
    await moveIn(world, 'dev')
    const found = await plainCopies('dev', world.deps)
    if (!found.ok) throw new Error(found.failure.message)
    const plan = { failed: [], shouldFail: (call: string) => (/^remove .*backups/.test(call) ? 'EACCES' : null) }
    const deleted = await deletePlainCopies(found.value, { ...world.context, fileSystem: failingFileSystem(plan) })
    expect(deleted).toMatchObject({ ok: false, failure: expect.stringContaining(world.places.backupsFolder) })
  })

  it('an undo of the move brings the keys back, and the vault says what that means', async () => {
    await moveIn(world, 'dev')
    await writtenBy(await undoWrite(null, world.context, 'as-shown'))
    expect(await whereabouts(world)).toEqual({ file: true, vault: true })
    expect((await vaultTroubles(world.vault, await bookNow(world))).get('dev')).toMatch(/as well/)
  })
})
