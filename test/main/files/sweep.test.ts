import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupFolder } from '../../../main/files/backup.ts'
import { systemClock } from '../../../main/files/clock.ts'
import { sweepBeside, sweepTemporaries } from '../../../main/files/sweep.ts'
import { type Fixture, makeFixture } from './fixture.ts'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

const DEAD = 999_999_999
const temporary = (process: number): string => `.lanyard-${process}-0123456789ab.tmp`
const isAlive = (process: number): boolean => process !== DEAD

const sweep = (...folders: readonly string[]) => sweepTemporaries({ folders, clock: systemClock, isAlive })

describe('the sweep', () => {
  it('removes what the dead left, at any age, and nothing of the living or of others', async () => {
    const dead = fixture.put(`.aws/${temporary(DEAD)}`, 'half')
    const alive = fixture.put(`.aws/${temporary(1)}`, 'half')
    const theirs = [fixture.put('.aws/config.tmp', ''), fixture.put('.aws/.lanyard-notes', '')]
    expect(await sweep(fixture.path('.aws'), fixture.path('.aws'))).toEqual([dead])
    expect([alive, ...theirs].every(existsSync)).toBe(true)
  })

  it('removes one whose process number lives on in another process, after ten minutes', async () => {
    const path = fixture.put(`.aws/${temporary(1)}`, 'half')
    const old = Date.now() / 1000 - 601
    utimesSync(path, old, old)
    expect(await sweep(fixture.path('.aws'))).toEqual([path])
  })

  it('asks nothing of a folder that is not there', async () => {
    expect(await sweep(fixture.path('nowhere'))).toEqual([])
  })

  it('finds by a file’s name what was left beside the real file, among its copies, and among the locks', async () => {
    const real = fixture.put('dotfiles/config', '[default]\n')
    mkdirSync(fixture.path('.aws'))
    symlinkSync('../dotfiles/config', fixture.path('.aws/config'))
    const copies = backupFolder(real, fixture.places)
    const folders = [fixture.path('dotfiles'), copies, fixture.places.locksFolder]
    for (const folder of folders) fixture.put(`${folder.slice(fixture.home.length + 1)}/${temporary(DEAD)}`, 'half')
    const paths = [fixture.path('.aws/config'), fixture.path('.aws/credentials')]
    const removed = await sweepBeside({ paths, places: fixture.places, clock: systemClock, isAlive })
    expect(removed).toEqual(folders.map((folder) => `${folder}/${temporary(DEAD)}`))
    expect(readdirSync(fixture.path('dotfiles'))).toEqual(['config'])
  })
})
