import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../../main/files/clock.ts'
import { markAll, marksFile, readMarks, renameMarks } from '../../../main/marks/marks.ts'
import { type Fixture, makeFixture, modeOf } from '../files/fixture.ts'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())
const access = () => ({ places: fixture.places, clock: systemClock })
const put = (text: string) => fixture.put('.local/state/lanyard/profiles.json', text)

describe('profiles.json', () => {
  test('may be missing, and is not made by looking or renaming', async () => {
    expect(await readMarks(access())).toEqual({ marks: new Map(), problem: null })
    expect(await renameMarks(access(), 'a', 'b')).toEqual({ ok: true, value: new Map() })
    expect(readdirSync(fixture.home)).toEqual([])
  })

  test('keeps marks for the next start, readable by its owner alone', async () => {
    expect((await markAll(access(), ['dev'], { mark: 'note', value: 'ask Bob' })).ok).toBe(true)
    await renameMarks(access(), 'dev', 'live')
    const { marks } = await readMarks(access())
    expect(marks.get('live')?.note).toBe('ask Bob')
    expect(marks.has('dev')).toBe(false)
    expect(modeOf(marksFile(fixture.places))).toBe(0o600)
    expect(modeOf(fixture.places.stateFolder)).toBe(0o700)
  })

  test('loses no mark when two are made at once', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `p${at}`)
    await Promise.all(names.map((name) => markAll(access(), [name], { mark: 'used', value: 5 })))
    expect([...(await readMarks(access())).marks.keys()].toSorted()).toEqual(names)
  })

  test.each(['not json', '[1]', '{"profiles": []}'])('that holds %j is set aside, whole, and said', async (text) => {
    put(text)
    const { marks, problem } = await readMarks(access())
    expect(marks.size).toBe(0)
    const names = readdirSync(fixture.places.stateFolder).filter((name) => name.startsWith('profiles.json'))
    expect(names).toHaveLength(1)
    expect(names[0]).toMatch(/^profiles\.json\.bad-/)
    expect(problem).toContain(names[0])
    expect(readFileSync(fixture.path('.local/state/lanyard', names[0] ?? ''), 'utf8')).toBe(text)
    expect((await readMarks(access())).problem).toBeNull()
  })

  test('that is bad is set aside by a change too, which then stands in a new one', async () => {
    put('not json')
    expect((await markAll(access(), ['dev'], { mark: 'pinned', value: true })).ok).toBe(true)
    expect((await readMarks(access())).marks.get('dev')?.pinned).toBe(true)
    expect(readdirSync(fixture.places.stateFolder).some((name) => name.startsWith('profiles.json.bad-'))).toBe(true)
  })

  test('where nothing can be written ends in a sentence', async () => {
    mkdirSync(fixture.places.stateFolder, { recursive: true })
    mkdirSync(fixture.places.locksFolder, { recursive: true })
    chmodSync(fixture.places.stateFolder, 0o500)
    const changed = await markAll(access(), ['dev'], { mark: 'pinned', value: true })
    chmodSync(fixture.places.stateFolder, 0o700)
    if (process.getuid?.() !== 0) expect(changed.ok ? '' : changed.failure).toContain('could not be written')
  })
})
