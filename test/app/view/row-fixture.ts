import type { ProfileRow } from '../../../app/view/model.ts'

/** A row with nothing special about it, changed where a test says so. */
export function makeRow(changes: Partial<ProfileRow> & { readonly name: string }): ProfileRow {
  return {
    kind: 'long-term-keys',
    subtitle: 'Long-term keys',
    accountId: null,
    region: null,
    sourceProfile: null,
    badge: { kind: 'no-expiry' },
    expiresAt: null,
    label: null,
    favourite: false,
    colour: null,
    note: '',
    usedAt: null,
    worst: null,
    search: changes.name.toLowerCase(),
    renewable: false,
    renewFrom: null,
    ...changes,
  }
}

/** A row whose keys end at an instant. */
export function makeEndingRow(name: string, expiresAt: number, changes: Partial<ProfileRow> = {}): ProfileRow {
  const badge = { kind: 'expires', expiresAt, lifetime: null } as const
  return makeRow({ name, kind: 'temporary-keys', badge, expiresAt, ...changes })
}
