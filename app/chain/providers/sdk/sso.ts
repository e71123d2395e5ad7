import type { ProfileSection } from '../../../profile/model.ts'
import { chainText } from '../../../text/chain-text.ts'
import { type Afterwards, sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { FindProvider, Found, Subject } from '../../engine-model.ts'
import { found, NOTHING } from '../../findings.ts'
import type { Evidence } from '../../model.ts'
import { evidenceFor, hasSetting, type ProfileView, sectionEvidence, textIn } from '../../profile-view.ts'
import type { Trouble } from '../../trouble.ts'
import { cacheEvidence, tokenEnd } from '../sso-botocore.ts'

const ALL = ['sso_session', 'sso_account_id', 'sso_role_name', 'sso_start_url', 'sso_region'] as const
const OF_SESSION = ['sso_region', 'sso_start_url'] as const
const OF_PROFILE = ['sso_account_id', 'sso_role_name'] as const

/** How an SDK reads the settings of IAM Identity Center. */
export type SsoRules = {
  /** Any of these turns it on. */
  readonly turnsOn: readonly string[]
  /** What the profile itself must have. `both-or-none`: both, or none of them, which gives a token instead of credentials. */
  readonly ofProfile: 'both' | 'both-or-none' | 'none'
  /** Region and start URL in the profile beside an sso-session. */
  readonly beside: 'must-agree' | 'forbidden' | 'ignored'
  readonly trouble: Trouble
  readonly codes: { readonly incomplete: string; readonly noSession: string }
  /** What follows a token that is missing or over; it is looked for at the first call. */
  readonly afterwards: Afterwards
}

type Fault = { readonly code: string; readonly reason: string; readonly evidence: readonly Evidence[] }

/** Settings of the profile and its sso-session by an SDK's rules; the token is looked for at the first call. */
export function findSso(rules: SsoRules): FindProvider {
  return (subject) => {
    const { profile } = subject
    if (!rules.turnsOn.some((name) => hasSetting(profile, name))) return NOTHING
    const fault = faultOf(profile, rules)
    if (fault !== null) return rules.trouble(subject, fault.code, fault.reason, fault.evidence)
    return ssoFound(subject, rules)
  }
}

function sessionOf(profile: ProfileView): ProfileSection | null {
  const name = textIn(profile, 'sso_session')
  return name === null || name === '' ? null : namedSession(profile, name)
}

/** In the same files; quotes around the name in the header are Ruby's affair, whose reading keeps them. */
function namedSession({ pair }: ProfileView, name: string): ProfileSection | null {
  const { config, credentials } = pair
  for (const each of [name, `'${name}'`]) {
    const section = config.ssoSessions.get(each) ?? credentials.ssoSessions.get(each)
    if (section !== undefined) return section
  }
  return null
}

function faultOf(profile: ProfileView, rules: SsoRules): Fault | null {
  const named = textIn(profile, 'sso_session')
  const session = sessionOf(profile)
  if (named && rules.beside === 'forbidden') {
    const own = OF_SESSION.find((name) => hasSetting(profile, name))
    if (own !== undefined)
      return fault(rules.codes.incomplete, sdkChainText.ssoOnlyInSession(profile.name, own), profile, own)
  }
  if (named && session === null)
    return fault(rules.codes.noSession, chainText.ssoNoSession(profile.name, named), profile, 'sso_session')
  const missing = [...missingOfProfile(profile, rules), ...missingOfSession(profile, session)]
  if (missing.length > 0)
    return fault(rules.codes.incomplete, chainText.ssoIncomplete(profile.name, missing), profile, ...ALL)
  const differing = session === null || rules.beside !== 'must-agree' ? undefined : conflictOf(profile, session)
  if (session === null || differing === undefined) return null
  const reason = chainText.ssoConflict(profile.name, session.name, differing)
  return fault(rules.codes.incomplete, reason, profile, differing)
}

function fault(code: string, reason: string, profile: ProfileView, ...names: readonly string[]): Fault {
  return { code, reason, evidence: evidenceFor(profile, ...names) }
}

function missingOfProfile(profile: ProfileView, { ofProfile }: SsoRules): string[] {
  const missing = OF_PROFILE.filter((name) => !hasSetting(profile, name))
  if (ofProfile === 'none' || (ofProfile === 'both-or-none' && missing.length === OF_PROFILE.length)) return []
  return missing
}

function missingOfSession(profile: ProfileView, session: ProfileSection | null): string[] {
  return OF_SESSION.filter((name) => (session === null ? !hasSetting(profile, name) : !session.settings.has(name)))
}

function conflictOf(profile: ProfileView, session: ProfileSection): string | undefined {
  return OF_SESSION.find((name) => {
    const own = textIn(profile, name)
    const theirs = session.settings.get(name)?.value
    return own !== null && theirs?.kind === 'plain' && own !== theirs.text
  })
}

function ssoFound(subject: Subject, rules: SsoRules): Found {
  const { profile } = subject
  const session = textIn(profile, 'sso_session')
  const key = session || (textIn(profile, 'sso_start_url') ?? '')
  const section = sessionOf(profile)
  const evidence = [
    ...evidenceFor(profile, ...ALL),
    ...(section === null ? [] : OF_SESSION.flatMap((name) => sectionEvidence(section, 'sso-session', name))),
    ...cacheEvidence(subject, key),
  ]
  const givesToken = rules.ofProfile === 'both-or-none' && !hasSetting(profile, 'sso_account_id')
  const warnings = [
    ...(givesToken ? [sdkChainText.ssoGivesToken(profile.name)] : []),
    ...tokenWarnings(subject, key, rules.afterwards),
  ]
  return found(chainText.sso(profile.name, session), evidence, { warnings, expiresAt: tokenEnd(subject, key) })
}

function tokenWarnings({ facts, profile }: Subject, key: string, afterwards: Afterwards): string[] {
  const fact = facts.external.ssoTokens.get(key)
  const login = chainText.ssoLogin(profile.name)
  if (fact?.state !== 'present') return [sdkChainText.ssoTokenMissing(key, login, afterwards)]
  const isOver = fact.expiresAt !== null && fact.expiresAt <= facts.now && !fact.renewable
  return isOver ? [sdkChainText.ssoTokenExpired(key, login, afterwards)] : []
}
