import { renameSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, makeFixture } from './fixture.ts'
import { handTimers, justWritten, texts, type Watching, type WatchingOptions, watchFixture } from './watch-fixture.ts'

let fixture: Fixture
let watching: Watching | null
beforeEach(() => {
  fixture = makeFixture()
  watching = null
})
afterEach(() => {
  watching?.watcher.close()
  fixture.remove()
})

function watch(options: WatchingOptions = {}): Watching {
  watching?.watcher.close()
  watching = watchFixture(fixture, options)
  return watching
}

describe('a file that is being written', () => {
  it('keeps its last whole state on screen until it is whole again', async () => {
    const timers = handTimers()
    fixture.put('.aws/credentials', '[a]\nk = v\n')
    const { told, look } = watch({ timers })
    fixture.put('.aws/credentials', '')
    await look()
    expect(told.map(texts)).toEqual([['', '[a]\nk = v\n', true]])
    fixture.put('.aws/credentials', '[a]\nk ')
    await look(2)
    expect(told).toHaveLength(1)
    fixture.put('.aws/credentials', '[a]\nk = w\n')
    await look(2)
    expect(told.map(texts).at(-1)).toEqual(['', '[a]\nk = w\n', false])
  })

  it('is taken for empty when it stays so for two seconds', async () => {
    const timers = handTimers()
    let ahead = 0
    fixture.put('.aws/credentials', '[a]\n')
    const { told, look } = watch({ timers, now: () => Date.now() + ahead })
    fixture.put('.aws/credentials', '')
    await look()
    ahead = 3_000
    await look(2)
    expect(told.map(texts).at(-1)).toEqual(['', '', false])
  })

  it('is not taken for one because its time lies in the future', async () => {
    const timers = handTimers()
    fixture.put('.aws/credentials', '[a]\nk = v\n[b]\n')
    const { told, look } = watch({ timers, now: () => Date.now() - 60_000 })
    fixture.put('.aws/credentials', '[a]\nk = v\n')
    await look(2)
    expect(told.map(texts)).toEqual([['', '[a]\nk = v\n', false]])
  })

  it('is told only when two looks find the same', async () => {
    const timers = handTimers()
    fixture.put('.aws/config', '[one]\n')
    const { told, look } = watch({ timers })
    for (const name of ['other', 'another', 'yet another']) {
      writeFileSync(fixture.path('.aws/config'), `[one]\n[${name}]\n`)
      await look()
    }
    expect(told).toEqual([])
    expect(timers.due()).toEqual([50])
    timers.ring()
    await look()
    expect(told.map(texts)).toEqual([['[one]\n[yet another]\n', '', false]])
    expect(timers.due()).toEqual([60_000])
  })

  it('keeps its last whole state while only the beginning of a text is there that begins in another way', async () => {
    const timers = handTimers()
    const before = '[a]\nregion = eu-west-1\n[b]\nk = v\n[c]\nk = v\n'
    const after = before.replace('eu-west-1', 'ap-northeast-1')
    fixture.put('.aws/config', before)
    const { told, look } = watch({ timers, now: justWritten(fixture.path('.aws/config')) })
    for (let length = 0; length < after.indexOf('[c]') + '[c]'.length; length += 1) {
      fixture.put('.aws/config', after.slice(0, length))
      await look(2)
    }
    expect(told.map(texts)).toEqual([[before, '', true]])
    fixture.put('.aws/config', after)
    await look(2)
    expect(told.map(texts)).toEqual([
      [before, '', true],
      [after, '', false],
    ])
  })

  it.each([
    ['no section of it', '# mine\n', 1_900, 2_100],
    ['no line end behind it', '[a]\nk = v\n[b]', 1_900, 2_100],
    ['all but its last section', '[a]\nk = w\n', 400, 600],
  ])('that has %s is doubted for its time, and no longer', async (_what, text, doubted, believed) => {
    const path = fixture.put('.aws/config', '[a]\nk = v\n[b]\n')
    let age = 0
    const { told, look } = watch({ timers: handTimers(), now: () => justWritten(path)() + age })
    age = doubted
    fixture.put('.aws/config', text)
    await look(2)
    expect(told.map(texts)).toEqual([['[a]\nk = v\n[b]\n', '', true]])
    age = believed
    await look(2)
    expect(told.map(texts).at(-1)).toEqual([text, '', false])
  })

  it('keeps its last whole state while it is gone for a moment, and is missing when it stays away', async () => {
    const timers = handTimers()
    let ahead = 0
    fixture.put('.aws/config', '[a]\n')
    const { told, look } = watch({ timers, now: () => Date.now() + ahead })
    unlinkSync(fixture.path('.aws/config'))
    await look(2)
    expect(told.map(texts)).toEqual([['[a]\n', '', true]])
    fixture.put('.aws/config', '')
    await look()
    fixture.put('.aws/config', '[a]\n[b]\n')
    await look(2)
    expect(told.slice(1).map(texts)).toEqual([['[a]\n[b]\n', '', false]])
    unlinkSync(fixture.path('.aws/config'))
    await look()
    ahead = 3_000
    await look(2)
    expect(told.at(-1)).toMatchObject({ files: { config: { state: 'missing' } }, beingWritten: false })
  })

  it('is believed at once when it was put in its place whole, however much is gone', async () => {
    const timers = handTimers()
    fixture.put('.aws/config', '[a]\n[b]\n')
    const { told, look } = watch({ timers })
    fixture.put('.aws/new', '[a]\n')
    // Its last byte is older than its name, as after every rename of a file that was flushed first.
    const written = new Date(Date.now() - 1_000)
    utimesSync(fixture.path('.aws/new'), written, written)
    renameSync(fixture.path('.aws/new'), fixture.path('.aws/config'))
    await look(2)
    expect(told.map(texts)).toEqual([['[a]\n', '', false]])
  })
})

describe('the first look at a file', () => {
  it.each(['', '# my profiles\n', '[defau'])('that is young and holds %j says it is being written', async (text) => {
    const timers = handTimers()
    const path = fixture.put('.aws/config', text)
    const { look, texts } = watch({ timers, now: justWritten(path) })
    expect(texts()).toEqual([text, '', true])
    expect(timers.due()).toEqual([150])
    await look(2)
    expect(texts()).toEqual([text, '', true])
    fixture.put('.aws/config', '[default]\n')
    await look()
    expect(texts()).toEqual([text, '', true])
    await look()
    expect(texts()).toEqual(['[default]\n', '', false])
  })

  it('takes an empty one for empty when it stays so for two seconds, and tells', async () => {
    const path = fixture.put('.aws/config', '')
    let age = 1_900
    const { told, look } = watch({ timers: handTimers(), now: () => justWritten(path)() + age })
    await look(2)
    expect(told).toEqual([])
    age = 2_100
    await look()
    expect(told.map(texts)).toEqual([['', '', false]])
  })

  it('takes an old empty one, and one that is not there, for what they are', () => {
    const timers = handTimers()
    const path = fixture.put('.aws/config', '')
    const { watcher } = watch({ timers, now: () => justWritten(path)() + 3_000 })
    expect(watcher.current()).toMatchObject({ beingWritten: false, files: { credentials: { state: 'missing' } } })
    expect(timers.due()).toEqual([500])
  })

  it('shows a young one with profiles in it at once', () => {
    const path = fixture.put('.aws/config', '[default]\n')
    expect(watch({ timers: handTimers(), now: justWritten(path) }).texts()).toEqual(['[default]\n', '', false])
  })
})

const SECTIONS = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.stringMatching(/^[a-z0-9]{0,12}$/)), {
  minLength: 1,
  maxLength: 6,
})
const textOf = (sections: readonly (readonly [string, string])[]) =>
  sections.map(([name, value], index) => `[${name}-${index}]\nk = ${value}\n`).join('')

describe('what the watcher says', () => {
  it('is never "no profiles" while somebody rewrites a file that has some, wherever he is stopped', async () => {
    const cuts = fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 4 })
    const property = fc.asyncProperty(SECTIONS, SECTIONS, cuts, async (before, after, stops) => {
      const whole = textOf(after)
      const path = fixture.put('.aws/config', textOf(before))
      const { watcher, look } = watch({ timers: handTimers(), now: justWritten(path) })
      for (const stop of [0, ...stops.toSorted((one, other) => one - other)]) {
        fixture.put('.aws/config', whole.slice(0, Math.floor((whole.length * stop) / 100)))
        await look(2)
        expect(watcher.current().files.config.text).toContain(']')
      }
    })
    await fc.assert(property, { numRuns: 50 })
  })
})
