import type { ProfileBook } from '../profile/model.ts'
import { commandNote } from '../text/command-text.ts'
import type { FileCommands, PlanNote, Target } from './model.ts'
import type { Surroundings } from './surroundings.ts'
import { settingsInForce } from './target-sections.ts'

/** The environment is no file: whoever set the variable must change it. */
export function environmentNotes({ kind, name }: Target, { environmentProfile }: Surroundings): readonly PlanNote[] {
  if (kind !== 'profile' || environmentProfile !== name) return []
  return [{ severity: 'warning', message: commandNote.environmentNames(name) }]
}

/**
 * What stays in AWS CLI's caches when the target goes: role credentials are filed under a digest of the role's own settings (botocore
 * `AssumeRoleCredentialFetcher`, 1.43), a sign-in under a digest of the session's name (`SSOTokenLoader`).
 */
export function cacheNotes(book: ProfileBook, target: Target): readonly PlanNote[] {
  const { kind, name } = target
  if (kind === 'sso-session') return [{ severity: 'info', message: commandNote.ssoCacheLeft(name) }]
  const settings = settingsInForce(book, target)
  const isCached = kind === 'profile' && (settings.has('role_arn') || settings.has('sso_role_name'))
  return isCached ? [{ severity: 'info', message: commandNote.roleCache(name) }] : []
}

/** Files that AWS CLI refuses today and will refuse then: mending them must be possible bit by bit, and must not look like success. */
export function refusedFileNotes(after: ProfileBook, changes: readonly FileCommands[]): readonly PlanNote[] {
  return changes.flatMap(({ role }): PlanNote[] => {
    const { refusal, path } = after.readings.botocore[role]
    return refusal === null ? [] : [{ severity: 'warning', message: commandNote.refusedFile(path, refusal.message) }]
  })
}
