import type { ProfileSection } from '../../profile/model.ts'
import { chainText } from '../../text/chain-text.ts'
import type { Instant } from '../../text/instant.ts'
import type { Finding, FindProvider, Subject } from '../engine-model.ts'
import { fails, found, NOTHING } from '../findings.ts'
import type { Evidence } from '../model.ts'
import { evidenceFor, evidenceOf, hasSetting, locate, sectionEvidence, textIn, textOf } from '../profile-view.ts'

const NEEDED = ['sso_role_name', 'sso_account_id', 'sso_start_url', 'sso_region'] as const
const SHOWN = ['sso_session', 'sso_account_id', 'sso_role_name', 'sso_start_url', 'sso_region'] as const

/** The first value that profile and sso-session both give, differently (`_resolve_sso_session_reference`). */
function conflictOf(subject: Subject, session: ProfileSection): string | null {
  for (const [name, setting] of session.settings) {
    const own = locate(subject.profile, name)
    if (own && setting.value.kind === 'plain' && textOf(own) !== setting.value.text) return name
  }
  return null
}

function conflictFinding(subject: Subject, session: ProfileSection, name: string): Finding {
  const evidence: Evidence[] = [...evidenceFor(subject.profile, name), ...sectionEvidence(session, 'sso-session', name)]
  return fails('InvalidConfigError', chainText.ssoConflict(subject.profile.name, session.name, name), evidence)
}

/** What the token cache says; the tool looks only at the first call. */
function tokenWarnings(subject: Subject, key: string): string[] {
  const fact = subject.facts.external.ssoTokens.get(key)
  const login = chainText.ssoLogin(subject.profile.name)
  if (!fact || fact.state !== 'present') return [chainText.ssoTokenMissing(key, login)]
  const isOver = fact.expiresAt !== null && fact.expiresAt <= subject.facts.now
  return isOver && !fact.renewable ? [chainText.ssoTokenExpired(key, login)] : []
}

/**
 * botocore `SSOProvider` (1.43): an account id or a role name turns it on; everything must then be there, and profile and sso-session must agree.
 * The token is looked for at the first call only.
 */
export const ssoBotocore: FindProvider = (subject) => {
  const { profile } = subject
  if (!hasSetting(profile, 'sso_role_name') && !hasSetting(profile, 'sso_account_id')) return NOTHING
  const sessionName = textIn(profile, 'sso_session')
  const session = sessionName === null ? null : (profile.pair.config.ssoSessions.get(sessionName) ?? null)
  if (sessionName !== null && !session)
    return fails(
      'InvalidConfigError',
      chainText.ssoNoSession(profile.name, sessionName),
      evidenceFor(profile, 'sso_session'),
    )
  const conflict = session ? conflictOf(subject, session) : null
  if (session && conflict) return conflictFinding(subject, session, conflict)
  const missing = NEEDED.filter((name) => !hasSetting(profile, name) && !session?.settings.has(name))
  if (missing.length > 0)
    return fails('InvalidConfigError', chainText.ssoIncomplete(profile.name, missing), evidenceFor(profile, ...SHOWN))
  const startUrl = locate(profile, 'sso_start_url')
  const key = sessionName ?? textOf(startUrl)
  const evidence = [
    ...SHOWN.flatMap((name) => {
      const own = locate(profile, name)
      return own ? [evidenceOf(own)] : session ? sectionEvidence(session, 'sso-session', name) : []
    }),
    ...cacheEvidence(subject, key),
  ]
  return found(chainText.sso(profile.name, sessionName), evidence, {
    warnings: tokenWarnings(subject, key),
    expiresAt: tokenEnd(subject, key),
  })
}

/** When the SSO session ends: the token's end, unless the tool can renew it by itself. */
export function tokenEnd(subject: Subject, key: string): Instant | null {
  const fact = subject.facts.external.ssoTokens.get(key)
  return fact?.state === 'present' && !fact.renewable ? fact.expiresAt : null
}

/** The token cache as evidence, when its place is known. */
export function cacheEvidence(subject: Subject, key: string): Evidence[] {
  const fact = subject.facts.external.ssoTokens.get(key)
  return fact ? [{ kind: 'cache', file: fact.file }] : []
}
