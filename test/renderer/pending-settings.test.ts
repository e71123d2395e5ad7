import { describe, expect, it } from 'vitest'
import { madeUpSnapshot } from '../../renderer/double/made-up-world.ts'
import { addPending, NOTHING_PENDING, withPending } from '../../renderer/state/pending-settings.ts'

const { settings } = madeUpSnapshot('usual', 0)

describe('a setting that was just changed', () => {
  const once = addPending(settings, NOTHING_PENDING, { setting: 'theme', value: 'dark' })
  const twice = addPending(settings, once, { setting: 'notify', value: false })

  it('shows at once, with what was changed before it', () => {
    expect(withPending(settings, twice)).toEqual({ ...settings, theme: 'dark', notify: false })
  })

  it('gives way to the disk as soon as the disk says something new', () => {
    const saved = { ...settings, theme: 'light' as const }
    expect(withPending(saved, twice)).toBe(saved)
    expect(withPending(saved, addPending(saved, twice, { setting: 'startHidden', value: true }))).toEqual({
      ...saved,
      startHidden: true,
    })
  })

  it('shows nothing but the disk where nothing is under way', () => {
    expect(withPending(settings, NOTHING_PENDING)).toBe(settings)
  })
})
