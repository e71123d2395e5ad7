import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FileSystem, nodeFileSystem } from '../../../main/files/file-system.ts'
import type { Change, Clock } from '../../../main/files/model.ts'
import { writeGuarded } from '../../../main/files/write.ts'
import { appendLine, type Fixture, hurriedClock, makeFixture, requestFor } from './fixture.ts'

const BEFORE = '[default]\nregion = eu-west-1\n'
const AFTER = `${BEFORE}[added]\n`

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

/** A temporary file next to the one that is written, not one among the copies. */
const isBeside = (name: string): boolean => name.startsWith(fixture.path('.aws')) && name.endsWith('.tmp')

async function writeWith(fileSystem: FileSystem, path: string, platform: 'linux' | 'win32' = 'linux') {
  const clock = hurriedClock()
  const result = await writeGuarded(requestFor(fixture, path, appendLine('[added]'), { fileSystem, clock, platform }))
  if (result.ok) await result.value.watch.close()
  return { result, clock }
}

/** The real file system where renames fail some times first. */
function refusingRenames(code: string, times: number): FileSystem {
  let left = times
  return {
    ...nodeFileSystem,
    rename: async (from, to) => {
      if (to.endsWith('credentials') && left > 0) {
        left -= 1
        throw Object.assign(new Error(code), { code })
      }
      await nodeFileSystem.rename(from, to)
    },
  }
}

describe('a rename that is refused', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('with %s on Windows is tried again until the scanner lets go', async (code) => {
    const path = fixture.put('.aws/credentials', BEFORE)
    const { result, clock } = await writeWith(refusingRenames(code, 7), path, 'win32')
    expect(result.ok).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe(AFTER)
    expect(clock.slept).toBe(10 + 20 + 30 + 40 + 50 + 60 + 70)
  })

  it('on Windows for more than ten seconds is given up and explained', async () => {
    const path = fixture.put('.aws/credentials', BEFORE)
    const { result, clock } = await writeWith(refusingRenames('EBUSY', 10_000), path, 'win32')
    expect(result).toMatchObject({ ok: false, problem: { code: 'write-failed' } })
    expect(result.ok ? '' : result.problem.message).toContain('holds it open')
    expect(clock.slept).toBeGreaterThanOrEqual(10_000)
    expect(readdirSync(fixture.path('.aws'))).toEqual(['credentials'])
  })

  it.each(['EBUSY', 'EXDEV'])('with %s elsewhere means a mounted file: written in place, with a note', async (code) => {
    const path = fixture.put('.aws/credentials', BEFORE)
    const inode = statSync(path).ino
    const { result } = await writeWith(refusingRenames(code, 1), path)
    expect(result).toMatchObject({ ok: true, value: { notes: [{ code: 'in-place-mount' }] } })
    expect(readFileSync(path, 'utf8')).toBe(AFTER)
    expect(statSync(path).ino).toBe(inode)
    expect(readdirSync(fixture.path('.aws'))).toEqual(['credentials'])
  })
})

describe('a folder that takes no new file', () => {
  it('means in place, with a copy and a note', async () => {
    const path = fixture.put('.aws/credentials', BEFORE)
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      open: async (name, purpose) => {
        if (isBeside(name)) throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
        return nodeFileSystem.open(name, purpose)
      },
    }
    const { result } = await writeWith(fileSystem, path)
    expect(result).toMatchObject({ ok: true, value: { notes: [{ code: 'in-place-folder' }] } })
    expect(result.ok ? readFileSync(result.value.backup ?? '', 'utf8') : '').toBe(BEFORE)
    expect(readFileSync(path, 'utf8')).toBe(AFTER)
  })
})

/** Runs `peer` just before the first rename over the credentials file. */
function withPeerBeforeRename(peer: () => void): FileSystem {
  let done = 'no'
  return {
    ...nodeFileSystem,
    open: async (name, purpose) => {
      const file = await nodeFileSystem.open(name, purpose)
      if (!isBeside(name)) return file
      return {
        ...file,
        sync: async () => {
          await file.sync()
          if (done === 'no') peer()
          done = 'yes'
        },
      }
    },
  }
}

describe('somebody who writes between our reading and our renaming', () => {
  it('keeps what he wrote: the same change is planned again on it', async () => {
    const path = fixture.put('.aws/credentials', BEFORE)
    const theirs = `${BEFORE}[theirs]\n`
    const { result } = await writeWith(
      withPeerBeforeRename(() => writeFileSync(path, theirs)),
      path,
    )
    expect(result).toMatchObject({ ok: true, value: { before: theirs, after: `${theirs}[added]\n` } })
    expect(readFileSync(path, 'utf8')).toBe(`${theirs}[added]\n`)
    expect(result.ok ? readFileSync(result.value.backup ?? '', 'utf8') : '').toBe(theirs)
  })

  it('is a conflict when he changed the part that ours is about', async () => {
    const path = fixture.put('.aws/credentials', BEFORE)
    const theirs = '[default]\nregion = us-west-2\n'
    const result = await writeGuarded(
      requestFor(fixture, path, appendLine('[added]'), {
        fileSystem: withPeerBeforeRename(() => writeFileSync(path, theirs)),
        touched: (text) => /region = .*/.exec(text)?.[0] ?? '',
      }),
    )
    expect(result).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(readFileSync(path, 'utf8')).toBe(theirs)
  })

  it('and never stops, makes us give up with the file as he left it', async () => {
    const path = fixture.put('.aws/credentials', BEFORE)
    let count = 0
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      open: async (name, purpose) => {
        if (isBeside(name)) writeFileSync(path, `${BEFORE}; ${(count += 1)}\n`)
        return nodeFileSystem.open(name, purpose)
      },
    }
    const { result } = await writeWith(fileSystem, path)
    expect(result).toMatchObject({ ok: false, problem: { code: 'busy' } })
    expect(readFileSync(path, 'utf8')).toBe(`${BEFORE}; ${count}\n`)
    expect(readdirSync(fixture.path('.aws'))).toEqual(['credentials'])
  })
})

describe('somebody who creates the file between our last look and our new name', () => {
  const created = '[theirs]\n'
  const atLink = (link: (from: string, to: string) => Promise<void>): FileSystem => ({ ...nodeFileSystem, link })

  it('keeps what he wrote: ours is planned again on it', async () => {
    const path = fixture.path('.aws/credentials')
    const fileSystem = atLink((from, to) => {
      writeFileSync(path, created, { mode: 0o600 })
      return nodeFileSystem.link(from, to)
    })
    const { result } = await writeWith(fileSystem, path)
    expect(result).toMatchObject({ ok: true, value: { before: created, after: `${created}[added]\n` } })
    expect(readFileSync(path, 'utf8')).toBe(`${created}[added]\n`)
    expect(readdirSync(fixture.path('.aws'))).toEqual(['credentials'])
  })

  it.each(['EPERM', 'ENOTSUP', 'EISDIR'])('is not looked for where there are no hard links (%s)', async (code) => {
    const path = fixture.path('.aws/credentials')
    const fileSystem = atLink(() => Promise.reject(Object.assign(new Error(code), { code })))
    const { result } = await writeWith(fileSystem, path)
    expect(result).toMatchObject({ ok: true, value: { notes: [{ code: 'created' }] } })
    expect(readdirSync(fixture.path('.aws'))).toEqual(['credentials'])
  })
})

describe('a half-written file', () => {
  /** Somebody rewrites it: what we read first lacks the section, and he has finished when we look again. */
  const finishing = (path: string, whole: string): Clock => {
    writeFileSync(path, '[default]\nreg')
    const clock = hurriedClock()
    return { ...clock, sleep: async () => writeFileSync(path, whole) }
  }
  const change: Change<'no-section'> = (text) =>
    text.includes('[b]') ? { ok: true, text: appendTo(text) } : { ok: false, refusal: 'no-section' }
  const appendTo = (text: string): string => (text.includes('[added]') ? text : `${text}[added]\n`)

  it.each([
    ['refusal', {}],
    ['conflict', { touched: (text: string) => /\[b\]/.exec(text)?.[0] ?? null, expected: '[b]' }],
  ])('is no reason for a %s before it is found so twice', async (_verdict, more) => {
    const whole = `${BEFORE}[b]\n`
    const path = fixture.put('.aws/credentials', whole)
    const clock = finishing(path, whole)
    const result = await writeGuarded(requestFor(fixture, path, change, { clock, ...more }))
    if (result.ok) await result.value.watch.close()
    expect(result).toMatchObject({ ok: true, value: { before: whole, after: `${whole}[added]\n` } })
  })
})
