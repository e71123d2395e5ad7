import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Platform } from '../../../main/files/model.ts'
import { writeGuarded } from '../../../main/files/write.ts'
import { isLongRun } from '../../support/cases.ts'
import { failCall, failingFileSystem } from './failing-file-system.ts'
import { appendLine, type Fixture, hurriedClock, makeFixture, modeOf, requestFor } from './fixture.ts'

const CODES = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EXDEV', 'EDQUOT', 'EMFILE'] as const
const BEFORE = '[default]\nregion = eu-west-1\n'
const AFTER = `${BEFORE}[added]\n`

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

/** A file to write: the path asked for, the file behind it, and what is in it before. */
type Shape = { readonly asked: string; readonly real: string; readonly before: string | null }

function put(name: string, mode = 0o640): Shape & { readonly before: string } {
  const path = fixture.put(name, BEFORE)
  chmodSync(path, mode)
  return { asked: path, real: path, before: BEFORE }
}

const SHAPES = {
  'a file': (folder: string): Shape => put(`${folder}/credentials`),
  'a file with two names': (folder: string): Shape => {
    const shape = put(`${folder}/credentials`)
    linkSync(shape.real, fixture.path(folder, 'other'))
    return shape
  },
  'a file behind a symlink': (folder: string): Shape => {
    const shape = put(`${folder}/credentials`)
    mkdirSync(fixture.path(`${folder}-links`))
    symlinkSync(`../${folder}/credentials`, fixture.path(`${folder}-links`, 'credentials'))
    return { ...shape, asked: fixture.path(`${folder}-links`, 'credentials') }
  },
  'a new file in a new folder': (folder: string): Shape => {
    const path = fixture.path(folder, 'credentials')
    return { asked: path, real: path, before: null }
  },
}

const read = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null)
const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])
const copies = (): readonly string[] =>
  namesIn(fixture.places.backupsFolder).flatMap((folder) =>
    namesIn(`${fixture.places.backupsFolder}/${folder}`).map(
      (name) => `${fixture.places.backupsFolder}/${folder}/${name}`,
    ),
  )

/** One write in which one call fails; answers which, null when there were fewer calls. */
async function failOnce(shape: Shape, number: number, code: string, platform: Platform): Promise<string | null> {
  const plan = failCall(number, code)
  const clock = hurriedClock()
  const fileSystem = failingFileSystem(plan)
  const asked = requestFor(fixture, shape.asked, appendLine('[added]'), { fileSystem, clock, platform })
  const result = await writeGuarded(asked)
  if (result.ok) await result.value.watch.close()
  const failed = plan.failed[0]
  if (failed === undefined) return null
  const after = shape.before === null ? '[added]\n' : AFTER
  expect(read(shape.real), failed).toBe(result.ok ? after : shape.before)
  if (shape.before !== null) expect(modeOf(shape.real), failed).toBe(0o640)
  else if (result.ok) expect(modeOf(shape.real), failed).toBe(0o600)
  if (!result.ok) expect(result.problem.message, failed).toMatch(/^.*(could not|cannot|could be|read-only).*\.$/)
  if (!result.ok) expect(result.problem.message, failed).toMatch(new RegExp(`${code}|read-only`))
  expect(
    namesIn(dirname(shape.real)).filter((name) => name.endsWith('.tmp')),
    failed,
  ).toEqual([])
  for (const copy of copies()) expect(read(copy), failed).toBe(BEFORE)
  if (result.ok && shape.before !== null) expect(copies(), failed).toContain(result.value.backup)
  if (!result.ok) expect(copies(), failed).toEqual([])
  expect(namesIn(fixture.places.locksFolder), failed).toEqual([])
  return failed
}

/** Every call with every code in the long run and for the plain file; else every call with one of the codes, each in its turn. */
function isDue(number: number, code: string, extent: 'all' | 'some'): boolean {
  return isLongRun || extent === 'all' || (number + CODES.findIndex((known) => known === code)) % CODES.length === 0
}

describe.each(CODES)('any single call that fails with %s', (code) => {
  it.each([
    ['a file', 'linux'],
    ['a file', 'win32'],
    ['a file with two names', 'linux'],
    ['a file behind a symlink', 'darwin'],
    ['a new file in a new folder', 'linux'],
    ['a new file in a new folder', 'win32'],
  ] as const)('leaves %s (%s) whole, says what happened, and leaves nothing behind', async (name, platform) => {
    const extent = name === 'a file' && platform === 'linux' ? 'all' : 'some'
    let last = 0
    for (let number = 1; ; number += 1) {
      if (!isDue(number, code, extent)) continue
      if ((await failOnce(SHAPES[name](`case-${number}`), number, code, platform)) === null) break
      last = number
      fixture.clearState()
    }
    expect(last).toBeGreaterThan(15)
  })
})
