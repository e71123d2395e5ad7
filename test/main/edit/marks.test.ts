import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitPreview } from '../../../main/edit/service.ts'
import { listWrites, undoWrite } from '../../../main/history/service.ts'
import { markAll, readMarks } from '../../../main/marks/marks.ts'
import { failingFileSystem } from '../files/failing-file-system.ts'
import { CONFIG, CREDENTIALS, type EditWorld, makeEditWorld, profile, writtenBy } from './edit-world.ts'

let world: EditWorld
beforeEach(() => {
  world = makeEditWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => world.remove())

const rename = { kind: 'rename', target: profile('dev'), to: 'staging', references: 'follow' } as const

describe('what Lanyard remembers of a profile', () => {
  const access = () => ({ places: world.context.places, clock: world.context.clock })

  it('goes with it to its new name, and stays where it is when nothing was written', async () => {
    await markAll(access(), ['dev'], { mark: 'note', value: 'ask Bob' })
    const shown = await world.preview(rename)
    expect((await readMarks(access())).marks.get('dev')?.note).toBe('ask Bob')
    await writtenBy(await commitPreview(shown, world.context, 'as-shown'))
    const { marks } = await readMarks(access())
    expect(marks.get('staging')?.note).toBe('ask Bob')
    expect(marks.has('dev')).toBe(false)
  })

  it('comes back when the rename is undone, and goes again when that is', async () => {
    await markAll(access(), ['dev'], { mark: 'note', value: 'ask Bob' })
    await world.write(rename)
    await writtenBy(await undoWrite(null, world.context, 'as-shown'))
    expect((await readMarks(access())).marks.get('dev')?.note).toBe('ask Bob')
    const [newest] = await listWrites(world.context.places)
    await writtenBy(await undoWrite(newest?.id ?? 0, world.context, 'as-shown'))
    expect((await readMarks(access())).marks.get('staging')?.note).toBe('ask Bob')
  })

  it('stays where it is when anything else is written', async () => {
    await markAll(access(), ['dev'], { mark: 'note', value: 'ask Bob' })
    await world.write({ kind: 'duplicate', target: profile('dev'), to: 'copy' })
    await writtenBy(await undoWrite(null, world.context, 'as-shown'))
    const { marks } = await readMarks(access())
    expect([...marks.keys()]).toEqual(['dev'])
  })

  it('that cannot be renamed is told, and the file is renamed all the same', async () => {
    await markAll(access(), ['dev'], { mark: 'note', value: 'ask Bob' })
    const isMarks = (call: string): boolean => call.startsWith('rename') && call.endsWith('profiles.json')
    const fileSystem = failingFileSystem({ failed: [], shouldFail: (call) => (isMarks(call) ? 'EACCES' : null) })
    const committed = await world.write(rename, { fileSystem })
    expect(committed.notes).toContainEqual(expect.objectContaining({ code: 'marks-not-renamed' }))
    expect(world.config()).toContain('[profile staging]')
    expect((await readMarks(access())).marks.get('dev')?.note).toBe('ask Bob')
  })
})
