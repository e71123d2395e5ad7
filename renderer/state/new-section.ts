import type { SectionKind } from '../../app/command/model.ts'
import { nameText } from '../../app/text/edit-room-text.ts'

/** What a new profile begins with. */
export type Start = 'sso' | 'role' | 'keys' | 'process' | 'blank'

const profileStarts: Readonly<Record<Start, readonly string[]>> = {
  sso: ['sso_session', 'sso_account_id', 'sso_role_name', 'region'],
  role: ['role_arn', 'source_profile', 'mfa_serial', 'region'],
  keys: ['aws_access_key_id', 'aws_secret_access_key', 'region'],
  process: ['credential_process', 'region'],
  blank: [],
}

export const STARTS: readonly Start[] = ['sso', 'role', 'keys', 'process', 'blank']

/** The settings that the form for a new section opens with. */
export function firstSettings(kind: SectionKind, start: Start): readonly string[] {
  switch (kind) {
    case 'profile':
      return profileStarts[start]
    case 'sso-session':
      return ['sso_start_url', 'sso_region', 'sso_registration_scopes']
    case 'services':
      return []
  }
}

/** Why a name will not do, as far as this window knows; null when it may be asked. */
export function nameProblem(name: string, taken: readonly string[]): string | null {
  if (name.trim() === '') return nameText.wanted
  return taken.includes(name) ? nameText.taken(name) : null
}

/** A name for a copy that is not taken: `x-copy`, `x-copy-2`, … */
export function nameForCopy(name: string, taken: readonly string[]): string {
  const first = nameText.copyOf(name)
  if (!taken.includes(first)) return first
  let number = 2
  while (taken.includes(`${first}-${number}`)) number += 1
  return `${first}-${number}`
}
