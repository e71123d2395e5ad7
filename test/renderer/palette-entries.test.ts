import { describe, expect, it } from 'vitest'
import { whereChoiceText } from '../../app/text/chain-room-text.ts'
import { NO_ACTIVE } from '../../app/view/active-view.ts'
import { entryById, paletteEntries, remember } from '../../renderer/state/palette-entries.ts'
import { rowOf } from './rows.ts'

const rows = [rowOf('acme-base', { renewable: true, renewFrom: 'acme-base' }), rowOf('acme-prod-admin'), rowOf('beta')]

const files = {
  canUndo: { id: 3, title: 'Rename dev' },
  canRedo: 'no',
  ssoSessions: ['corp'],
  services: ['local'],
  sessions: null,
  active: NO_ACTIVE,
} as const

const texts = (query: string, recents: readonly string[] = [], selected: string | null = null): string[] =>
  paletteEntries({ ...files, rows, query, recents, selected }).map((entry) => entry.text)

describe('the palette', () => {
  it('shows what was used last first, then what can be done here, then the rest', () => {
    expect(texts('', ['go settings'], 'acme-base').slice(0, 6)).toEqual([
      'Go to Settings',
      'Switch to acme-base',
      'Renew acme-base…',
      'Copy environment of acme-base',
      'Console of acme-base…',
      'Terminal with acme-base',
    ])
  })

  it('shows nothing twice', () => {
    const ids = paletteEntries({
      ...files,
      rows,
      query: '',
      recents: ['go chain', 'copy beta'],
      selected: 'beta',
    })
    expect(new Set(ids.map((entry) => entry.id)).size).toBe(ids.length)
  })

  it('leads to the example of the Chain room by a word of its question', () => {
    const [first] = paletteEntries({ ...files, rows, query: 'buckets', recents: [], selected: null })
    expect(first).toMatchObject({ act: { do: 'chain-example' }, text: whereChoiceText.example })
    expect(texts('', ['example ec2'])[0]).toBe(whereChoiceText.example)
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
    for (const shown of ['Switch to beta', 'Copy environment of beta', 'Console of beta…', 'Terminal with beta'])
      expect(texts(shown.replace('…', ''))).toContain(shown)
  })

  it('marks the letters that matched, in the text as it is shown', () => {
    const found = paletteEntries({ ...files, rows, query: 'chain beta', recents: [], selected: null })[0]
    expect(found?.positions.map((at) => found.text[at]).join('')).toBe('beta')
  })

  it('shows no more than anybody reads', () => {
    const many = Array.from({ length: 2000 }, (_, index) => rowOf(`p${index}`))
    expect(paletteEntries({ ...files, rows: many, query: 'p', recents: [], selected: null })).toHaveLength(50)
  })

  it('offers what can be done to a profile', () => {
    expect(texts('edit beta')).toContain('Edit beta')
    expect(texts('delete beta')[0]).toBe('Delete beta…')
    expect(texts('rename beta')[0]).toBe('Rename beta…')
  })

  it('never puts a deletion before what a few letters may mean', () => {
    expect(texts('de').join(' ')).not.toContain('Delete')
    expect(texts('', [], 'beta').join(' ')).not.toContain('Delete')
  })

  it('reaches sections that are no profiles, the last write, new ones and imports', () => {
    expect(texts('edit sso corp')[0]).toBe('Edit SSO session corp')
    expect(texts('services local')[0]).toBe('Edit services section local')
    expect(texts('undo')[0]).toBe('Undo: Rename dev')
    expect(texts('redo')).not.toContain('Redo the last undo')
    expect(texts('import')[0]).toContain('Import')
  })

  it('renews everything on a device, and cleans up, where there is something to', () => {
    const device = { name: 'alice-phone', accountId: null, hint: null, tokenCommand: null, waitUntil: null } as const
    const sessions = {
      bars: [],
      devices: [
        { ...device, serial: 'arn:aws:iam::1:mfa/alice', kind: 'code', opens: ['acme', 'acme-mfa'] },
        { ...device, serial: 'arn:aws:iam::1:u2f/key', name: 'key', kind: 'fido', opens: [] },
      ],
      keeper: { state: 'on', nextAt: null, nextProfile: null, trouble: null },
      clockNote: null,
      leftovers: 2,
    } as const
    const shown = paletteEntries({ ...files, sessions, rows, query: 'renew all', recents: [], selected: null })
    expect(shown[0]).toMatchObject({ text: 'Renew all on alice-phone…', detail: 'opens 2 profiles' })
    expect(shown.map((entry) => entry.text).join(' ')).not.toContain('on key')
    const facts = { ...files, sessions, rows, recents: [], selected: null }
    expect(entryById(facts, 'renew-all arn:aws:iam::1:mfa/alice')?.act).toMatchObject({ do: 'renew-all' })
    expect(entryById(facts, 'clean-up')?.text).toContain('2 expired sessions')
    expect(entryById({ ...facts, sessions: null }, 'clean-up')).toBeUndefined()
  })

  it('shows routes only of what a code renews, and says what a star will do', () => {
    expect(texts('routes acme')).toEqual(['Routes of acme-base…'])
    expect(texts('favourite beta')).toContain('Favourite beta')
    const starred = [rowOf('beta', { favourite: true })]
    const shown = paletteEntries({ ...files, rows: starred, query: 'favourite beta', recents: [], selected: null })
    expect(shown[0]?.text).toBe('No favourite any more: beta')
  })

  it('knows an entry by its id, until what it is about is gone', () => {
    const facts = { ...files, rows, recents: [], selected: null }
    expect(entryById(facts, 'services local')?.act).toEqual({ do: 'edit-section', kind: 'services', name: 'local' })
    expect(entryById(facts, 'delete beta')?.act).toEqual({ do: 'delete', profile: 'beta' })
    expect(entryById(facts, 'delete gone')).toBeUndefined()
    expect(entryById({ ...facts, canUndo: null }, 'undo')).toBeUndefined()
  })

  it('switches, goes back, and hands a profile to others', () => {
    expect(texts('switch beta')[0]).toBe('Switch to beta')
    expect(texts('console beta')[0]).toBe('Console of beta…')
    expect(texts('default beta')[0]).toBe('Let [default] stand in for beta…')
    expect(texts('vault beta')[0]).toBe('Move the keys of beta to the vault…')
    expect(texts('switch back')).not.toContain('Switch back to beta')
    const defaultFor = { profile: 'beta', lease: null, trouble: null }
    const active = { ...NO_ACTIVE, profile: 'acme-base', previous: { profile: 'beta' }, defaultFor }
    const facts = { ...files, active, rows, recents: [], selected: null }
    expect(entryById(facts, 'back')?.text).toBe('Switch back to beta')
    expect(entryById(facts, 'none')?.act).toEqual({ do: 'none' })
    expect(entryById(facts, 'default-back')?.text).toContain('beta')
    expect(entryById({ ...facts, active: NO_ACTIVE }, 'back')).toBeUndefined()
  })

  it('offers the vault only where long-term keys stand in a file', () => {
    const role = [rowOf('admin', { kind: 'role' })]
    const shown = paletteEntries({ ...files, rows: role, query: 'vault admin', recents: [], selected: null })
    expect(shown.map(({ text }) => text).join(' ')).not.toContain('vault')
  })

  it('remembers the last six, each once', () => {
    expect(remember(['b', 'a'], 'a')).toEqual(['a', 'b'])
    expect(remember(['1', '2', '3', '4', '5', '6'], '7')).toHaveLength(6)
  })
})
