import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, makeFixture } from './fixture.ts'
import { texts, type Watching, type WatchingOptions, watchFixture } from './watch-fixture.ts'

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

describe('the watcher', () => {
  it('tells a file that is written in place', async () => {
    fixture.put('.aws/config', '[one]\n[end]\n')
    const { look, until } = watch()
    await look()
    fixture.put('.aws/config', '[other]\n[end]\n')
    expect(texts(await until(({ files }) => files.config.text === '[other]\n[end]\n'))).toEqual([
      '[other]\n[end]\n',
      '',
      false,
    ])
  })

  it('tells a file that is renamed over, again and again', async () => {
    fixture.put('.aws/credentials', '[one]\n[end]\n')
    const { look, until } = watch()
    await look()
    for (const text of ['[two]\n[end]\n', '[three]\n[end]\n', '[four]\n[end]\n']) {
      fixture.put('.aws/new', text)
      renameSync(fixture.path('.aws/new'), fixture.path('.aws/credentials'))
      await until(({ files }) => files.credentials.text === text)
    }
  })

  it('tells the target of a symlink elsewhere', async () => {
    fixture.put('dotfiles/config', '[one]\n[end]\n')
    mkdirSync(fixture.path('.aws'))
    symlinkSync('../dotfiles/config', fixture.path('.aws/config'))
    const { look, until } = watch()
    await look()
    fixture.put('dotfiles/new', '[two]\n[end]\n')
    renameSync(fixture.path('dotfiles/new'), fixture.path('dotfiles/config'))
    await until(({ files }) => files.config.text === '[two]\n[end]\n')
  })

  it('tells a symlink that leads elsewhere now', async () => {
    fixture.put('.aws/one', '[one]\n[end]\n')
    fixture.put('.aws/two', '[two]\n[end]\n')
    symlinkSync('one', fixture.path('.aws/config'))
    const { look, until } = watch()
    await look()
    unlinkSync(fixture.path('.aws/config'))
    symlinkSync('two', fixture.path('.aws/config'))
    await until(({ files }) => files.config.text === '[two]\n[end]\n')
  })

  it('sees a folder that appears later, goes, and comes back', async () => {
    let ahead = 0
    const { look, until } = watch({ now: () => Date.now() + ahead })
    await look()
    fixture.put('.aws/config', '[one]\n[end]\n')
    await until(({ files }) => files.config.text === '[one]\n[end]\n')
    rmSync(fixture.path('.aws'), { recursive: true })
    await until(({ beingWritten }) => beingWritten)
    ahead = 3_000
    await until(({ files }) => files.config.state === 'missing')
    fixture.put('.aws/config', '[two]\n[end]\n')
    await until(({ files }) => files.config.text === '[two]\n[end]\n')
  })
})
