import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gatherEnvironment } from '../../../../main/facts/environment.ts'
import { placesOf } from '../../../../main/files/places.ts'
import type { Windows } from '../../../../main/os/windows.ts'
import type { Start } from '../../../../main/start.ts'
import { makeEditLoader } from '../../../../main/state/editing/edit-loader.ts'
import { makeScene, type Scene, silent } from '../fixture.ts'

const electron = vi.hoisted(() => ({
  clipboard: { readText: vi.fn(async () => '') },
  dialog: {
    showOpenDialog: vi.fn(async () => ({ canceled: true, filePaths: [] as string[] })),
    showMessageBox: vi.fn(async (_box: { readonly defaultId: number; readonly cancelId: number }) => ({ response: 1 })),
  },
  ipcMain: {},
}))
vi.mock('electron', () => electron)

let scene: Scene
beforeEach(async () => {
  vi.clearAllMocks()
  scene = await makeScene()
})
afterEach(() => scene.remove())

function makeLoader() {
  const { world, store } = scene
  const environment = gatherEnvironment(world.environment, 'linux')
  const start: Start = {
    gather: { environment: world.environment, platform: 'linux', folder: world.folder },
    places: placesOf(environment, world.folder, 'linux', world.folder),
    log: silent,
    asked: 'shown',
  }
  const windows = { find: () => null } as unknown as Windows
  return makeEditLoader({ start, store: async () => store, windows })
}

describe('editing on this desktop', () => {
  it('writes to the files this process reads', async () => {
    const { answers } = makeLoader()
    const target = { kind: 'profile', name: 'acme-base' } as const
    const shown = await answers.previewEdit({ kind: 'duplicate', target, to: 'acme-copy' })
    if (!shown.ok) throw new Error(shown.failure)
    expect(shown.value.files.map((file) => file.path)).toContain(scene.world.configFile)
    expect(await answers.commitEdit({ id: shown.value.id })).toMatchObject({ kind: 'written' })
    expect(readFileSync(scene.world.configFile, 'utf8')).toContain('[profile acme-copy]')
  })

  it('finds findings in the first files it sees, once it was told to begin', async () => {
    const { begin } = makeLoader()
    const text = readFileSync(scene.world.configFile, 'utf8')
    writeFileSync(scene.world.configFile, `${text}\n[profile twice]\nregion = a\nregion = b\n`)
    await scene.store.look()
    await scene.store.look()
    expect(scene.store.snapshot().findings).toEqual([])
    begin()
    await vi.waitFor(() => {
      expect(scene.store.snapshot().findings.map((finding) => finding.code)).toContain('duplicate-setting')
    })
  })

  it('reads the clipboard only when asked to', async () => {
    const { answers, begin } = makeLoader()
    begin()
    await answers.history(undefined)
    expect(electron.clipboard.readText).not.toHaveBeenCalled()
    electron.clipboard.readText.mockResolvedValueOnce(
      'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
    )
    expect(await answers.readImport({ from: 'clipboard' })).toMatchObject({ ok: true })
    expect(await answers.readImport({ from: 'file' })).toMatchObject({ ok: false })
    expect(electron.dialog.showOpenDialog).toHaveBeenCalledOnce()
  })

  it('deletes nothing of history where Enter or Escape was pressed in the question', async () => {
    const { answers } = makeLoader()
    expect(await answers.forgetHistory(undefined)).toMatchObject({ ok: false })
    const [box] = electron.dialog.showMessageBox.mock.calls[0] ?? []
    expect(box).toMatchObject({ defaultId: 1, cancelId: 1 })
  })
})
