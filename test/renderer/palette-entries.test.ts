import { describe, expect, it } from 'vitest'
import { paletteEntries, remember } from '../../renderer/state/palette-entries.ts'
import { rowOf } from './rows.ts'

const rows = [rowOf('acme-base', { renewable: true, renewFrom: 'acme-base' }), rowOf('acme-prod-admin'), rowOf('beta')]

const texts = (query: string, recents: readonly string[] = [], selected: string | null = null): string[] =>
  paletteEntries({ rows, query, recents, selected }).map((entry) => entry.text)

describe('the palette', () => {
  it('shows what was used last first, then what can be done here, then the rest', () => {
    expect(texts('', ['go settings'], 'acme-base').slice(0, 5)).toEqual([
      'Go to Settings',
      'Renew acme-base…',
      'Copy environment of acme-base',
      'Chain of acme-base',
      'Go to Profiles',
    ])
  })

  it('shows nothing twice', () => {
    const ids = paletteEntries({ rows, query: '', recents: ['go chain', 'copy beta'], selected: 'beta' })
    expect(new Set(ids.map((entry) => entry.id)).size).toBe(ids.length)
  })

  it('forgets a recent whose profile is gone', () => {
    expect(texts('', ['open gone'])[0]).toBe('Go to Profiles')
  })

  it('finds a profile by a few letters', () => {
    expect(texts('apa')[0]).toBe('acme-prod-admin')
  })

  it('understands a verb before a name, and offers a renewal only where there is one', () => {
    expect(texts('copy beta')[0]).toBe('Copy environment of beta')
    expect(texts('open beta')[0]).toBe('beta')
    expect(texts('renew acme')).toContain('Renew acme-base…')
    expect(texts('renew acme')).not.toContain('Renew acme-prod-admin…')
  })

  it('marks the letters that matched, in the text as it is shown', () => {
    const found = paletteEntries({ rows, query: 'chain beta', recents: [], selected: null })[0]
    expect(found?.positions.map((at) => found.text[at]).join('')).toBe('beta')
  })

  it('shows no more than anybody reads', () => {
    const many = Array.from({ length: 2000 }, (_, index) => rowOf(`p${index}`))
    expect(paletteEntries({ rows: many, query: 'p', recents: [], selected: null })).toHaveLength(50)
  })

  it('remembers the last six, each once', () => {
    expect(remember(['b', 'a'], 'a')).toEqual(['a', 'b'])
    expect(remember(['1', '2', '3', '4', '5', '6'], '7')).toHaveLength(6)
  })
})
