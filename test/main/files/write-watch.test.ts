import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WriteRequest, Written } from '../../../main/files/model.ts'
import { writeGuarded } from '../../../main/files/write.ts'
import { appendLine, type Fixture, makeFixture, requestFor } from './fixture.ts'

const BEFORE = '[default]\nregion = eu-west-1\n'

let fixture: Fixture
let path: string
beforeEach(() => {
  fixture = makeFixture()
  path = fixture.put('.aws/credentials', BEFORE)
})
afterEach(() => fixture.remove())

async function write(more: Partial<WriteRequest<never>> = {}): Promise<Written> {
  const result = await writeGuarded(requestFor(fixture, path, appendLine('[added]'), more))
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

/** Somebody who had the file open before our rename. */
function peer() {
  const file = openSync(path, 'r+')
  return {
    write: (text: string) => {
      ftruncateSync(file, 0)
      writeSync(file, text, 0)
    },
    close: () => closeSync(file),
  }
}

describe('looking back after a write', () => {
  it('finds everything settled when nobody wrote', async () => {
    const { watch } = await write()
    expect(await watch.recheck()).toEqual({ state: 'settled' })
    await watch.close()
  })

  it('merges what somebody wrote to the old file', async () => {
    const late = peer()
    const { watch } = await write()
    late.write(`${BEFORE}[theirs]\n`)
    expect(await watch.recheck()).toMatchObject({ state: 'merged', note: { code: 'merged' } })
    expect(readFileSync(path, 'utf8')).toBe(`${BEFORE}[theirs]\n[added]\n`)
    expect(await watch.recheck()).toEqual({ state: 'settled' })
    late.close()
    await watch.close()
  })

  it('waits for somebody who has truncated the old file and not yet written', async () => {
    const late = peer()
    const { watch } = await write()
    late.write('')
    expect(await watch.recheck()).toEqual({ state: 'being-written' })
    expect(readFileSync(path, 'utf8')).toBe(`${BEFORE}[added]\n`)
    late.write(`${BEFORE}[theirs]\n`)
    expect(await watch.recheck()).toMatchObject({ state: 'merged' })
    late.close()
    await watch.close()
  })

  it('applies our change once more when an older copy was written over it, and only once', async () => {
    const { watch } = await write()
    writeFileSync(path, BEFORE)
    expect(await watch.recheck()).toMatchObject({ state: 'applied-again' })
    expect(readFileSync(path, 'utf8')).toBe(`${BEFORE}[added]\n`)
    writeFileSync(path, BEFORE)
    expect(await watch.recheck()).toMatchObject({ state: 'conflict' })
    expect(readFileSync(path, 'utf8')).toBe(BEFORE)
    await watch.close()
  })

  it('leaves alone what this Lanyard itself has written since, were it the text from before', async () => {
    const first = await write()
    const back = await writeGuarded(requestFor(fixture, path, () => ({ ok: true, text: BEFORE })))
    if (!back.ok) throw new Error(back.problem.message)
    expect(await first.watch.recheck()).toEqual({ state: 'settled' })
    expect(await back.value.watch.recheck()).toEqual({ state: 'settled' })
    expect(readFileSync(path, 'utf8')).toBe(BEFORE)
    await first.watch.close()
    await back.value.watch.close()
  })

  it.each([
    ['first', [0, 1]],
    ['last', [1, 0]],
  ] as const)(
    'brings back each of two changes that an older copy was written over, the earlier one looked at %s',
    async (_when, order) => {
      const part = (name: string) => (text: string) => new RegExp(`\\[${name}\\]`).exec(text)?.[0] ?? null
      const change = async (name: string) => {
        const more = { touched: part(name) }
        const result = await writeGuarded(requestFor(fixture, path, appendLine(`[${name}]`), more))
        if (!result.ok) throw new Error(result.problem.message)
        return result.value.watch
      }
      const watches = [await change('one'), await change('two')]
      writeFileSync(path, BEFORE)
      for (const index of order) expect(await watches[index]?.recheck()).toMatchObject({ state: 'applied-again' })
      for (const watch of watches) expect(await watch.recheck()).toEqual({ state: 'settled' })
      const text = readFileSync(path, 'utf8')
      expect(text).toContain('[one]')
      expect(text).toContain('[two]')
      for (const watch of watches) await watch.close()
    },
  )

  it('a change that was taken back stays so where an older copy was written over that', async () => {
    const { watch } = await write()
    const back = await writeGuarded(requestFor(fixture, path, () => ({ ok: true, text: BEFORE })))
    if (!back.ok) throw new Error(back.problem.message)
    writeFileSync(path, `${BEFORE}[added]\n`)
    expect(await back.value.watch.recheck()).toMatchObject({ state: 'applied-again' })
    expect(await watch.recheck()).toEqual({ state: 'settled' })
    expect(readFileSync(path, 'utf8')).toBe(BEFORE)
    await watch.close()
    await back.value.watch.close()
  })

  it('loses nothing of whoever is still writing when our change is applied once more', async () => {
    const { watch } = await write({ touched: (text) => /\[added\]/.exec(text)?.[0] ?? null })
    const late = peer()
    late.write(BEFORE.slice(0, 12))
    expect(await watch.recheck()).toMatchObject({ state: 'applied-again' })
    late.write(`${BEFORE}[theirs]\n`)
    expect(await watch.recheck()).toMatchObject({ state: 'merged' })
    expect(readFileSync(path, 'utf8')).toBe(`${BEFORE}[theirs]\n[added]\n`)
    expect(await watch.recheck()).toEqual({ state: 'settled' })
    late.close()
    await watch.close()
  })

  it('leaves a newer file alone that has our change in it', async () => {
    const { watch } = await write()
    const theirs = `${BEFORE}[added]\n[theirs]\n`
    writeFileSync(path, theirs)
    expect(await watch.recheck()).toEqual({ state: 'settled' })
    expect(readFileSync(path, 'utf8')).toBe(theirs)
    await watch.close()
  })

  it('asks a person when our change is gone and the rest is new', async () => {
    const { watch } = await write()
    writeFileSync(path, '[theirs]\n')
    expect(await watch.recheck()).toMatchObject({ state: 'conflict' })
    expect(readFileSync(path, 'utf8')).toBe('[theirs]\n')
    rmSync(path)
    expect(await watch.recheck()).toMatchObject({ state: 'conflict' })
    await watch.close()
  })

  it('keeps a copy of a late change that cannot be put together with a newer file', async () => {
    const late = peer()
    const { watch } = await write()
    writeFileSync(path, `${BEFORE}[added]\n[newer]\n`)
    late.write(`${BEFORE}[theirs]\n`)
    const recheck = await watch.recheck()
    expect(recheck.state).toBe('conflict')
    const copy = recheck.state === 'conflict' ? /kept in (\S+);/.exec(recheck.message)?.[1] : undefined
    expect(readFileSync(copy ?? '', 'utf8')).toBe(`${BEFORE}[theirs]\n`)
    expect(readFileSync(path, 'utf8')).toBe(`${BEFORE}[added]\n[newer]\n`)
    late.close()
    await watch.close()
  })

  it('keeps a copy of a late change of the very part that ours is about: it is not written over', async () => {
    const late = peer()
    const { watch } = await write({ touched: (text) => /region = .*/.exec(text)?.[0] ?? null })
    late.write(BEFORE.replace('eu-west-1', 'us-west-2'))
    const recheck = await watch.recheck()
    expect(recheck.state).toBe('conflict')
    const copy = recheck.state === 'conflict' ? /kept in (\S+);/.exec(recheck.message)?.[1] : undefined
    expect(readFileSync(copy ?? '', 'utf8')).toBe(BEFORE.replace('eu-west-1', 'us-west-2'))
    expect(readFileSync(path, 'utf8')).toBe(`${BEFORE}[added]\n`)
    late.close()
    await watch.close()
  })
})
