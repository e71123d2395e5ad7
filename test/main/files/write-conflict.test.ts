import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFileSystem } from '../../../main/files/file-system.ts'
import type { Change, WriteRequest } from '../../../main/files/model.ts'
import { writeGuarded } from '../../../main/files/write.ts'
import { type Fixture, makeFixture, requestFor } from './fixture.ts'

const SHOWN = '[a]\nregion = eu-west-1\n[b]\nregion = eu-west-1\n'

let fixture: Fixture
let path: string
beforeEach(() => {
  fixture = makeFixture()
  path = fixture.put('.aws/config', SHOWN)
})
afterEach(() => fixture.remove())

/** The section `[a]` as one text, null where there is none. */
const sectionA = (text: string): string | null => /\[a\]\n[^[]*/.exec(text)?.[0] ?? null

/** Sets the region of `[a]`; refused where there is no such section. */
const setRegion =
  (region: string): Change<'no-section'> =>
  (text) =>
    sectionA(text) === null
      ? { ok: false, refusal: 'no-section' }
      : { ok: true, text: text.replace(/(\[a\]\nregion = )[^\n]*/, `$1${region}`) }

async function commit(more: Partial<WriteRequest<'no-section'>> = {}) {
  const asShown = { touched: sectionA, expected: sectionA(SHOWN), ...more }
  const result = await writeGuarded(requestFor(fixture, path, setRegion('us-east-1'), asShown))
  if (result.ok) await result.value.watch.close()
  return result
}

describe('a change that somebody agreed to', () => {
  it('is written where its part is as it was shown, whatever happened to the rest', async () => {
    const grown = `${SHOWN}[c]\nregion = eu-west-1\n`
    writeFileSync(path, grown)
    expect(await commit()).toMatchObject({ ok: true, value: { outcome: 'written', before: grown } })
    expect(readFileSync(path, 'utf8')).toBe(grown.replace('eu-west-1', 'us-east-1'))
  })

  it('is a conflict with both texts where its part is another one at the first reading', async () => {
    const theirs = SHOWN.replace('eu-west-1', 'ap-south-1')
    writeFileSync(path, theirs)
    expect(await commit()).toMatchObject({
      ok: false,
      problem: { code: 'conflict', base: '[a]\nregion = eu-west-1\n', theirs: '[a]\nregion = ap-south-1\n' },
    })
    expect(readFileSync(path, 'utf8')).toBe(theirs)
    expect(existsSync(fixture.places.backupsFolder)).toBe(false)
  })

  it('is a conflict, not a refusal, where its part is gone', async () => {
    writeFileSync(path, '[b]\nregion = eu-west-1\n')
    const problem = { code: 'conflict', base: '[a]\nregion = eu-west-1\n', theirs: null }
    expect(await commit()).toMatchObject({ ok: false, problem })
  })

  it('is a conflict where its part was not there and is now', async () => {
    const problem = { code: 'conflict', base: null, theirs: '[a]\nregion = eu-west-1\n' }
    expect(await commit({ expected: null })).toMatchObject({ ok: false, problem })
    expect(readFileSync(path, 'utf8')).toBe(SHOWN)
  })

  it('is none where somebody has made the same change: nothing is written', async () => {
    const theirs = SHOWN.replace('eu-west-1', 'us-east-1')
    writeFileSync(path, theirs)
    expect(await commit()).toMatchObject({ ok: true, value: { outcome: 'unchanged', backup: null } })
  })

  it('is a conflict with both texts where its part changes while we write', async () => {
    const theirs = SHOWN.replace('eu-west-1', 'ap-south-1')
    const open: typeof nodeFileSystem.open = async (name, purpose) => {
      if (name.startsWith(fixture.path('.aws')) && name.endsWith('.tmp')) writeFileSync(path, theirs)
      return nodeFileSystem.open(name, purpose)
    }
    for (const expected of [{}, { expected: sectionA(SHOWN) }]) {
      writeFileSync(path, SHOWN)
      const request = { touched: sectionA, ...expected, fileSystem: { ...nodeFileSystem, open } }
      expect(await writeGuarded(requestFor(fixture, path, setRegion('us-east-1'), request))).toMatchObject({
        ok: false,
        problem: { code: 'conflict', base: '[a]\nregion = eu-west-1\n', theirs: '[a]\nregion = ap-south-1\n' },
      })
      expect(readFileSync(path, 'utf8')).toBe(theirs)
    }
  })

  it('is planned again without asking where no part was named', async () => {
    writeFileSync(path, SHOWN.replace('eu-west-1', 'ap-south-1'))
    const result = await writeGuarded(requestFor(fixture, path, setRegion('us-east-1'), { expected: 'whatever' }))
    if (result.ok) await result.value.watch.close()
    expect(result).toMatchObject({ ok: true, value: { outcome: 'written' } })
  })
})
