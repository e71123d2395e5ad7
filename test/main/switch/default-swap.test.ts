import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommitResult } from '../../../main/edit/model.ts'
import { listWrites, undoWrite } from '../../../main/history/service.ts'
import {
  expireSwap,
  previewBack,
  previewSwap,
  type SwapPreview,
  swap,
  swapBack,
  swapState,
} from '../../../main/switch/default-swap.ts'
import { keptFileOf } from '../../../main/switch/kept-store.ts'
import { followSwap } from '../../../main/switch/swap-follow.ts'
import { type EditWorld, makeEditWorld, profile, setting, writtenBy } from '../edit/edit-world.ts'
import { modeOf } from '../files/fixture.ts'

const CONFIG = `# first\r
[profile dev]\r
region = eu-west-1\r
s3 =\r
  addressing_style = path\r
\r
# mine\r
[default]\r
region = us-east-1 \r
# inside\r
output = json\r
\r
[profile default]\r
output = text\r
\r
[profile prod]\r
role_arn = arn:aws:iam::123456789012:role/Prod\r
source_profile = dev\r
`
const CREDENTIALS = `[default]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY

[dev]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`

let world: EditWorld
beforeEach(() => {
  world = makeEditWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => world.remove())

const planned = (result: SwapPreview | CommitResult): SwapPreview & { profile: string } => {
  if (result.kind !== 'planned' || result.profile === null) throw new Error(JSON.stringify(result))
  return { ...result, profile: result.profile }
}
const begin = async (name: string, leaseSeconds: number | null = null) =>
  writtenBy(await swap(planned(await previewSwap(name, world.context)), leaseSeconds, world.context))
const goBack = async (how: 'as-shown' | 'over-theirs' = 'as-shown') => writtenBy(await swapBack(world.context, how))
const state = async () => (await swapState(world.context)).state
const kept = () => keptFileOf(world.context.places)

function expectAsBefore(): void {
  expect(world.config()).toBe(CONFIG)
  expect(world.credentials()).toBe(CREDENTIALS)
}

describe('[default] standing in for a profile', () => {
  test('holds what the profile holds, in both files, and comes back byte for byte', async () => {
    await begin('dev')
    expect(world.config()).toContain(
      '[profile default]\r\nregion = eu-west-1\r\ns3 =\r\n  addressing_style = path\r\n\r\n',
    )
    expect(world.config()).not.toContain('[default]')
    expect(world.config()).not.toContain('# inside')
    expect(world.credentials()).toMatch(/^\[default\]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n.*\n\n\[dev\]/)
    expect(await state()).toMatchObject({ profile: 'dev', leaseUntil: null, trouble: null })
    await goBack()
    expectAsBefore()
    expect(await state()).toBeNull()
  })

  test('takes keys out of [default] that would win over the role that stands in', async () => {
    await begin('prod')
    expect(world.credentials()).not.toContain('[default]')
    expect(world.config()).toContain(
      '[profile default]\r\nrole_arn = arn:aws:iam::123456789012:role/Prod\r\nsource_profile = dev',
    )
    await goBack()
    expectAsBefore()
  })

  test('keeps what was there for its owner alone, and no text of it once it is back', async () => {
    await begin('dev')
    expect(modeOf(kept())).toBe(0o600)
    expect(modeOf(world.context.places.stateFolder)).toBe(0o700)
    expect(readFileSync(kept(), 'utf8')).toContain('je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY')
    await goBack()
    expect(readFileSync(kept(), 'utf8')).not.toMatch(/EXAMPLEKEY|AKIA|json/)
  })

  test('makes no file, and none goes', async () => {
    world.put('.aws/config', '')
    world.put('.aws/credentials', '[default]\nregion = x\n[only]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n')
    const before = world.credentials()
    await begin('only')
    expect(world.config()).toBe('')
    await goBack()
    expect(world.credentials()).toBe(before)
    expect(readdirSync(world.path('.aws')).toSorted()).toEqual(['config', 'credentials'])
  })

  test('is shown before it is written, in both directions, and writes nothing then', async () => {
    const there = planned(await previewSwap('dev', world.context))
    expect(there.files.map(({ role }) => role)).toEqual(['config', 'credentials'])
    expect(there.notes.map(({ message }) => message).join()).toContain(kept())
    expectAsBefore()
    expect(existsSync(kept())).toBe(false)
    await begin('dev')
    const back = await previewBack(world.context)
    expect(back).toMatchObject({ kind: 'planned', profile: null })
    expect(back.kind === 'planned' ? back.files.map(({ after }) => after) : []).toEqual([CONFIG, CREDENTIALS])
  })

  test('goes from one profile to another, and back to what was first', async () => {
    await begin('dev')
    await begin('prod')
    expect(await state()).toMatchObject({ profile: 'prod', trouble: null })
    expect(world.config()).toContain('[profile default]\r\nrole_arn')
    await goBack()
    expectAsBefore()
  })

  test('is refused for the default profile, an unknown one, and one that gets its credentials from [default]', async () => {
    world.put(
      '.aws/config',
      `${CONFIG}[profile a]\r\nrole_arn = r\r\nsource_profile = b\r\n[profile b]\r\nsource_profile = default\r\nrole_arn = r\r\n`,
    )
    const codeFor = async (name: string) => {
      const result = await previewSwap(name, world.context)
      return result.kind === 'refused' ? result.refusal : null
    }
    expect(await codeFor('default')).toMatchObject({ code: 'nothing-to-do' })
    expect(await codeFor('nobody')).toMatchObject({ code: 'no-such-target' })
    expect(await codeFor('a')).toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('rename default'),
    })
  })

  test('stops where the profile or the default changed since it was shown', async () => {
    const shown = planned(await previewSwap('dev', world.context))
    world.put('.aws/credentials', CREDENTIALS.replace('AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN8EXAMPLE'))
    expect(await swap(shown, null, world.context)).toMatchObject({ kind: 'conflict', conflict: { section: 'dev' } })
    expect(existsSync(kept())).toBe(false)
  })

  test('writes nothing when what was there cannot be kept', async () => {
    const shown = planned(await previewSwap('dev', world.context))
    world.put('.local/state/lanyard/default-kept.json', '{')
    const result = await swap(shown, null, world.context)
    expect(result).toMatchObject({ kind: 'failed', code: 'kept-unusable' })
    expectAsBefore()
  })
})

describe('going back', () => {
  test('leaves what others wrote elsewhere meanwhile', async () => {
    await begin('dev')
    world.put('.aws/config', `${world.config().replace('# first', '# changed')}[profile later]\r\nregion = x\r\n`)
    await goBack()
    expect(world.config()).toBe(`${CONFIG.replace('# first', '# changed')}[profile later]\r\nregion = x\r\n`)
    expect(world.credentials()).toBe(CREDENTIALS)
  })

  test('tells a default section that somebody changed, and writes nothing until told to', async () => {
    await begin('dev')
    world.put('.aws/credentials', world.credentials().replace('AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN9EXAMPLE'))
    const theirs = world.credentials()
    expect((await state())?.trouble).toContain('was changed since')
    expect(await swapBack(world.context)).toMatchObject({
      kind: 'conflict',
      conflict: { role: 'credentials', section: 'default', theirs: expect.stringContaining('AKIAIOSFODNN9EXAMPLE') },
    })
    expect(world.credentials()).toBe(theirs)
    expect(world.config()).not.toBe(CONFIG)
    await goBack('over-theirs')
    expect(world.credentials()).toContain('AKIAI44QH8DHBEXAMPLE')
    expect(world.config()).toBe(CONFIG)
  })

  test('has nothing to do where nothing stands in', async () => {
    expect(await swapBack(world.context)).toMatchObject({ kind: 'refused', refusal: { code: 'nothing-to-do' } })
  })
})

describe('History and [default]', () => {
  test('know one and the same: undo is going back, even after the profile was followed; redo stands in again', async () => {
    const { historyId } = await begin('dev', 1800)
    await world.write(setting('dev', 'region', 'eu-north-1'))
    expect(world.config()).toContain('[profile default]\r\nregion = eu-north-1')
    const back = await writtenBy(await undoWrite(historyId, world.context, 'as-shown'))
    expect(world.config()).toBe(CONFIG.replace('eu-west-1', 'eu-north-1'))
    expect(world.credentials()).toBe(CREDENTIALS)
    expect(await state()).toBeNull()
    await writtenBy(await undoWrite(back.historyId, world.context, 'as-shown'))
    expect(await state()).toMatchObject({ profile: 'dev', trouble: null })
    expect((await state())?.leaseUntil).not.toBeNull()
    await goBack()
    expect(world.credentials()).toBe(CREDENTIALS)
    expect(await state()).toBeNull()
  })

  test('count going back as the undo of the swap', async () => {
    const { historyId } = await begin('dev')
    await goBack()
    const [newest, first] = await listWrites(world.context.places)
    expect(newest?.undoes).toBe(historyId)
    expect(first).toMatchObject({ id: historyId, state: 'undone', title: 'Let [default] stand in for dev' })
  })
})

describe('[default] following its profile', () => {
  test('is brought up to date by an edit, a rename and a renewal of another program, without entries of its own', async () => {
    await begin('dev')
    await world.write({ kind: 'rename', target: profile('dev'), to: 'staging', references: 'follow' })
    expect(await state()).toMatchObject({ profile: 'staging', trouble: null })
    world.put(
      '.aws/credentials',
      world.credentials().replaceAll(/(\[staging\]\naws_access_key_id = )\S+/g, '$1ASIAIOSFODNN7EXAMPLE'),
    )
    const writes = (await listWrites(world.context.places)).length
    expect(await followSwap(world.context)).toBe('up-to-date')
    expect(world.credentials()).toMatch(/^\[default\]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\n/)
    expect(await followSwap(world.context)).toBe('nothing')
    expect(await listWrites(world.context.places)).toHaveLength(writes)
    await goBack()
    expect(world.config()).toBe(CONFIG.replaceAll('dev', 'staging'))
  })

  test('leaves a default section alone that somebody changed', async () => {
    await begin('dev')
    world.put('.aws/config', world.config().replace('default]\r\nregion = eu-west-1', 'default]\r\nregion = mine'))
    await world.write(setting('dev', 'region', 'eu-north-1'))
    expect(world.config()).toContain('[profile default]\r\nregion = mine')
    expect(await followSwap(world.context)).toBe('left')
  })

  test('stays as it is when the profile goes, and says so', async () => {
    await begin('prod')
    await world.write({ kind: 'remove', target: profile('prod'), references: 'leave' })
    expect(world.config()).toContain('[profile default]\r\nrole_arn')
    expect((await state())?.trouble).toContain('no longer in the AWS files')
    await goBack()
    expect(world.config()).toContain('# inside')
  })
})

describe('the lease of [default]', () => {
  test('puts it back once it is over, and not before', async () => {
    await begin('dev', 1800)
    expect(await expireSwap(world.context)).toEqual({ kind: 'nothing' })
    world.hands.advance(1_801_000)
    expect(await expireSwap(world.context)).toMatchObject({ kind: 'put-back', profile: 'dev' })
    expectAsBefore()
    expect(await expireSwap(world.context)).toEqual({ kind: 'nothing' })
  })

  test('says what keeps it from going back, and takes nothing away', async () => {
    await begin('dev', 1800)
    world.put('.aws/credentials', world.credentials().replace('AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN9EXAMPLE'))
    world.hands.advance(1_801_000)
    expect(await expireSwap(world.context)).toMatchObject({
      kind: 'left',
      message: expect.stringContaining('--theirs'),
    })
    expect(world.credentials()).toContain('AKIAIOSFODNN9EXAMPLE')
  })
})
