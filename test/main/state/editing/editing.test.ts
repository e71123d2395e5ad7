import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { editText, forgetText } from '../../../../app/text/edit-view-text.ts'
import { makeSecret } from '../../../../app/text/secret.ts'
import { gatherEnvironment } from '../../../../main/facts/environment.ts'
import { locatingOf } from '../../../../main/facts/locating.ts'
import type { Clock, WriteWatch } from '../../../../main/files/model.ts'
import { placesOf } from '../../../../main/files/places.ts'
import { type Editing, openEditing } from '../../../../main/state/editing/editing.ts'
import { makeScene, type Scene, silent } from '../fixture.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const PASTED = `[pasted]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`
const profile = (name: string) => ({ kind: 'profile', name }) as const

let scene: Scene
let watches: WriteWatch[] = []
const agreeToForget = vi.fn(async (): Promise<'agreed' | 'declined'> => 'agreed')
const agreeToAddresses = vi.fn(async (): Promise<'agreed' | 'declined'> => 'agreed')
const agreeToPrograms = vi.fn(async (_programs: readonly string[]): Promise<'agreed' | 'declined'> => 'agreed')
beforeEach(async () => {
  watches = []
  agreeToPrograms.mockClear()
  scene = await makeScene()
})
afterEach(async () => {
  await Promise.all(watches.map((watch) => watch.close()))
  scene.remove()
})

function open(): Editing {
  const { store, world, clock } = scene
  const environment = gatherEnvironment(world.environment, 'linux')
  const own: Clock = { now: clock.now, sleep: () => new Promise((resolve) => setImmediate(resolve)) }
  const places = placesOf(environment, world.folder, 'linux', world.folder)
  const locating = locatingOf({ platform: 'linux', folder: world.folder }, environment)
  return openEditing({
    store,
    log: silent,
    context: { locating, places, platform: 'linux', clock: own, who: 'window' },
    readClipboard: async () => ({ ok: true, value: PASTED }),
    readChosenFile: async () => ({ ok: false, failure: 'No file was chosen.' }),
    agreeToForget,
    agreeToPrograms,
    agreeToAddresses,
    lookBack: (watch) => watches.push(watch),
    surroundings: { environment: world.environment, platform: 'linux', folder: world.folder },
  })
}

const config = (): string => readFileSync(scene.world.configFile, 'utf8')

async function shown(editing: Editing, request: Request): Promise<string> {
  const answer = await editing.handlers.previewEdit(request)
  if (!answer.ok) throw new Error(answer.failure)
  return answer.value.id
}

type Request = Parameters<Editing['handlers']['previewEdit']>[0]

const setRegion = (value: string): Request => ({
  kind: 'edit',
  target: profile('acme-base'),
  edits: [{ setting: 'region', value, file: null }],
})

describe('editing, from the form to the file and back', () => {
  it('shows a form, plans, writes, shows the write in history, and undoes it', async () => {
    const editing = open()
    const before = config()
    const form = await editing.handlers.editForm({ kind: 'profile', name: 'acme-base' })
    expect(form?.fields.map((field) => field.setting)).toContain('region')
    const id = await shown(editing, setRegion('ap-south-1'))
    expect(config()).toBe(before)
    expect(await editing.handlers.commitEdit({ id })).toMatchObject({ kind: 'written' })
    expect(config()).toContain('ap-south-1')
    expect(watches.length).toBeGreaterThan(0)
    const { canUndo } = scene.store.snapshot()
    expect(canUndo).not.toBeNull()
    const { entries } = await editing.handlers.history(undefined)
    expect(entries[0]).toMatchObject({ id: canUndo?.id, who: 'window', state: 'done', undoes: null })
    expect(JSON.stringify(entries[0]?.files)).toContain('ap-south-1')
    expect(await editing.handlers.undoWrite({ id: null })).toMatchObject({ kind: 'written' })
    expect(config()).toBe(before)
    expect(scene.store.snapshot().canUndo).toBeNull()
    const after = await editing.handlers.history(undefined)
    expect(after.entries.map((entry) => entry.state)).toEqual(['done', 'undone'])
  })

  it('brings back a program that was taken out of the files only if the person agrees, whatever page asks for the undo', async () => {
    const program = '/opt/acme/credentials --for sleeper'
    appendFileSync(scene.world.configFile, `\n[profile sleeper]\ncredential_process = ${program}\n`)
    await scene.store.look()
    await scene.store.look()
    const editing = open()
    const id = await shown(editing, { kind: 'remove', target: profile('sleeper'), references: 'leave' })
    await editing.handlers.commitEdit({ id })
    expect([config().includes(program), agreeToPrograms.mock.calls]).toEqual([false, []])
    agreeToPrograms.mockResolvedValueOnce('declined')
    const declined = await editing.handlers.undoWrite({ id: null })
    expect(declined).toEqual({ kind: 'failed', message: editText.programsDeclined })
    expect(config()).not.toContain(program)
    expect(await editing.handlers.undoWrite({ id: null })).toMatchObject({ kind: 'written' })
    expect(config()).toContain(program)
    expect(agreeToPrograms.mock.calls).toEqual([[[program]], [[program]]])
  })

  it('sends requests elsewhere only if the person agrees: by an edit, a service’s own address, or an undo', async () => {
    const editing = open()
    const before = config()
    const edit = (setting: string, value: string | null): Request => ({
      kind: 'edit',
      target: profile('acme-base'),
      edits: [{ setting, value, file: null }],
    })
    agreeToAddresses.mockResolvedValueOnce('declined')
    const id = await shown(editing, edit('endpoint_url', 'https://theirs.example'))
    const declined = { kind: 'failed', message: editText.addressesDeclined }
    expect(await editing.handlers.commitEdit({ id })).toEqual(declined)
    expect(config()).toBe(before)
    expect(await editing.handlers.commitEdit({ id })).toMatchObject({ kind: 'written' })
    await editing.handlers.commitEdit({ id: await shown(editing, edit('endpoint_url', null)) })
    agreeToAddresses.mockResolvedValueOnce('declined')
    expect(await editing.handlers.undoWrite({ id: null })).toEqual(declined)
    expect(config()).toBe(before)
    const services: Request = {
      kind: 'add',
      target: { kind: 'services', name: 'local' },
      settings: [{ setting: 'sts.endpoint_url', value: 'http://localhost:1', file: null }],
    }
    agreeToAddresses.mockResolvedValueOnce('declined')
    expect(await editing.handlers.commitEdit({ id: await shown(editing, services) })).toEqual(declined)
    expect(agreeToAddresses).toHaveBeenCalledTimes(4)
  })

  it('writes a secret that no answer ever held', async () => {
    const editing = open()
    const edit = { setting: 'aws_secret_access_key', value: makeSecret('cAnArY-of-the-password-field'), file: null }
    const request: Request = { kind: 'edit', target: profile('acme-base'), edits: [edit] }
    const answer = await editing.handlers.previewEdit(request)
    expect(JSON.stringify(answer)).not.toContain('cAnArY')
    expect(JSON.stringify(answer)).toContain('(new value)')
    const id = answer.ok ? answer.value.id : ''
    expect((await editing.handlers.commitEdit({ id })).kind).toBe('written')
    expect(readFileSync(scene.world.credentialsFile, 'utf8')).toContain('cAnArY-of-the-password-field')
    expect(JSON.stringify(await editing.handlers.history(undefined))).not.toContain('cAnArY')
    expect(JSON.stringify(scene.store.snapshot())).not.toContain('cAnArY')
  })

  it('meets another writer of the same section, and leaves the choice to the person', async () => {
    const editing = open()
    const id = await shown(editing, setRegion('ap-south-1'))
    const theirs = config().replace(/(\[profile acme-base\]\n)/, '$1sts_regional_endpoints = legacy\n')
    expect(theirs).not.toBe(config())
    writeFileSync(scene.world.configFile, theirs)
    const answer = await editing.handlers.commitEdit({ id })
    if (answer.kind !== 'conflict') throw new Error(answer.kind)
    expect(answer.conflict.theirs).toContain('legacy')
    expect(answer.conflict.mine).toContain('ap-south-1')
    expect(config()).toBe(theirs)
    const resolved = await editing.handlers.resolveConflict({ id: answer.conflict.id, keep: 'mine' })
    expect(resolved.kind).toBe('written')
    expect(config()).toContain('ap-south-1')
  })

  it('keeps what another writer changed elsewhere', async () => {
    const editing = open()
    const id = await shown(editing, setRegion('ap-south-1'))
    appendFileSync(scene.world.configFile, '\n[profile newcomer]\nregion = eu-west-1\n')
    expect((await editing.handlers.commitEdit({ id })).kind).toBe('written')
    expect(config()).toContain('newcomer')
    expect(config()).toContain('ap-south-1')
  })

  it('imports what was pasted under the name it was given', async () => {
    const editing = open()
    const read = await editing.handlers.readImport({ from: 'clipboard' })
    if (!read.ok) throw new Error(read.failure)
    expect(JSON.stringify(read)).not.toContain(SECRET)
    const id = await shown(editing, { kind: 'import', id: read.value.id, names: ['work'] })
    await editing.handlers.commitEdit({ id })
    expect(readFileSync(scene.world.credentialsFile, 'utf8')).toContain('[work]')
    expect(scene.store.snapshot().rows.map((row) => row.name)).toContain('work')
  })

  it('mends what a finding is about', async () => {
    const editing = open()
    appendFileSync(scene.world.configFile, '\n[profile twice]\nregion = a\nregion = b\n')
    await scene.store.look()
    await scene.store.look()
    const { book } = scene.store.picture().world.facts
    const finding = editing.advise(book).find((one) => one.code === 'duplicate-setting' && one.fix !== null)
    expect(finding?.origin?.file).toBe(scene.world.configFile)
    const id = await shown(editing, { kind: 'fix', id: finding?.id ?? '' })
    expect((await editing.handlers.commitEdit({ id })).kind).toBe('written')
    const now = scene.store.picture().world.facts.book
    expect(editing.advise(now).some((one) => one.code === 'duplicate-setting')).toBe(false)
    expect(await editing.handlers.previewEdit({ kind: 'fix', id: finding?.id ?? '' })).toEqual({
      ok: false,
      failure: editText.noFix,
    })
  })

  it('deletes history only when the person agrees', async () => {
    const editing = open()
    await editing.handlers.commitEdit({ id: await shown(editing, setRegion('ap-south-1')) })
    agreeToForget.mockResolvedValueOnce('declined')
    expect(await editing.handlers.forgetHistory(undefined)).toEqual({ ok: false, failure: forgetText.declined })
    expect((await editing.handlers.history(undefined)).entries).toHaveLength(1)
    expect(await editing.handlers.forgetHistory(undefined)).toMatchObject({ ok: true })
    expect((await editing.handlers.history(undefined)).entries).toEqual([])
    expect(scene.store.snapshot().canUndo).toBeNull()
  })
})
