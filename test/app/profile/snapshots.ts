import { buildProfileBook } from '../../../app/profile/book.ts'
import type { FileRole, FileSnapshot, Profile, ProfileBook, SettingValue } from '../../../app/profile/model.ts'

export const PATHS = { config: '/home/ada/.aws/config', credentials: '/home/ada/.aws/credentials' } as const

/** A file that is there, with this text; `null` for one that is missing. */
export function snapshot(
  role: FileRole,
  text: string | null,
  encoding: FileSnapshot['encoding'] = 'utf-8',
): FileSnapshot {
  const state = text === null ? 'missing' : 'present'
  return { role, path: PATHS[role], state, text: text ?? '', encoding, reason: null }
}

/** The book of two files. */
export function book(config: string | null, credentials: string | null = null): ProfileBook {
  return buildProfileBook({ config: snapshot('config', config), credentials: snapshot('credentials', credentials) })
}

/** A profile that must be there. */
export function profileOf(from: ProfileBook, name: string): Profile {
  const profile = from.byName.get(name)
  if (profile === undefined) throw new Error(`no profile ${name}`)
  return profile
}

/** The codes of a profile's problems. */
export function codesOf(from: ProfileBook, name: string): readonly string[] {
  return profileOf(from, name).problems.map((problem) => problem.code)
}

/** What a value prints as: plain text, a mask, or a block's entries. */
export function shown(value: SettingValue | undefined): unknown {
  switch (value?.kind) {
    case undefined:
      return undefined
    case 'plain':
      return value.text
    case 'secret':
      return String(value.secret)
    case 'nested':
      return Object.fromEntries(value.entries)
  }
}
