import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { commitPreview, previewIntent } from '../../../main/edit/service.ts'
import { listHistory } from '../../../main/history/service.ts'
import { failingFileSystem } from '../files/failing-file-system.ts'
import { modeOf } from '../files/fixture.ts'
import {
  CONFIG,
  CREDENTIALS,
  type EditWorld,
  makeEditWorld,
  profile,
  SECRET,
  setting,
  writtenBy,
} from './edit-world.ts'

let world: EditWorld
beforeEach(() => {
  world = makeEditWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => world.remove())

const rename = { kind: 'rename', target: profile('dev'), to: 'staging', references: 'follow' } as const

describe('a dry run', () => {
  it('shows both files before and after, and writes nothing', async () => {
    const { plan, files } = await world.preview(rename)
    expect(plan.title).toContain('staging')
    expect(files.map(({ role, before, created, mode }) => ({ role, before, created, mode }))).toEqual([
      { role: 'config', before: CONFIG, created: false, mode: 0o600 },
      { role: 'credentials', before: CREDENTIALS, created: false, mode: 0o600 },
    ])
    expect(files[0]?.after).toContain('[profile staging]')
    expect(files[0]?.after).toContain('source_profile = staging')
    expect(files[1]?.after).toContain('[staging]')
    expect(world.config()).toBe(CONFIG)
    expect(world.credentials()).toBe(CREDENTIALS)
  })

  it('reads the files anew each time', async () => {
    world.put('.aws/config', `${CONFIG}\n[profile late]\nregion = eu-north-1\n`)
    const { files } = await world.preview(setting('late', 'region', 'eu-west-3'))
    expect(files[0]?.after).toContain('[profile late]\nregion = eu-west-3\n')
  })

  it('is refused in a sentence', async () => {
    const result = await previewIntent(setting('nobody', 'region', 'x'), world.context)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'no-such-target' } })
    expect(!result.ok && result.refusal.message).toMatch(/\.$/)
  })

  it('of a secret that no line can hold is refused without saying it', async () => {
    const result = await previewIntent(
      setting('dev', 'aws_secret_access_key', makeSecret(`${SECRET}\n[profile evil]`)),
      world.context,
    )
    expect(result).toMatchObject({ ok: false, refusal: { code: 'value-not-writable' } })
    expect(JSON.stringify(result)).not.toContain(SECRET)
  })

  it('for a file that a variable turns off is refused: no tool would read it', async () => {
    const off = makeEditWorld(new Map([['AWS_CONFIG_FILE', '']]))
    const add = {
      kind: 'add',
      target: profile('x'),
      settings: [{ setting: 'region', value: 'eu-west-1', file: 'config' }],
    } as const
    const result = await previewIntent(add, off.context)
    off.remove()
    expect(result).toMatchObject({ ok: false, refusal: { code: 'unsupported' } })
    expect(!result.ok && result.refusal.message).toContain('AWS_CONFIG_FILE')
  })
})

describe('a commit', () => {
  it('writes exactly what was shown, keeps a copy, and is noted', async () => {
    const preview = await world.preview(rename)
    const committed = await writtenBy(await commitPreview(preview, world.context, 'as-shown'))
    expect([world.config(), world.credentials()]).toEqual(preview.files.map(({ after }) => after))
    expect(committed.files.map(({ role, backup }) => [role, typeof backup])).toEqual([
      ['config', 'string'],
      ['credentials', 'string'],
    ])
    expect(committed.historyId).toBe(1)
    const [entry] = await listHistory(world.places)
    expect(entry).toMatchObject({ id: 1, who: 'command-line', title: preview.plan.title, undoes: null, state: 'done' })
    expect(entry?.files.map(({ before, after }) => [before, after])).toEqual(
      preview.files.map(({ before, after }) => [before, after]),
    )
  })

  it('opens a secret into the file, and nowhere else', async () => {
    const committed = await world.write(setting('dev', 'aws_secret_access_key', makeSecret(SECRET)))
    expect(world.credentials()).toContain(`aws_secret_access_key = ${SECRET}\n`)
    const [entry] = await listHistory(world.places)
    expect(JSON.stringify([committed, entry?.title])).not.toContain(SECRET)
  })

  it('makes ~/.aws and the file for their owner alone', async () => {
    rmSync(world.path('.aws'), { recursive: true })
    const add = {
      kind: 'add',
      target: profile('dev'),
      settings: [{ setting: 'region', value: 'eu-west-1', file: null }],
    } as const
    const committed = await world.write(add)
    expect(world.config()).toBe('[profile dev]\nregion = eu-west-1\n')
    expect([modeOf(world.path('.aws')), modeOf(world.path('.aws/config'))]).toEqual([0o700, 0o600])
    expect(committed.notes.map(({ code }) => code)).toEqual(['created'])
    expect((await listHistory(world.places))[0]?.files[0]).toMatchObject({ created: true, before: '', mode: 0o600 })
  })

  it('keeps the mode the file has', async () => {
    chmodSync(world.path('.aws/config'), 0o640)
    await world.write(setting('dev', 'output', 'text'))
    expect(modeOf(world.path('.aws/config'))).toBe(0o640)
  })

  it('writes nothing when somebody made the same change meanwhile', async () => {
    const preview = await world.preview(setting('dev', 'region', 'us-east-1'))
    world.put('.aws/config', CONFIG.replace('region = eu-west-1', 'region = us-east-1'))
    expect(await commitPreview(preview, world.context, 'as-shown')).toEqual({ kind: 'unchanged' })
    expect(await listHistory(world.places)).toEqual([])
  })

  it('writes nothing twice: the second commit of one dry run finds it done', async () => {
    const preview = await world.preview(rename)
    await writtenBy(await commitPreview(preview, world.context, 'as-shown'))
    expect(await commitPreview(preview, world.context, 'as-shown')).toEqual({ kind: 'unchanged' })
  })

  it('can be looked back at: a stale copy written over it is mended, and only ours counts as lost', async () => {
    const preview = await world.preview(rename)
    const result = await commitPreview(preview, world.context, 'as-shown')
    if (result.kind !== 'written') throw new Error(result.kind)
    const [watch] = result.committed.watches
    writeFileSync(world.path('.aws/config'), `${world.config()}\n[profile late]\nregion = x\n`)
    expect(await watch?.recheck()).toEqual({ state: 'settled' })
    writeFileSync(world.path('.aws/config'), `${CONFIG}\n[profile late]\nregion = x\n`)
    expect(await watch?.recheck()).toMatchObject({ state: 'applied-again' })
    expect(world.config()).toContain('[profile staging]')
    expect(world.config()).toContain('[profile late]')
    await writtenBy(result)
  })
})

describe('a file that changed since the dry run', () => {
  it('elsewhere keeps that, and gets the change as well', async () => {
    const preview = await world.preview(setting('dev', 'region', 'us-east-1'))
    world.put('.aws/config', `[profile new]\nregion = x\n\n${CONFIG}`)
    await writtenBy(await commitPreview(preview, world.context, 'as-shown'))
    expect(world.config()).toBe(`[profile new]\nregion = x\n\n${CONFIG.replace('eu-west-1', 'us-east-1')}`)
  })

  it('in the same section is a conflict with three texts, and stays as it is', async () => {
    const preview = await world.preview(setting('dev', 'region', 'us-east-1'))
    const theirs = CONFIG.replace('region = eu-west-1', 'region = ap-south-1')
    world.put('.aws/config', theirs)
    expect(await commitPreview(preview, world.context, 'as-shown')).toEqual({
      kind: 'conflict',
      conflict: {
        role: 'config',
        path: world.path('.aws/config'),
        section: 'profile dev',
        base: '[profile dev]\nregion = eu-west-1\noutput = json\n',
        mine: '[profile dev]\nregion = us-east-1\noutput = json\n',
        theirs: '[profile dev]\nregion = ap-south-1\noutput = json\n',
      },
    })
    expect(world.config()).toBe(theirs)
    expect(await listHistory(world.places)).toEqual([])
  })

  it('in the same section can be written over: planned on what is there now', async () => {
    const preview = await world.preview(setting('dev', 'region', 'us-east-1'))
    world.put('.aws/config', CONFIG.replace('region = eu-west-1\noutput = json', 'region = ap-south-1\noutput = text'))
    await writtenBy(await commitPreview(preview, world.context, 'over-theirs'))
    expect(world.config()).toBe(
      CONFIG.replace('region = eu-west-1\noutput = json', 'region = us-east-1\noutput = text'),
    )
  })

  it('so that the section is gone is a conflict, and refused when insisted on', async () => {
    const preview = await world.preview(setting('dev', 'output', 'text'))
    world.put('.aws/config', CONFIG.replace(/\[profile dev\][^[]*/, ''))
    world.put('.aws/credentials', '')
    expect(await commitPreview(preview, world.context, 'as-shown')).toMatchObject({
      kind: 'conflict',
      conflict: { section: 'profile dev', theirs: null },
    })
    expect(await commitPreview(preview, world.context, 'over-theirs')).toMatchObject({
      kind: 'refused',
      refusal: { code: 'no-such-target' },
    })
  })

  it('so that another file comes into it is not written without being shown', async () => {
    world.put('.aws/credentials', '')
    const preview = await world.preview(rename)
    expect(preview.files.map(({ role }) => role)).toEqual(['config'])
    world.put('.aws/credentials', CREDENTIALS)
    const result = await commitPreview(preview, world.context, 'as-shown')
    expect(result).toMatchObject({ kind: 'conflict', conflict: { role: 'credentials', section: 'dev' } })
    expect(world.config()).toBe(CONFIG)
    expect(world.credentials()).toBe(CREDENTIALS)
  })

  it('and is empty for a moment is waited for', async () => {
    const preview = await world.preview(setting('dev', 'output', 'text'))
    world.put('.aws/config', '')
    world.hands.set(Date.now())
    const sleep = async (milliseconds: number): Promise<void> => {
      world.put('.aws/config', CONFIG)
      await world.context.clock.sleep(milliseconds)
    }
    const context = { ...world.context, clock: { ...world.context.clock, sleep } }
    await writtenBy(await commitPreview(preview, context, 'as-shown'))
    expect(world.config()).toBe(CONFIG.replace('output = json', 'output = text'))
  })
})

describe('two files', () => {
  it('are one: when the second cannot be written, the first is as it was, and the sentence says so', async () => {
    const preview = await world.preview(rename)
    chmodSync(world.path('.aws/credentials'), 0o400)
    const result = await commitPreview(preview, world.context, 'as-shown')
    expect(result).toMatchObject({ kind: 'failed', code: 'read-only' })
    expect(result.kind === 'failed' && result.message).toContain(`${world.path('.aws/config')} was taken back.`)
    expect(world.config()).toBe(CONFIG)
    expect(world.credentials()).toBe(CREDENTIALS)
    expect(await listHistory(world.places)).toEqual([])
  })

  it('that cannot be one again leave a write that history can undo, and the sentence says that', async () => {
    const preview = await world.preview(rename)
    chmodSync(world.path('.aws/credentials'), 0o400)
    // From the second write of the config file on there is no room: what was written cannot be taken back.
    let renames = 0
    const fileSystem = failingFileSystem({
      failed: [],
      shouldFail: (call) => (call === `rename ${world.path('.aws/config')}` && ++renames > 1 ? 'ENOSPC' : null),
    })
    const result = await commitPreview(preview, { ...world.context, fileSystem }, 'as-shown')
    expect(result).toMatchObject({ kind: 'failed', code: 'half-written' })
    expect(result.kind === 'failed' && result.message).toContain('could not be put back')
    const [entry] = await listHistory(world.places)
    expect(entry?.files.map(({ role, before }) => [role, before])).toEqual([['config', CONFIG]])
  })

  it('keep what somebody else wrote into the first meanwhile', async () => {
    const preview = await world.preview(rename)
    chmodSync(world.path('.aws/credentials'), 0o400)
    let isWritten = false
    const fileSystem = failingFileSystem({
      failed: [],
      shouldFail: (call) => {
        if (isWritten || !call.startsWith(`open update ${world.path('.aws/credentials')}`)) return null
        isWritten = true
        writeFileSync(world.path('.aws/config'), `${world.config()}\n[profile late]\nregion = x\n`)
        return null
      },
    })
    expect(await commitPreview(preview, { ...world.context, fileSystem }, 'as-shown')).toMatchObject({
      code: 'read-only',
    })
    expect(world.config()).toBe(`${CONFIG}\n[profile late]\nregion = x\n`)
  })
})

describe('a history that cannot be written', () => {
  it('fails no write: it is a note', async () => {
    const fileSystem = failingFileSystem({
      failed: [],
      shouldFail: (call) => (call.startsWith('open create') && call.includes('/history/') ? 'ENOSPC' : null),
    })
    const committed = await world.write(setting('dev', 'output', 'text'), { fileSystem })
    expect(committed.historyId).toBeNull()
    expect(committed.notes.map(({ code }) => code)).toEqual(['not-in-history'])
    expect(committed.notes[0]?.message).toContain('ENOSPC')
    expect(world.config()).toContain('output = text')
  })
})
