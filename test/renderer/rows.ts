import type { ProfileRow } from '../../app/view/model.ts'

/** A row of long-term keys by that name, with whatever else a test wants to say. */
export function rowOf(name: string, more: Partial<ProfileRow> = {}): ProfileRow {
  return {
    name,
    kind: 'long-term-keys',
    subtitle: '',
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
    search: name,
    renewable: false,
    renewFrom: null,
    ...more,
  }
}

/** The fields of a row whose session ends at that instant. */
export const live = (expiresAt: number, lifetime: number | null = null): Partial<ProfileRow> => ({
  badge: { kind: 'expires', expiresAt, lifetime },
  expiresAt,
})
