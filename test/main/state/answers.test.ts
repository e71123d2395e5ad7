import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeAnswers } from '../../../main/state/answers.ts'
import type { ChainHandlers } from '../../../main/state/chain/chain-answers.ts'
import { type EditHandlers, makeEditAnswers } from '../../../main/state/editing/edit-answers.ts'
import type { SessionHandlers } from '../../../main/state/sessions/session-answers.ts'
import type { TokenDesk } from '../../../main/state/sessions/token-desk.ts'
import type { SwitchHandlers } from '../../../main/state/switching/switch-answers.ts'
import { makeScene, type Scene } from './fixture.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.remove())

const openEditor = vi.fn(async () => ({ ok: true, value: null }) as const)
const agreeToEditor = vi.fn(async (_command: string): Promise<'agreed' | 'declined'> => 'declined')
const provideSettingsFile = vi.fn(async () => {})
const commitEdit = vi.fn(async () => ({ kind: 'failed', message: 'no' }) as const)
const loadEditing = vi.fn(async () => ({ commitEdit }) as unknown as EditHandlers)
const tokens: TokenDesk = {
  open: vi.fn(async () => ({ ok: true, value: null }) as const),
  plan: vi.fn(),
  start: vi.fn(),
  startFromCommand: vi.fn(),
  cancel: vi.fn(async () => {}),
  snooze: vi.fn(),
  forget: () => {},
}
beforeEach(() => {
  vi.clearAllMocks()
})

const answers = () =>
  makeAnswers({
    store: async () => scene.store,
    tokens,
    takeDestination: () => ({ room: 'profiles', profile: null }),
    agreeToEditor,
    openEditor,
    provideSettingsFile,
    editing: makeEditAnswers(loadEditing),
    chain: {} as ChainHandlers,
    sessions: {} as SessionHandlers,
    switching: {} as SwitchHandlers,
  })

describe('answers to the window', () => {
  it('load what edits when it is first asked for, and never before', async () => {
    const asked = answers()
    await asked.ready(undefined)
    expect(loadEditing).not.toHaveBeenCalled()
    expect(await asked.commitEdit({ id: 'edit-1' })).toEqual({ kind: 'failed', message: 'no' })
    expect(commitEdit.mock.calls).toEqual([[{ id: 'edit-1' }]])
  })

  it('begins with everything there is to draw', async () => {
    const { snapshot, destination } = await answers().ready(undefined)
    expect(snapshot.rows.length).toBeGreaterThan(10)
    expect(destination).toEqual({ room: 'profiles', profile: null })
  })

  it('describes a profile, and nothing where there is none', async () => {
    expect((await answers().profileDetail({ name: 'acme-base' }))?.name).toBe('acme-base')
    expect(await answers().profileDetail({ name: 'nobody' })).toBeNull()
    expect(await answers().profileDetail({ name: '__proto__' })).toBeNull()
  })

  it('asks for a session only by way of the token window', async () => {
    await answers().openToken({ kind: 'profile', profile: 'acme-base' })
    expect(tokens.open).toHaveBeenCalledExactlyOnceWith({ kind: 'profile', profile: 'acme-base' }, 'from-window')
  })
})

describe('the editor command', () => {
  const editor = () => scene.store.snapshot().settings.editor
  const change = (value: string) => answers().changeSetting({ setting: 'editor', value })

  it('cannot be set by a page alone: the person is asked outside it, and a no changes nothing', async () => {
    const outcome = await change('/bin/sh -c "touch /tmp/mine"')
    expect(outcome.ok ? '' : outcome.failure).toContain('not changed')
    expect(agreeToEditor.mock.calls).toEqual([['/bin/sh -c "touch /tmp/mine"']])
    expect(editor()).toBe('')
  })

  it('is set when the person agrees, and given up without a question', async () => {
    agreeToEditor.mockResolvedValueOnce('agreed')
    expect(await change('vim +{line} {file}')).toEqual({ ok: true, value: null })
    expect(editor()).toBe('vim +{line} {file}')
    expect(await change('vim +{line} {file}')).toEqual({ ok: true, value: null })
    expect(await change('')).toEqual({ ok: true, value: null })
    expect(editor()).toBe('')
    expect(agreeToEditor).toHaveBeenCalledOnce()
  })

  it('is the only setting that is asked about', async () => {
    expect(await answers().changeSetting({ setting: 'theme', value: 'dark' })).toEqual({ ok: true, value: null })
    expect(agreeToEditor).not.toHaveBeenCalled()
  })
})

describe('opening files', () => {
  it('opens the shared files at the line', async () => {
    await answers().openAtLine({ file: scene.world.configFile, line: 12 })
    expect(openEditor).toHaveBeenCalledExactlyOnceWith('', scene.world.configFile, 12)
  })

  it('makes settings.ini before it opens it', async () => {
    await answers().openAtLine({ file: join(scene.world.lanyardHome, 'settings.ini'), line: 1 })
    expect(provideSettingsFile).toHaveBeenCalledOnce()
    expect(openEditor).toHaveBeenCalledOnce()
  })

  it.each(['/etc/passwd', '', '~/.aws/config', 'settings.ini', '/bin/sh'])('does not open %j', async (file) => {
    expect((await answers().openAtLine({ file, line: 1 })).ok).toBe(false)
    expect(openEditor).not.toHaveBeenCalled()
  })

  it('does not open a way around to a file it would open', async () => {
    const file = `${scene.world.folder}/.aws/../.aws/config`
    expect((await answers().openAtLine({ file, line: 1 })).ok).toBe(false)
  })

  it('says that a file is not there yet, once it has been gone for longer than a write takes', async () => {
    rmSync(scene.world.credentialsFile)
    expect(existsSync(scene.world.credentialsFile)).toBe(false)
    await vi.waitFor(async () => {
      scene.clock.advance(1_000)
      await scene.store.look()
      const outcome = await answers().openAtLine({ file: scene.world.credentialsFile, line: 1 })
      expect(outcome.ok ? '' : outcome.failure).toContain('does not exist')
    })
  })
})
