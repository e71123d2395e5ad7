import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Snapshot } from '../../../app/view/model.ts'
import { makeScene, type Scene } from './fixture.ts'

let scene: Scene
afterEach(() => scene.remove())

const names = (snapshot: Snapshot): readonly string[] => snapshot.rows.map((row) => row.name)

describe('the store', () => {
  it('shows what is on disk', async () => {
    scene = await makeScene()
    expect(names(scene.store.snapshot())).toContain('acme-base')
    expect(scene.store.snapshot().revision).toBe(1)
  })

  it('tells a change that somebody else made, by itself', async () => {
    scene = await makeScene()
    const heard = new Promise<Snapshot>((resolve) => scene.store.listen(resolve))
    appendFileSync(scene.world.configFile, '\n[profile newcomer]\nregion = eu-north-1\n')
    const snapshot = await heard
    expect(names(snapshot)).toContain('newcomer')
    expect(snapshot.revision).toBe(2)
  })

  it('says nothing when it looked and all was the same', async () => {
    scene = await makeScene()
    const hear = vi.fn()
    scene.store.listen(hear)
    await scene.store.look()
    await scene.store.look()
    expect(hear).not.toHaveBeenCalled()
    expect(scene.store.snapshot().revision).toBe(1)
  })

  it('tells a change inside a profile whose row stays the same', async () => {
    scene = await makeScene()
    const heard = new Promise<Snapshot>((resolve) => scene.store.listen(resolve))
    const text = readFileSync(scene.world.configFile, 'utf8')
    writeFileSync(scene.world.configFile, `# a comment moves every line\n${text}`)
    expect((await heard).revision).toBe(2)
  })

  it('takes over settings that were edited by hand, and writes those changed in the window', async () => {
    scene = await makeScene()
    const settings = join(scene.world.lanyardHome, 'settings.ini')
    writeFileSync(settings, '[window]\ntheme = dark\n')
    await scene.store.look()
    expect(scene.store.snapshot().settings.theme).toBe('dark')
    expect(await scene.store.changeSetting({ setting: 'theme', value: 'light' })).toEqual({ ok: true, value: null })
    expect(readFileSync(settings, 'utf8')).toBe('[window]\ntheme = light\n')
    expect(scene.store.snapshot().settings.theme).toBe('light')
  })

  it('is there for whoever has no files at all', async () => {
    scene = await makeScene((world) => rmSync(join(world.folder, '.aws'), { recursive: true }))
    const snapshot = scene.store.snapshot()
    expect(snapshot.rows).toEqual([])
    expect(snapshot.firstRun).toBe(true)
  })

  it('is there for torn, binary and huge lines, and for settings that are none', async () => {
    scene = await makeScene((world) => {
      writeFileSync(world.configFile, Buffer.from([0xff, 0xfe, 0x00, 0x5b, 0x0a, 0xff]))
      writeFileSync(world.credentialsFile, `[acme]\naws_access_key_id = ${'A'.repeat(1_000_000)}\n[open\n`)
      writeFileSync(join(world.lanyardHome, 'settings.ini'), Buffer.from([0xff, 0xfe, 0x00]))
    })
    const snapshot = scene.store.snapshot()
    expect(snapshot.notices.length).toBeGreaterThan(0)
    expect(snapshot.settings.problem).not.toBeNull()
  })

  it('never puts a key into a snapshot', async () => {
    scene = await makeScene()
    const keys = [
      ...readFileSync(scene.world.credentialsFile, 'utf8').matchAll(/(?:secret_access_key|token) *= *(\S+)/g),
    ]
    const text = JSON.stringify(scene.store.snapshot())
    expect(keys.length).toBeGreaterThan(3)
    for (const [, key] of keys) expect(text).not.toContain(key)
  })
})
