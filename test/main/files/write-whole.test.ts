import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../main/files/clock.ts'
import { type FileSystem, nodeFileSystem } from '../../../main/files/file-system.ts'
import { writeWhole } from '../../../main/files/write-whole.ts'
import { type Fixture, makeFixture, modeOf } from './fixture.ts'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
  fixture.put('own/file', 'old')
})
afterEach(() => fixture.remove())

const textNow = (): string => readFileSync(fixture.path('own/file'), 'utf8')

const writing = (fileSystem: FileSystem = nodeFileSystem) =>
  writeWhole(fixture.path('own/file'), Buffer.from('new'), { fileSystem, clock: systemClock, platform: 'linux' })

describe('a file of our own', () => {
  it('is replaced whole, and only its owner may read it', async () => {
    await writing()
    expect(textNow()).toBe('new')
    expect(modeOf(fixture.path('own/file'))).toBe(0o600)
    expect(await nodeFileSystem.list(fixture.path('own'))).toEqual(['file'])
  })

  it.each(['open', 'rename'] as const)(
    'stays as it was where %s fails, and nothing is left beside it',
    async (call) => {
      const failing = { ...nodeFileSystem, [call]: () => Promise.reject(Object.assign(new Error(), { code: 'EIO' })) }
      await expect(writing(failing)).rejects.toMatchObject({ code: 'EIO' })
      expect(textNow()).toBe('old')
      expect(await nodeFileSystem.list(fixture.path('own'))).toEqual(['file'])
    },
  )
})
