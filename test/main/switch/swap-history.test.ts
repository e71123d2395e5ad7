import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listWrites, undoWrite } from '../../../main/history/service.ts'
import { expireSwap } from '../../../main/switch/default-swap.ts'
import { followSwap } from '../../../main/switch/swap-follow.ts'
import { profile, setting, writtenBy } from '../edit/edit-world.ts'
import { CONFIG, CREDENTIALS, makeSwapWorld } from './swap-world.ts'

vi.setConfig({ testTimeout: 30_000 })

let world: ReturnType<typeof makeSwapWorld>
beforeEach(() => {
  world = makeSwapWorld()
})
afterEach(() => world.remove())

describe('History and [default]', () => {
  test('know one and the same: undo is going back, even after the profile was followed; redo stands in again', async () => {
    const { historyId } = await world.begin('dev', 1800)
    await world.write(setting('dev', 'region', 'eu-north-1'))
    expect(world.config()).toContain('[profile default]\r\nregion = eu-north-1')
    const back = await writtenBy(await undoWrite(historyId, world.context, 'as-shown'))
    expect(world.config()).toBe(CONFIG.replace('eu-west-1', 'eu-north-1'))
    expect(world.credentials()).toBe(CREDENTIALS)
    expect(await world.state()).toBeNull()
    await writtenBy(await undoWrite(back.historyId, world.context, 'as-shown'))
    expect(await world.state()).toMatchObject({ profile: 'dev', trouble: null })
    expect((await world.state())?.leaseUntil).not.toBeNull()
    await world.goBack()
    expect(world.credentials()).toBe(CREDENTIALS)
    expect(await world.state()).toBeNull()
  })

  test('count going back as the undo of the swap', async () => {
    const { historyId } = await world.begin('dev')
    await world.goBack()
    const [newest, first] = await listWrites(world.context.places)
    expect(newest?.undoes).toBe(historyId)
    expect(first).toMatchObject({ id: historyId, state: 'undone', title: 'Let [default] stand in for dev' })
  })
})

describe('[default] following its profile', () => {
  test('is brought up to date by an edit, a rename and a renewal of another program, without entries of its own', async () => {
    await world.begin('dev')
    await world.write({ kind: 'rename', target: profile('dev'), to: 'staging', references: 'follow' })
    expect(await world.state()).toMatchObject({ profile: 'staging', trouble: null })
    world.put(
      '.aws/credentials',
      world.credentials().replaceAll(/(\[staging\]\naws_access_key_id = )\S+/g, '$1ASIAIOSFODNN7EXAMPLE'),
    )
    const writes = (await listWrites(world.context.places)).length
    expect(await followSwap(world.context)).toBe('up-to-date')
    expect(world.credentials()).toMatch(/^\[default\]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\n/)
    expect(await followSwap(world.context)).toBe('nothing')
    expect(await listWrites(world.context.places)).toHaveLength(writes)
    await world.goBack()
    expect(world.config()).toBe(CONFIG.replaceAll('dev', 'staging'))
  })

  test('keeps nothing any longer once somebody put it back by hand', async () => {
    await world.begin('dev')
    world.put('.aws/config', CONFIG)
    world.put('.aws/credentials', CREDENTIALS)
    expect(await followSwap(world.context)).toBe('nothing')
    expect(readFileSync(world.kept(), 'utf8')).not.toMatch(/EXAMPLE/)
  })

  test('leaves a default section alone that somebody changed', async () => {
    await world.begin('dev')
    world.put('.aws/config', world.config().replace('default]\r\nregion = eu-west-1', 'default]\r\nregion = mine'))
    await world.write(setting('dev', 'region', 'eu-north-1'))
    expect(world.config()).toContain('[profile default]\r\nregion = mine')
    expect(await followSwap(world.context)).toBe('left')
  })

  test('stays as it is when the profile goes, and says so', async () => {
    await world.begin('prod')
    await world.write({ kind: 'remove', target: profile('prod'), references: 'leave' })
    expect(world.config()).toContain('[profile default]\r\nrole_arn')
    expect((await world.state())?.trouble).toContain('no longer in the AWS files')
    await world.goBack()
    expect(world.config()).toContain('# inside')
  })
})

describe('the lease of [default]', () => {
  test('puts it back once it is over, and not before', async () => {
    await world.begin('dev', 1800)
    expect(await expireSwap(world.context)).toEqual({ kind: 'nothing' })
    world.hands.advance(1_801_000)
    expect(await expireSwap(world.context)).toMatchObject({ kind: 'put-back', profile: 'dev' })
    world.expectAsBefore()
    expect(await expireSwap(world.context)).toEqual({ kind: 'nothing' })
  })

  test('says what keeps it from going back, and takes nothing away', async () => {
    await world.begin('dev', 1800)
    world.put('.aws/credentials', world.credentials().replace('AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN9EXAMPLE'))
    world.hands.advance(1_801_000)
    expect(await expireSwap(world.context)).toMatchObject({
      kind: 'left',
      message: expect.stringContaining('--theirs'),
    })
    expect(world.credentials()).toContain('AKIAIOSFODNN9EXAMPLE')
  })
})
