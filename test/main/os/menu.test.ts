import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ Menu: {} }))
const { menuFor } = await import('../../../main/os/menu.ts')

type Item = MenuItemConstructorOptions

const all = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])
const top = (items: readonly Item[]): readonly (string | undefined)[] =>
  items.map((item) => item.label ?? (item.role as string))

describe('the application menu', () => {
  it('stands in the order of each platform', () => {
    const nothing = (): void => {}
    expect(top(menuFor('darwin', nothing, 'no-developer-tools'))).toEqual([
      'appMenu',
      'File',
      'editMenu',
      'View',
      'windowMenu',
    ])
    const linux = menuFor('linux', nothing, 'no-developer-tools')
    expect(top(linux)).toEqual(['&File', '&Edit', '&View'])
    expect(top(menuFor('win32', nothing, 'no-developer-tools'))).toEqual(top(linux))
  })

  it.each(['darwin', 'win32', 'linux'] as const)('%s: every key stands once', (platform) => {
    const keys = all(menuFor(platform, () => {}, 'developer-tools')).flatMap((item) => item.accelerator ?? [])
    expect(keys.length).toBe(new Set(keys).size)
  })

  it.each(['darwin', 'win32', 'linux'] as const)('%s: reaches every deed', (platform) => {
    const act = vi.fn()
    for (const item of all(menuFor(platform, act, 'no-developer-tools'))) (item.click as (() => void) | undefined)?.()
    const deeds = new Set(act.mock.calls.map(([action]) => action as string))
    const everywhere = [
      'new-profile',
      'import',
      'sessions',
      'history',
      'advice',
      'reload-files',
      'open-config',
      'open-credentials',
      'settings',
      'palette',
      'profiles',
      'chain',
      'switch',
      'go-back',
    ]
    expect(deeds).toEqual(new Set(platform === 'darwin' ? everywhere : [...everywhere, 'quit']))
  })

  it('has developer tools only where they were asked for', () => {
    const roles = (tools: 'developer-tools' | 'no-developer-tools') =>
      all(menuFor('linux', () => {}, tools)).map((item) => item.role)
    expect(roles('no-developer-tools')).not.toContain('toggleDevTools')
    expect(roles('developer-tools')).toContain('toggleDevTools')
  })
})
