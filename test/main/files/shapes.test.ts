import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readContents } from '../../../main/files/read.ts'
import { writeGuarded } from '../../../main/files/write.ts'
import { appendLine, type Fixture, hurriedClock, makeFixture, requestFor } from './fixture.ts'
import { factsAt, modeAt, type Shape, shapes } from './shapes.ts'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

const ADDED = Buffer.from('[added]\n')

const bytesAt = (path: string): Buffer | null => (factsAt(path)?.isFile() ? readFileSync(path) : null)

const sameBytes = (one: Buffer | null, other: Buffer | null): boolean =>
  one === null || other === null ? one === other : one.equals(other)

/** What must be the same after any write: the link itself, and who may do what. */
function outsideOf(path: string) {
  const link = factsAt(path, lstatSync)?.isSymbolicLink() ? readlinkSync(path) : null
  const folder = modeAt(dirname(path))
  return { link, folder: folder ?? 0o700 }
}

async function write(shape: Shape) {
  const { asked, real } = shape.make(fixture)
  const before = { bytes: bytesAt(real), mode: modeAt(real), outside: outsideOf(asked) }
  const request = requestFor(fixture, asked, appendLine('[added]'), { clock: hurriedClock() })
  const result = await writeGuarded(request)
  if (result.ok) await result.value.watch.close()
  return { asked, real, before, result }
}

const written = shapes.filter(({ outcome }) => typeof outcome !== 'string')
const refused = shapes.filter(({ outcome }) => typeof outcome === 'string')

describe('a file as it may be found', () => {
  it('is of more than sixty shapes', () => {
    expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length)
    expect(shapes.length).toBeGreaterThanOrEqual(60)
  })

  it.each(written)('is written, and all the rest of it stays: $name', async (shape) => {
    const { asked, real, before, result } = await write(shape)
    if (!result.ok) throw new Error(result.problem.message)
    expect(result.value.path).toBe(real)
    expect(result.value.notes.map(({ code }) => code)).toEqual(shape.outcome)
    const old = before.bytes ?? Buffer.alloc(0)
    expect(bytesAt(real)?.equals(Buffer.concat([old, ADDED]))).toBe(true)
    expect(modeAt(real)).toBe(before.mode ?? 0o600)
    expect(outsideOf(asked)).toEqual(before.outside)
    expect(readdirSync(dirname(real)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    const { backup } = result.value
    expect(backup === null ? null : readFileSync(backup).equals(old)).toBe(before.bytes === null ? null : true)
    expect(await readContents(asked)).toMatchObject({ state: 'present' })
  })

  it.each(refused)('is left alone, and the reason is said: $name', async (shape) => {
    const { asked, real, before, result } = await write(shape)
    expect(result).toMatchObject({ ok: false, problem: { code: shape.outcome } })
    expect(result.ok ? '' : result.problem.message).toMatch(/\.$/)
    expect(sameBytes(bytesAt(real), before.bytes)).toBe(true)
    expect(modeAt(real)).toBe(before.mode)
    expect(outsideOf(asked).link).toBe(before.outside.link)
    expect(existsSync(fixture.places.backupsFolder)).toBe(false)
  })
})
