import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { previewBack, previewSwap, swap, swapBack, swapState } from '../../../main/switch/default-swap.ts'
import { failingFileSystem } from '../files/failing-file-system.ts'
import { modeOf } from '../files/fixture.ts'
import { CONFIG, CREDENTIALS, makeSwapWorld, planned } from './swap-world.ts'

vi.setConfig({ testTimeout: 30_000 })

let world: ReturnType<typeof makeSwapWorld>
beforeEach(() => {
  world = makeSwapWorld()
})
afterEach(() => world.remove())

describe('[default] standing in for a profile', () => {
  test('holds what the profile holds, in both files, and comes back byte for byte', async () => {
    await world.begin('dev')
    expect(world.config()).toContain(
      '[profile default]\r\nregion = eu-west-1\r\ns3 =\r\n  addressing_style = path\r\n\r\n',
    )
    expect(world.config()).not.toContain('[default]')
    expect(world.config()).not.toContain('# inside')
    expect(world.credentials()).toMatch(/^\[default\]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n.*\n\n\[dev\]/)
    expect(await world.state()).toMatchObject({ profile: 'dev', leaseUntil: null, trouble: null })
    await world.goBack()
    world.expectAsBefore()
    expect(await world.state()).toBeNull()
  })

  test('takes keys out of [default] that would win over the role that stands in', async () => {
    await world.begin('prod')
    expect(world.credentials()).not.toContain('[default]')
    expect(world.config()).toContain(
      '[profile default]\r\nrole_arn = arn:aws:iam::123456789012:role/Prod\r\nsource_profile = dev',
    )
    await world.goBack()
    world.expectAsBefore()
  })

  test('keeps what was there for its owner alone, and no text of it once it is back', async () => {
    await world.begin('dev')
    expect(modeOf(world.kept())).toBe(0o600)
    expect(modeOf(world.context.places.stateFolder)).toBe(0o700)
    expect(readFileSync(world.kept(), 'utf8')).toContain('je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY')
    await world.goBack()
    expect(readFileSync(world.kept(), 'utf8')).not.toMatch(/EXAMPLEKEY|AKIA|json/)
  })

  test('makes no file, and none goes', async () => {
    world.put('.aws/config', '')
    world.put('.aws/credentials', '[default]\nregion = x\n[only]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n')
    const before = world.credentials()
    await world.begin('only')
    expect(world.config()).toBe('')
    await world.goBack()
    expect(world.credentials()).toBe(before)
    expect(readdirSync(world.path('.aws')).toSorted()).toEqual(['config', 'credentials'])
  })

  test('is shown before it is written, in both directions, and writes nothing then', async () => {
    const there = planned(await previewSwap('dev', world.context))
    expect(there.files.map(({ role }) => role)).toEqual(['config', 'credentials'])
    expect(there.notes.map(({ message }) => message).join()).toContain(world.kept())
    world.expectAsBefore()
    expect(existsSync(world.kept())).toBe(false)
    await world.begin('dev')
    const back = await previewBack(world.context)
    expect(back).toMatchObject({ kind: 'planned', profile: null })
    expect(back.kind === 'planned' ? back.files.map(({ after }) => after) : []).toEqual([CONFIG, CREDENTIALS])
  })

  test('goes from one profile to another, and back to what was first', async () => {
    await world.begin('dev')
    await world.begin('prod')
    expect(await world.state()).toMatchObject({ profile: 'prod', trouble: null })
    expect(world.config()).toContain('[profile default]\r\nrole_arn')
    await world.goBack()
    world.expectAsBefore()
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
    expect(existsSync(world.kept())).toBe(false)
  })

  test('writes nothing when what was there cannot be kept', async () => {
    const shown = planned(await previewSwap('dev', world.context))
    world.put('.local/state/lanyard/default-kept.json', '{')
    const result = await swap(shown, null, world.context)
    expect(result).toMatchObject({ kind: 'failed', code: 'kept-unusable' })
    world.expectAsBefore()
  })
})

describe('a swap that does not come to its end', () => {
  const failingAt = (isIt: (call: string) => boolean) =>
    failingFileSystem({ failed: [], shouldFail: (call) => (isIt(call) ? 'EACCES' : null) })
  const isOf =
    (name: string) =>
    (call: string): boolean =>
      call.startsWith('rename') && call.endsWith(`.aws/${name}`)

  test('because the second file cannot be written leaves both as they were, and nothing kept', async () => {
    const shown = planned(await previewSwap('dev', world.context))
    const result = await swap(shown, null, { ...world.context, fileSystem: failingAt(isOf('credentials')) })
    expect(result.kind).toBe('failed')
    world.expectAsBefore()
    expect(await world.state()).toBeNull()
    expect(readFileSync(world.kept(), 'utf8')).not.toContain('EXAMPLEKEY')
  })

  test('because what was there cannot be kept touches no file', async () => {
    const shown = planned(await previewSwap('dev', world.context))
    const fileSystem = failingAt((call) => call.startsWith('rename') && call.endsWith('default-kept.json'))
    expect(await swap(shown, null, { ...world.context, fileSystem })).toMatchObject({
      kind: 'failed',
      code: 'not-kept',
    })
    world.expectAsBefore()
  })

  test('because Lanyard was killed is none, and does not stand in the way of the next', async () => {
    await world.begin('dev')
    const book = readFileSync(world.kept(), 'utf8')
    await world.goBack()
    writeFileSync(world.kept(), book)
    expect(await world.state()).toBeNull()
    await world.begin('prod')
    expect(await world.state()).toMatchObject({ profile: 'prod', trouble: null })
    await world.goBack()
    world.expectAsBefore()
  })

  test('because it was killed between the two files can be gone back from', async () => {
    await world.begin('dev')
    world.put('.aws/credentials', CREDENTIALS)
    expect(await world.state()).toMatchObject({ profile: 'dev', trouble: null })
    await world.goBack()
    world.expectAsBefore()
  })
})

describe('files of every kind', () => {
  test.each([
    ['bytes that are no UTF-8', Buffer.from('[default]\nregion = \xff\n[dev]\nregion = \xe9\n', 'latin1')],
    ['a byte order mark', Buffer.from('\ufeff[default]\r\nregion = x\r\n[profile dev]\r\nregion = y')],
    ['nothing but blanks', Buffer.from(' \n\n')],
  ])('come back to the last byte: %s', async (_name, bytes) => {
    const path = world.put('.aws/config', '')
    writeFileSync(path, bytes)
    await world.begin('dev')
    expect(await world.state()).toMatchObject({ profile: 'dev', trouble: null })
    await world.goBack()
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(world.credentials()).toBe(CREDENTIALS)
  })

  test('that are not there are not made', async () => {
    rmSync(world.path('.aws/config'))
    await world.begin('dev')
    expect(existsSync(world.path('.aws/config'))).toBe(false)
    await world.goBack()
    expect(existsSync(world.path('.aws/config'))).toBe(false)
    expect(world.credentials()).toBe(CREDENTIALS)
  })

  test('that are elsewhere now, or cannot be read, are told', async () => {
    await world.begin('dev')
    const environment = new Map([['AWS_CONFIG_FILE', world.path('other')]])
    const elsewhere = { ...world.context, locating: { ...world.context.locating, environment } }
    expect((await swapState(elsewhere)).state?.trouble).toContain('elsewhere')
    expect(await swapBack(elsewhere)).toMatchObject({ kind: 'refused', refusal: { code: 'text-changed' } })
    await world.goBack()
    world.expectAsBefore()
  })
})

describe('going back', () => {
  test('leaves what others wrote elsewhere meanwhile', async () => {
    await world.begin('dev')
    world.put('.aws/config', `${world.config().replace('# first', '# changed')}[profile later]\r\nregion = x\r\n`)
    await world.goBack()
    expect(world.config()).toBe(`${CONFIG.replace('# first', '# changed')}[profile later]\r\nregion = x\r\n`)
    expect(world.credentials()).toBe(CREDENTIALS)
  })

  test('tells a default section that somebody changed, and writes nothing until told to', async () => {
    await world.begin('dev')
    world.put('.aws/credentials', world.credentials().replace('AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN9EXAMPLE'))
    const theirs = world.credentials()
    expect((await world.state())?.trouble).toContain('was changed since')
    expect(await swapBack(world.context)).toMatchObject({
      kind: 'conflict',
      conflict: { role: 'credentials', section: 'default', theirs: expect.stringContaining('AKIAIOSFODNN9EXAMPLE') },
    })
    expect(world.credentials()).toBe(theirs)
    expect(world.config()).not.toBe(CONFIG)
    await world.goBack('over-theirs')
    expect(world.credentials()).toContain('AKIAI44QH8DHBEXAMPLE')
    expect(world.config()).toBe(CONFIG)
  })

  test('has nothing to do where nothing stands in', async () => {
    expect(await swapBack(world.context)).toMatchObject({ kind: 'refused', refusal: { code: 'nothing-to-do' } })
  })
})
