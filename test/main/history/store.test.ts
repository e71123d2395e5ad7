import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HistoryAccess, NewEntry } from '../../../main/history/model.ts'
import { KEPT_ENTRIES, LARGEST_HISTORY, recordWrite } from '../../../main/history/record.ts'
import { forgetHistory, listHistory, listWrites } from '../../../main/history/service.ts'
import { createFakeClock, FIXTURE_NOW } from '../../support/fake-clock.ts'
import { failCall, failingFileSystem } from '../files/failing-file-system.ts'
import { type Fixture, makeFixture, modeOf } from '../files/fixture.ts'

let fixture: Fixture
let access: HistoryAccess
beforeEach(() => {
  fixture = makeFixture()
  const { now } = createFakeClock()
  access = { places: fixture.places, platform: 'linux', clock: { now, sleep: async () => {} } }
})
afterEach(() => fixture.remove())

const entry = (title: string, more: Partial<NewEntry> = {}): NewEntry => ({
  who: 'window',
  title,
  undoes: null,
  files: [
    {
      role: 'config',
      path: '/home/alice/.aws/config',
      before: '[a]\nregion = x\n',
      after: '[a]\nregion = é\ud83d\ude00\n',
      created: false,
      mode: 0o600,
    },
  ],
  ...more,
})

const folder = (): string => fixture.places.historyFolder
const titles = async () => (await listHistory(fixture.places)).map(({ title }) => title)

describe('history', () => {
  it('is empty where nothing was written', async () => {
    expect(await listHistory(fixture.places)).toEqual([])
    expect(await listWrites(fixture.places)).toEqual([])
  })

  it('gives back what was noted, newest first', async () => {
    expect(await recordWrite(entry('one'), access)).toEqual({ ok: true, id: 1 })
    expect(await recordWrite(entry('two', { who: 'tray', undoes: 1 }), access)).toEqual({ ok: true, id: 2 })
    expect(await listHistory(fixture.places)).toEqual([
      { ...entry('two', { who: 'tray' }), id: 2, at: FIXTURE_NOW, undoes: 1, state: 'done' },
      { ...entry('one'), id: 1, at: FIXTURE_NOW, state: 'undone' },
    ])
  })

  it('tells of the writes without their files', async () => {
    await recordWrite(entry('one'), access)
    expect(await listWrites(fixture.places)).toEqual([
      { id: 1, at: FIXTURE_NOW, who: 'window', title: 'one', undoes: null, state: 'done' },
    ])
  })

  it('is for its owner alone, even in a folder that was open', async () => {
    mkdirSync(folder(), { recursive: true })
    chmodSync(folder(), 0o755)
    await recordWrite(entry('one'), access)
    expect([modeOf(folder()), modeOf(`${folder()}/00000001.json`)]).toEqual([0o700, 0o600])
  })

  it('passes over what is torn, foreign, or of another form, and goes on counting behind it', async () => {
    await recordWrite(entry('one'), access)
    await recordWrite(entry('two'), access)
    const whole = readFileSync(`${folder()}/00000002.json`, 'utf8')
    const put = (name: string, text: string) => writeFileSync(`${folder()}/${name}`, text)
    put('00000002.json', whole.slice(0, -10))
    put('00000003.json', '')
    put('00000004.json', `${whole.split('\n')[0]?.replace('"id":2', '"id":4').replace('"form":1', '"form":2')}\n[]\n`)
    put('00000005.json', whole.replace('"id":2', '"id":6'))
    put('00000006.json', whole.replace('"id":2', '"id":6').replace('"offset":4', '"offset":400'))
    put('00000007.json', whole.replace('"id":2', '"id":7').replace(/"at":\d+/, '"at":9e15'))
    put('notes.txt', 'mine')
    mkdirSync(`${folder()}/00000008.json`)
    symlinkSync('/dev/zero', `${folder()}/00000009.json`)
    expect(await titles()).toEqual(['one'])
    expect(await recordWrite(entry('next'), access)).toEqual({ ok: true, id: 10 })
    expect(await titles()).toEqual(['next', 'one'])
  })

  it('passes over every entry that stopped anywhere', async () => {
    await recordWrite(entry('one'), access)
    const whole = readFileSync(`${folder()}/00000001.json`)
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(`${folder()}/00000001.json`, whole.subarray(0, length))
      expect(await listHistory(fixture.places)).toEqual([])
    }
  })

  it(`keeps the last ${KEPT_ENTRIES}, and leaves what is not its own`, async () => {
    mkdirSync(folder(), { recursive: true })
    writeFileSync(`${folder()}/notes.txt`, 'mine')
    for (let count = 1; count <= KEPT_ENTRIES; count += 1) {
      writeFileSync(`${folder()}/${String(count).padStart(8, '0')}.json`, 'old')
    }
    await recordWrite(entry('one'), access)
    await recordWrite(entry('two'), access)
    const names = readdirSync(folder())
    expect(names).toHaveLength(KEPT_ENTRIES + 1)
    expect(names).toContain('notes.txt')
    expect(names).not.toContain('00000002.json')
    expect(names).toContain('00000003.json')
    expect(await titles()).toEqual(['two', 'one'])
  })

  it('never grows without bound: large entries make room sooner, and the newest stays', async () => {
    const large = 'x'.repeat(LARGEST_HISTORY / 2)
    const file = { ...entry('').files[0], before: large, after: large } as NewEntry['files'][number]
    for (const title of ['one', 'two', 'three']) await recordWrite(entry(title, { files: [file] }), access)
    expect(readdirSync(folder())).toEqual(['00000003.json'])
  })

  it('takes what a killed Lanyard left away', async () => {
    mkdirSync(folder(), { recursive: true })
    writeFileSync(`${folder()}/.lanyard-999999999-0a0b0c.tmp`, 'half')
    await recordWrite(entry('one'), access)
    expect(readdirSync(folder())).toEqual(['00000001.json'])
  })

  it.each(['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE'])(
    'is a sentence, and nothing half, whichever call fails with %s',
    async (code) => {
      for (let number = 1; ; number += 1) {
        fixture.remove()
        await recordWrite(entry('one'), access)
        const plan = failCall(number, code)
        const result = await recordWrite(entry('more'), { ...access, fileSystem: failingFileSystem(plan) })
        if (plan.failed.length === 0) break
        if (!result.ok) expect(result.message, plan.failed[0]).toMatch(/could not be noted.*\.$/)
        expect(readdirSync(folder()), plan.failed[0]).toEqual(
          result.ok ? ['00000001.json', '00000002.json'] : ['00000001.json'],
        )
        expect(await titles(), plan.failed[0]).toEqual(result.ok ? ['more', 'one'] : ['one'])
      }
      expect(await titles()).toEqual(['more', 'one'])
    },
  )
})

describe('forgetting', () => {
  it('deletes entries and backups, and says how many', async () => {
    await recordWrite(entry('one'), access)
    await recordWrite(entry('two'), access)
    const backups = `${fixture.places.backupsFolder}/config-0123456789ab`
    mkdirSync(backups, { recursive: true })
    for (const name of ['first-2026-11-05T09-00-00.000Z', '2026-11-05T09-00-00.001Z'])
      writeFileSync(`${backups}/${name}`, 'x')
    writeFileSync(`${folder()}/notes.txt`, 'mine')
    const outcome = await forgetHistory(fixture.places, access)
    expect(outcome).toEqual({
      ok: true,
      value: { entries: 2, backups: 2, message: 'Deleted 2 writes and 2 backups.' },
    })
    expect(await listHistory(fixture.places)).toEqual([])
    expect(readdirSync(backups)).toEqual([])
    expect(readdirSync(folder())).toEqual(['notes.txt'])
  })

  it('of nothing is nothing', async () => {
    expect(await forgetHistory(fixture.places, access)).toMatchObject({ ok: true, value: { entries: 0, backups: 0 } })
    expect(await recordWrite(entry('one'), access)).toEqual({ ok: true, id: 1 })
  })

  it('that fails is a sentence with what is gone and what is left', async () => {
    await recordWrite(entry('one'), access)
    await recordWrite(entry('two'), access)
    const fileSystem = failingFileSystem({
      failed: [],
      shouldFail: (call) => (call.startsWith('remove') && call.endsWith('00000001.json') ? 'EACCES' : null),
    })
    const outcome = await forgetHistory(fixture.places, { ...access, fileSystem })
    expect(outcome).toEqual({
      ok: false,
      failure:
        'Deleted one write and 0 backups; 1 could not be (EACCES). Check the owner and permissions of the state folder, then try again.',
    })
    expect(await titles()).toEqual(['one'])
  })

  it('deletes nothing when the state folder cannot be used', async () => {
    await recordWrite(entry('one'), access)
    const places = { ...fixture.places, locksFolder: fixture.put('blocked', 'x') }
    const outcome = await forgetHistory(places, access)
    expect(!outcome.ok && outcome.failure).toMatch(/nothing was deleted\..*\.$/)
    expect(await titles()).toEqual(['one'])
  })
})
