import type { ProfileSection } from '../../profile/model.ts'
import { chainText } from '../../text/chain-text.ts'
import type { Finding, FindProvider, Subject } from '../engine-model.ts'
import { variableText } from '../environment.ts'
import { fails, found, NOTHING } from '../findings.ts'
import { evidenceFor, hasSetting, sectionEvidence, textIn } from '../profile-view.ts'
import { cacheEvidence, tokenEnd } from './sso-botocore.ts'

const ANY = ['sso_start_url', 'sso_account_id', 'sso_session', 'sso_region', 'sso_role_name'] as const
const NEEDED = ['sso_account_id', 'sso_region', 'sso_role_name', 'sso_start_url'] as const
const FROM_SESSION: ReadonlySet<string> = new Set(['sso_region', 'sso_start_url'])
const ERROR = 'CredentialsProviderError'
/** JS refreshes a session token that ends within five minutes (`token-providers` EXPIRE_WINDOW_MS). */
const REFRESH_WINDOW = 5 * 60_000

function sessionText(session: ProfileSection, name: string): string {
  const setting = session.settings.get(name)
  return setting?.value.kind === 'plain' ? setting.value.text : ''
}

/** `loadSsoSessionData` does not expand `~/` in AWS_CONFIG_FILE, so it then sees no session at all. */
function sessionOf({ facts, profile }: Subject, name: string | null): ProfileSection | null {
  if (name === null || variableText(facts.environment, 'AWS_CONFIG_FILE')?.startsWith('~/')) return null
  return profile.pair.config.ssoSessions.get(name) ?? null
}

/** With an sso-session, region and start URL come from it alone, even when the profile has its own. */
function missingOf(subject: Subject, session: ProfileSection | null): string[] {
  return NEEDED.filter((name) => {
    if (session && FROM_SESSION.has(name)) return !sessionText(session, name)
    return !textIn(subject.profile, name)
  })
}

/** A token that is missing, unusable or over is a hard stop: `tryNextLink` is false throughout `credential-provider-sso`. */
function tokenFinding(subject: Subject, key: string, isSession: boolean): Finding | null {
  const fact = subject.facts.external.ssoTokens.get(key)
  const evidence = [...evidenceFor(subject.profile, ...ANY), ...cacheEvidence(subject, key)]
  const login = chainText.ssoLogin(subject.profile.name)
  // Without an sso-session the SDK sends a token that is not there, and the service refuses it.
  const isUnchecked = !isSession && fact?.state === 'incomplete'
  if (!fact || (fact.state !== 'present' && !isUnchecked))
    return fails(ERROR, chainText.ssoTokenMissing(key, login), evidence, 'cache')
  if (fact.expiresAt === null) return null
  const left = fact.expiresAt - subject.facts.now
  const isUsable = isSession ? left > REFRESH_WINDOW || fact.renewable : left > 0
  return isUsable ? null : fails(ERROR, chainText.ssoTokenExpired(key, login), evidence, 'cache')
}

function incompleteWarnings({ facts, profile }: Subject, key: string): string[] {
  const isIncomplete = facts.external.ssoTokens.get(key)?.state === 'incomplete'
  return isIncomplete ? [chainText.ssoTokenMissing(key, chainText.ssoLogin(profile.name))] : []
}

/** JS `resolveSsoCredentials` (3.972): any `sso_` setting turns it on, and every problem ends the chain. */
export const ssoJs: FindProvider = (subject) => {
  const { profile } = subject
  if (!ANY.some((name) => hasSetting(profile, name))) return NOTHING
  const evidence = evidenceFor(profile, ...ANY)
  const sessionName = textIn(profile, 'sso_session')
  const session = sessionOf(subject, sessionName)
  if (sessionName !== null && !session)
    return fails('TypeError', chainText.ssoNoSession(profile.name, sessionName), evidence)
  const missing = missingOf(subject, session)
  if (missing.length > 0) return fails(ERROR, chainText.ssoIncomplete(profile.name, missing), evidence)
  const key = sessionName ?? textIn(profile, 'sso_start_url') ?? ''
  const bad = tokenFinding(subject, key, sessionName !== null)
  if (bad) return bad
  const fromSession = session ? [...FROM_SESSION].flatMap((name) => sectionEvidence(session, 'sso-session', name)) : []
  const all = [...evidence, ...fromSession, ...cacheEvidence(subject, key)]
  return found(chainText.sso(profile.name, sessionName), all, {
    warnings: incompleteWarnings(subject, key),
    expiresAt: tokenEnd(subject, key),
  })
}
