import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Intent } from '../../../app/command/model.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import type { EditContext } from '../../../main/edit/model.ts'
import { listHistory, previewUndo, undoWrite } from '../../../main/history/service.ts'
import {
  CONFIG,
  CREDENTIALS,
  type EditWorld,
  hasty,
  makeEditWorld,
  profile,
  SECRET,
  setting,
  writtenBy,
} from '../edit/edit-world.ts'
import { modeOf } from '../files/fixture.ts'

let world: EditWorld
beforeEach(() => {
  world = makeEditWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => world.remove())

const undo = async (id: number | null = null, more: Partial<EditContext> = {}) =>
  writtenBy(await undoWrite(id, { ...world.context, ...more }, 'as-shown'))

const both = () => [world.config(), world.credentials()]
const rename: Intent = { kind: 'rename', target: profile('dev'), to: 'staging', references: 'follow' }

describe('undo', () => {
  it('gives back the exact bytes of both files, and is an entry that can be undone', async () => {
    await world.write(rename)
    const after = both()
    const { historyId } = await undo(null, { who: 'window' })
    expect(both()).toEqual([CONFIG, CREDENTIALS])
    const entries = await listHistory(world.places)
    expect(entries.map(({ id, who, undoes, state }) => ({ id, who, undoes, state }))).toEqual([
      { id: 2, who: 'window', undoes: 1, state: 'done' },
      { id: 1, who: 'command-line', undoes: null, state: 'undone' },
    ])
    expect(entries[0]?.title).toBe(`Undo: ${entries[1]?.title}`)
    await undo(historyId)
    expect(both()).toEqual(after)
    expect((await listHistory(world.places))[0]?.title).toBe(`Redo: ${entries[1]?.title}`)
  })

  it('of bytes that are no UTF-8 is exact', async () => {
    const odd = Buffer.from('[profile dev]\r\nregion = x\r\n# \xe9', 'latin1')
    const path = world.put('.aws/config', odd)
    const command = { kind: 'set-setting', section: 'profile dev', setting: 'region', value: 'y' } as const
    await world.write({ kind: 'fix', title: 'Mend', changes: [{ role: 'config', commands: [command] }] })
    expect(readFileSync(path, 'latin1')).toBe('[profile dev]\r\nregion = y\r\n# \xe9')
    await undo()
    expect(readFileSync(path).equals(odd)).toBe(true)
  })

  it('and redo of a chain of fifty writes are exact', async () => {
    const states = [both()]
    for (let step = 1; step <= 50; step += 1) {
      await world.write(intentAt(step), { fileSystem: hasty })
      states.push(both())
    }
    for (let step = 49; step >= 0; step -= 1) {
      await undo(null, { fileSystem: hasty })
      expect(both()).toEqual(states[step])
    }
    expect(await undoWrite(null, world.context, 'as-shown')).toMatchObject({ kind: 'failed', code: 'nothing-to-undo' })
    for (let step = 1; step <= 50; step += 1) {
      // The newest undo that holds: 100 took back the first write, 51 the last.
      await undo(101 - step, { fileSystem: hasty })
      expect(both()).toEqual(states[step])
    }
  }, 60_000)

  it('survives a restart: it needs nothing but the folder', async () => {
    await world.write(setting('dev', 'region', 'us-east-1'))
    const { locating, places, platform, clock } = world.context
    await writtenBy(await undoWrite(1, { locating, places: { ...places }, platform, clock, who: 'tray' }, 'as-shown'))
    expect(world.config()).toBe(CONFIG)
  })

  it('keeps what others wrote elsewhere since', async () => {
    await world.write(setting('dev', 'region', 'us-east-1'))
    world.put('.aws/config', `${world.config().replace('eu-central-1', 'eu-south-1')}\n[profile new]\nregion = x\n`)
    await undo()
    expect(world.config()).toBe(`${CONFIG.replace('eu-central-1', 'eu-south-1')}\n[profile new]\nregion = x\n`)
  })

  it('of an older write keeps the younger ones', async () => {
    await world.write(setting('dev', 'region', 'us-east-1'))
    await world.write(setting('dev', 'output', 'text'))
    await world.write(setting('prod', 'region', 'eu-south-1'))
    await undo(1)
    expect(world.config()).toBe(CONFIG.replace('json', 'text').replace('eu-central-1', 'eu-south-1'))
    expect((await listHistory(world.places)).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'undone'])
  })

  it('is a conflict with three texts where the same setting changed since, and can be insisted on', async () => {
    await world.write(setting('dev', 'region', 'us-east-1'))
    const theirs = world.config().replace('us-east-1', 'ap-south-1')
    world.put('.aws/config', theirs)
    expect(await undoWrite(null, world.context, 'as-shown')).toMatchObject({
      kind: 'conflict',
      conflict: {
        role: 'config',
        path: world.path('.aws/config'),
        section: 'profile dev',
        base: expect.stringContaining('us-east-1'),
        mine: expect.stringContaining('eu-west-1'),
        theirs: expect.stringContaining('ap-south-1'),
      },
    })
    expect(world.config()).toBe(theirs)
    await writtenBy(await undoWrite(null, world.context, 'over-theirs'))
    expect(world.config()).toBe(CONFIG)
  })

  it('that was shown stops where its section changed since, though the undo still fits', async () => {
    await world.write(setting('dev', 'region', 'us-east-1'))
    const shown = await previewUndo(null, world.context, 'as-shown')
    if (shown.kind !== 'planned') throw new Error(shown.kind)
    expect(shown.writes.map(({ before, after }) => [before, after])).toEqual([[world.config(), CONFIG]])
    const theirs = world.config().replace('json', 'text')
    world.put('.aws/config', theirs)
    expect(await undoWrite(1, world.context, 'as-shown', shown)).toMatchObject({
      kind: 'conflict',
      conflict: { section: 'profile dev' },
    })
    expect(world.config()).toBe(theirs)
    world.put('.aws/config', theirs.replace('text', 'json').replace('eu-central-1', 'eu-south-1'))
    await writtenBy(await undoWrite(1, world.context, 'as-shown', shown))
    expect(world.config()).toBe(CONFIG.replace('eu-central-1', 'eu-south-1'))
  })

  it('takes the first file back when the second cannot be written', async () => {
    await world.write(rename)
    const after = both()
    chmodSync(world.path('.aws/credentials'), 0o400)
    const result = await undoWrite(null, world.context, 'as-shown')
    expect(result).toMatchObject({ kind: 'failed', code: 'read-only' })
    expect(both()).toEqual(after)
  })

  it('writes nothing where somebody took it back already', async () => {
    await world.write(setting('dev', 'region', 'us-east-1'))
    world.put('.aws/config', CONFIG)
    expect(await undoWrite(null, world.context, 'as-shown')).toEqual({ kind: 'unchanged' })
    expect(await listHistory(world.places)).toHaveLength(1)
  })

  it('of a file that is gone is a conflict; of one that Lanyard made leaves it empty', async () => {
    await world.write(setting('dev', 'region', 'us-east-1'))
    rmSync(world.path('.aws/config'))
    expect(await undoWrite(1, world.context, 'as-shown')).toMatchObject({
      kind: 'conflict',
      conflict: { theirs: null },
    })
    await world.write({
      kind: 'add',
      target: profile('x'),
      settings: [{ setting: 'region', value: 'y', file: 'config' }],
    })
    await undo()
    expect(world.config()).toBe('')
    expect(modeOf(world.path('.aws/config'))).toBe(0o600)
  })

  it('says which write there is not', async () => {
    expect(await undoWrite(7, world.context, 'as-shown')).toMatchObject({
      kind: 'failed',
      code: 'no-such-write',
      message: expect.stringContaining('Write 7'),
    })
  })

  it('tells no secret in title or message', async () => {
    await world.write(setting('dev', 'aws_secret_access_key', makeSecret(SECRET)))
    const committed = await undo()
    const entries = await listHistory(world.places)
    expect(JSON.stringify([committed, entries.map(({ title }) => title)])).not.toContain(SECRET)
    chmodSync(world.path('.aws/credentials'), 0o400)
    const failed = await undoWrite(committed.historyId, world.context, 'as-shown')
    expect(failed.kind).toBe('failed')
    expect(JSON.stringify(failed)).not.toContain(SECRET)
  })
})

/** Writes of every kind, each possible after the ones before. */
function intentAt(step: number): Intent {
  const name = `p${Math.floor(step / 5)}`
  switch (step % 5) {
    case 0:
      return { kind: 'add', target: profile(name), settings: [{ setting: 'region', value: 'eu-west-1', file: null }] }
    case 1:
      return setting('dev', 'region', `eu-north-${step}`)
    case 2:
      return setting('prod', 's3.max_queue_size', String(step))
    case 3:
      return { kind: 'duplicate', target: profile('dev'), to: `${name}-copy` }
    default:
      return { kind: 'remove', target: profile(`${name}-copy`), references: 'leave' }
  }
}
