import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import type { TrayView } from '../../../app/view/model.ts'
import { makeTrayPlace, menuOf, type TrayIcon } from '../../../main/os/tray.ts'

const view: TrayView = {
  icon: 'live',
  tooltip: 'Lanyard: 1 session running',
  entries: [
    { kind: 'text', label: 'acme-base-mfa · 3 h' },
    { kind: 'separator' },
    { kind: 'action', label: 'Renew acme-base-mfa (3 h)', action: { do: 'renew', profile: 'acme-base-mfa' } },
    {
      kind: 'submenu',
      label: 'Copy environment',
      entries: [{ kind: 'action', label: 'acme-base', action: { do: 'copy-environment', profile: 'acme-base' } }],
    },
  ],
}

function place() {
  const made: TrayIcon[] = []
  const act = vi.fn()
  const make = vi.fn((): TrayIcon => {
    const icon = { setIcon: vi.fn(), setTooltip: vi.fn(), setMenu: vi.fn(), destroy: vi.fn() }
    made.push(icon)
    return icon
  })
  return { made, make, act, tray: makeTrayPlace(make, act) }
}

describe('the tray', () => {
  it('has no icon before the first view, and one from then on', () => {
    const { make, tray } = place()
    expect(make).not.toHaveBeenCalled()
    tray.render(view)
    tray.render({ ...view, tooltip: 'other' })
    expect(make).toHaveBeenCalledExactlyOnceWith('live')
  })

  it('draws the same view once', () => {
    const { made, tray } = place()
    for (let turn = 0; turn < 3; turn += 1) tray.render(structuredClone(view))
    expect(made[0]?.setMenu).toHaveBeenCalledOnce()
    expect(made[0]?.setTooltip).toHaveBeenCalledOnce()
    expect(made[0]?.setIcon).not.toHaveBeenCalled()
  })

  it('changes what changed and leaves an open menu alone otherwise', () => {
    const { made, tray } = place()
    tray.render(view)
    tray.render({ ...view, icon: 'soon' })
    expect(made[0]?.setIcon).toHaveBeenCalledExactlyOnceWith('soon')
    expect(made[0]?.setMenu).toHaveBeenCalledOnce()
    tray.render({ ...view, icon: 'soon', entries: [] })
    expect(made[0]?.setMenu).toHaveBeenCalledTimes(2)
  })

  it('goes, and comes back whole', () => {
    const { made, make, tray } = place()
    tray.render(view)
    tray.remove()
    tray.remove()
    expect(made[0]?.destroy).toHaveBeenCalledOnce()
    tray.render(view)
    expect(make).toHaveBeenCalledTimes(2)
    expect(made[1]?.setMenu).toHaveBeenCalledOnce()
  })

  it('puts the action behind its entry, at any depth', () => {
    const act = vi.fn()
    const menu = menuOf(view.entries, act)
    expect(menu[0]).toEqual({ label: 'acme-base-mfa · 3 h', enabled: false })
    const click = (item: MenuItemConstructorOptions | undefined): unknown =>
      (item?.click as (() => unknown) | undefined)?.()
    click(menu[2])
    const inner = menu[3]?.submenu as readonly MenuItemConstructorOptions[]
    click(inner[0])
    expect(act.mock.calls).toEqual([
      [{ do: 'renew', profile: 'acme-base-mfa' }],
      [{ do: 'copy-environment', profile: 'acme-base' }],
    ])
  })
})
