import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../main/files/clock.ts'
import { type FileWatcher, type Timers, type WatchedFiles, watchFiles } from '../../../main/files/watch.ts'
import { type Fixture, makeFixture } from './fixture.ts'

let fixture: Fixture
let watcher: FileWatcher | null
beforeEach(() => {
  fixture = makeFixture()
  watcher = null
})
afterEach(() => {
  watcher?.close()
  fixture.remove()
})

const texts = ({ files, beingWritten }: WatchedFiles) => [files.config.text, files.credentials.text, beingWritten]

/** Timers that ring when told to, in order. */
function handTimers(): Timers & { ring: () => Promise<void>; due: () => readonly number[] } {
  const waiting: { milliseconds: number; run: () => void }[] = []
  return {
    after: (milliseconds, run) => {
      const entry = { milliseconds, run }
      waiting.push(entry)
      return () => {
        const index = waiting.indexOf(entry)
        if (index !== -1) waiting.splice(index, 1)
      }
    },
    due: () => waiting.map(({ milliseconds }) => milliseconds),
    ring: async () => {
      waiting.shift()?.run()
      await watcher?.check()
    },
  }
}

const at = (name: string) => ({ path: fixture.path('.aws', name), off: 'on' }) as const
const nobody = () => undefined

async function start(options: { timers?: Timers; now?: () => number } = {}) {
  const told: WatchedFiles[] = []
  let listener: (files: WatchedFiles) => void = nobody
  watcher = watchFiles({
    config: at('config'),
    credentials: at('credentials'),
    clock: { ...systemClock, now: options.now ?? systemClock.now },
    onChange: (files) => {
      told.push(files)
      listener(files)
    },
    ...(options.timers === undefined ? {} : { timers: options.timers }),
  })
  await watcher.check()
  /** Resolves with the first state told that fits. */
  const until = (fits: (files: WatchedFiles) => boolean) =>
    new Promise<WatchedFiles>((resolve) => {
      listener = (files) => {
        if (fits(files)) resolve(files)
      }
      const last = told.at(-1)
      if (last !== undefined) listener(last)
    })
  return { told, until }
}

describe('the watcher', () => {
  it('tells a file that is written in place', async () => {
    fixture.put('.aws/config', 'one')
    const { until } = await start()
    fixture.put('.aws/config', 'other')
    expect(texts(await until(({ files }) => files.config.text === 'other'))).toEqual(['other', '', false])
  })

  it('tells a file that is renamed over, again and again', async () => {
    fixture.put('.aws/credentials', 'one')
    const { until } = await start()
    for (const text of ['two', 'three', 'four']) {
      fixture.put('.aws/new', text)
      renameSync(fixture.path('.aws/new'), fixture.path('.aws/credentials'))
      await until(({ files }) => files.credentials.text === text)
    }
  })

  it('tells the target of a symlink elsewhere', async () => {
    fixture.put('dotfiles/config', 'one')
    mkdirSync(fixture.path('.aws'))
    symlinkSync('../dotfiles/config', fixture.path('.aws/config'))
    const { until } = await start()
    fixture.put('dotfiles/new', 'two')
    renameSync(fixture.path('dotfiles/new'), fixture.path('dotfiles/config'))
    await until(({ files }) => files.config.text === 'two')
  })

  it('tells a symlink that leads elsewhere now', async () => {
    fixture.put('.aws/one', 'one')
    fixture.put('.aws/two', 'two')
    symlinkSync('one', fixture.path('.aws/config'))
    const { until } = await start()
    unlinkSync(fixture.path('.aws/config'))
    symlinkSync('two', fixture.path('.aws/config'))
    await until(({ files }) => files.config.text === 'two')
  })

  it('sees a folder that appears later, goes, and comes back', async () => {
    const { until } = await start()
    fixture.put('.aws/config', 'one')
    await until(({ files }) => files.config.text === 'one')
    rmSync(fixture.path('.aws'), { recursive: true })
    await until(({ files }) => files.config.state === 'missing')
    fixture.put('.aws/config', 'two')
    await until(({ files }) => files.config.text === 'two')
  })
})

describe('a file that is being written', () => {
  it('keeps its last whole state on screen until it is whole again', async () => {
    const timers = handTimers()
    fixture.put('.aws/credentials', '[a]\nk = v\n')
    const { told } = await start({ timers })
    fixture.put('.aws/credentials', '')
    await watcher?.check()
    expect(told.map(texts)).toEqual([['', '[a]\nk = v\n', true]])
    fixture.put('.aws/credentials', '[a]\nk ')
    await watcher?.check()
    await watcher?.check()
    expect(told).toHaveLength(1)
    fixture.put('.aws/credentials', '[a]\nk = w\n')
    await watcher?.check()
    await watcher?.check()
    expect(told.map(texts).at(-1)).toEqual(['', '[a]\nk = w\n', false])
  })

  it('is taken for empty when it stays so for two seconds', async () => {
    const timers = handTimers()
    let ahead = 0
    fixture.put('.aws/credentials', '[a]\n')
    const { told } = await start({ timers, now: () => Date.now() + ahead })
    fixture.put('.aws/credentials', '')
    await watcher?.check()
    ahead = 3_000
    await watcher?.check()
    await watcher?.check()
    expect(told.map(texts).at(-1)).toEqual(['', '', false])
  })

  it('is not taken for one because its time lies in the future', async () => {
    const timers = handTimers()
    fixture.put('.aws/credentials', '[a]\nk = v\n[b]\n')
    const { told } = await start({ timers, now: () => Date.now() - 60_000 })
    fixture.put('.aws/credentials', '[a]\nk = v\n')
    await watcher?.check()
    await watcher?.check()
    expect(told.map(texts)).toEqual([['', '[a]\nk = v\n', false]])
  })

  it('is told only when two looks find the same', async () => {
    const timers = handTimers()
    fixture.put('.aws/config', 'one')
    const { told } = await start({ timers })
    for (const text of ['other', 'another', 'yet another']) {
      writeFileSync(fixture.path('.aws/config'), text)
      await watcher?.check()
    }
    expect(told).toEqual([])
    expect(timers.due()).toEqual([50])
    await timers.ring()
    expect(told.map(texts)).toEqual([['yet another', '', false]])
    expect(timers.due()).toEqual([60_000])
  })
})
