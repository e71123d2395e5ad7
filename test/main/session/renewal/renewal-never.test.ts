import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../../../app/document/parse.ts'
import { type FileSystem, nodeFileSystem } from '../../../../main/files/file-system.ts'
import { broken } from '../../../support/sts/trouble.ts'
import { checkAfterwards } from '../bad-days/live.ts'
import { roles } from '../bad-days/model.ts'
import { baseCall, makeRenewalWorld, planOf, type RenewalWorld, roleCall, sentencesOf } from './renewal-world.ts'

async function inWorld(live: (world: RenewalWorld) => Promise<void>): Promise<void> {
  const world = await makeRenewalWorld()
  try {
    await live(world)
  } finally {
    await world.remove()
  }
}

const act = fc.record({
  who: fc.constantFrom(0, 1),
  wait: fc.constantFrom(0, 0, 5_000, 31_000),
  trouble: fc.constantFrom('none', 'none', 'lost before', 'lost after', 'broken'),
})

test('a code is never sent twice, whoever types it where, whatever became of the call', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 8 }), async (acts) => {
      await inWorld(async (world) => {
        const both = await Promise.all([world.prepared(roles()), world.prepared(roles())])
        await Promise.all(both.map((renewal) => renewal.begin()))
        for (const { who, wait, trouble } of acts) {
          world.clock.advance(wait)
          world.sts.trouble({
            drop: { next: trouble.startsWith('lost') ? 1 : 0, when: trouble === 'lost after' ? 'after' : 'before' },
            failures: trouble === 'broken' ? broken(1) : [],
          })
          await both[who]?.giveCode(world.code())
        }
        checkAfterwards(
          world,
          both.map((renewal) => renewal.progress()),
        )
      })
    }),
    { numRuns: 25 },
  )
})

const CALLS = ['open', 'rename', 'link', 'list', 'stat', 'lstat', 'realpath', 'makeFolder', 'remove'] as const

/** A file system of which one call fails, once. */
function failingOnce(name: (typeof CALLS)[number], at: number, code: string): FileSystem {
  let count = 0
  const fail = (): void => {
    count += 1
    if (count === at) throw Object.assign(new Error('no'), { code })
  }
  return {
    ...nodeFileSystem,
    [name]: async (...words: [never, never]) => {
      fail()
      return nodeFileSystem[name](...words)
    },
  }
}

test('whatever call of the file system fails, files are as they were or whole, and a sentence says what was not written', async () => {
  const plan = planOf(
    baseCall(),
    roleCall('guarded', 'Guarded'),
    roleCall('open', 'Open', { place: { kind: 'target', section: 'open-live' } }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CALLS),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('ENOSPC', 'EIO', 'EACCES'),
      async (name, at, code) => {
        await inWorld(async (world) => {
          const before = world.credentials()
          const fileSystem = failingOnce(name, at, code)
          const prepared = await world.prepare(plan, { fileSystem })
          if (!prepared.ok) {
            expect(prepared.failure.message).toMatch(/\.$/)
            expect(world.credentials()).toBe(before)
            return
          }
          const renewal = prepared.value
          await renewal.begin()
          const result = await renewal.giveCode(world.code())
          const { calls } = renewal.progress()
          expect(world.credentials().startsWith(before.trimEnd())).toBe(true)
          expectWhole(world, 'base-mfa', calls.get('base')?.kind)
          expectWhole(world, 'open-live', calls.get('open')?.kind)
          expectCache(world, calls.get('guarded')?.kind)
          for (const sentence of sentencesOf(renewal)) expect(sentence).toMatch(/\.$/)
          if (!result.ok) expect(result.failure.message).toMatch(/\.$/)
        })
      },
    ),
    { numRuns: 60 },
  )
})

/** A call that is done has its section whole; one that is not has none. */
function expectWhole(world: RenewalWorld, name: string, kind: string | undefined): void {
  const section = parseDocument(world.credentials()).sections.find((one) => one.name === name)
  if (kind !== 'done') return expect(section).toBeUndefined()
  const names = section?.settings.map((setting) => setting.name) ?? []
  expect(names.slice(0, 3)).toEqual(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'])
}

function expectCache(world: RenewalWorld, kind: string | undefined): void {
  const names = existsSync(world.cacheFolder) ? readdirSync(world.cacheFolder) : []
  const files = names.filter((name) => name.endsWith('.json'))
  expect(files).toHaveLength(kind === 'done' ? 1 : 0)
  for (const name of files) {
    const { Credentials } = JSON.parse(readFileSync(join(world.cacheFolder, name), 'utf8'))
    expect(Object.keys(Credentials)).toHaveLength(5)
  }
}
