import type { ChainFacts, Evidence, ProviderId, Step, Verdict, Winner } from '../chain/model.ts'
import type { Profile } from '../profile/model.ts'
import { accountIdOfArn, groupAccountId, roleNameOf } from '../text/account.ts'
import type { Where } from '../text/chain-place-text.ts'
import { hiddenName, providerTitles, sentenceText, usedNames } from '../text/ladder-text.ts'
import { redact } from '../text/redact.ts'
import type { RichText } from './model.ts'
import { originAt } from './origin.ts'
import { code, plain, strong } from './rich-text.ts'
import { textOf } from './setting-value.ts'

/** Providers that read the selected profile (web identity too, unless variables configure it). */
const PROFILE_PROVIDERS: ReadonlySet<ProviderId> = new Set([
  'assume-role',
  'web-identity',
  'sso',
  'credentials-file',
  'login',
  'process',
  'config-file',
  'profile-keys',
])

/** Whether a rung speaks for the selected profile, and not for variables or the host. */
export function isOfProfile(provider: ProviderId, evidence: readonly Evidence[]): boolean {
  return PROFILE_PROVIDERS.has(provider) && !evidence.every((one) => one.kind === 'variable')
}

/** Providers whose credentials are keys: "they", not "it". */
const KEY_PROVIDERS: ReadonlySet<ProviderId> = new Set([
  'environment',
  'credentials-file',
  'config-file',
  'profile-keys',
  'boto-config',
  'system-properties',
])

/** Providers by which a host gives its own role. */
export const HOST_ROLES: ReadonlySet<ProviderId> = new Set(['container', 'instance-metadata'])

/** ` (credentials:8)` of the first line that decided, or nothing. */
function origin(evidence: readonly Evidence[], facts: ChainFacts): RichText {
  const first = evidence.find((one) => one.kind === 'setting')
  return first === undefined ? [] : [plain(` (${originAt(facts.book.files, first.file, first.line).label})`)]
}

const variableNames = (evidence: readonly Evidence[]): string[] =>
  evidence.flatMap((one) => (one.kind === 'variable' ? [one.name] : []))

function opening(verdict: Verdict, toolName: string, where: Where): RichText {
  const { name, origin: chosen } = verdict.profile
  const place = [plain(where.preposition), strong(where.words)]
  if (chosen.kind !== 'argument') return [strong(toolName), ...place]
  const asked = verdict.tool.startsWith('aws-cli') ? sentenceText.option(name) : sentenceText.inCode(name)
  return [strong(toolName), ...(where.said === 'always' ? place : []), plain(sentenceText.with), code(asked)]
}

/** Who named the profile: a variable, nobody, or the person on the spot (then nothing more is said). */
function selection(chosen: Evidence): RichText {
  if (chosen.kind === 'variable') return [plain(sentenceText.namedBy), code(chosen.name), plain(sentenceText.names)]
  return chosen.kind === 'default' ? [plain(sentenceText.asDefault)] : []
}

function roleParts(profile: Profile | undefined): RichText {
  const arn = profile === undefined ? null : textOf(profile, 'role_arn')
  const role = arn === null ? null : roleNameOf(arn)
  if (arn === null || role === null) return []
  const account = accountIdOfArn(arn)
  const where = account === null ? [] : [plain(sentenceText.inAccount), strong(groupAccountId(account))]
  return [plain(' '), strong(role), ...where]
}

function ssoParts(profile: Profile | undefined): RichText {
  const role = profile === undefined ? null : textOf(profile, 'sso_role_name')
  return role === null ? [] : [plain(' '), strong(role)]
}

/** The name inside what is used: the role, the IAM Identity Center role. */
function namedParts(winner: Winner, profile: Profile | undefined): RichText {
  if (winner.provider === 'assume-role' || winner.provider === 'web-identity') return roleParts(profile)
  return winner.provider === 'sso' ? ssoParts(profile) : []
}

function tailParts(winner: Winner, profile: Profile | undefined): RichText {
  if (winner.provider === 'sso') {
    const session = profile === undefined ? null : textOf(profile, 'sso_session')
    return session === null ? [] : [plain(sentenceText.session), strong(session)]
  }
  return winner.via.flatMap((source, index) => [
    plain(index === 0 ? sentenceText.assumedFrom : sentenceText.itselfFrom),
    strong(source),
  ])
}

function usesProfile(winner: Winner, verdict: Verdict, facts: ChainFacts): RichText {
  const name = winner.profile ?? verdict.profile.name
  const profile = facts.book.byName.get(name)
  return [
    plain(usedNames[winner.provider]),
    ...namedParts(winner, profile),
    plain(sentenceText.ofProfile),
    strong(name),
    ...origin(winner.evidence, facts),
    ...tailParts(winner, profile),
    ...selection(verdict.profile.origin),
  ]
}

function usesOther(winner: Winner): RichText {
  const [name] = variableNames(winner.evidence)
  if (winner.provider === 'environment') return [plain(sentenceText.keysIn), code(name ?? 'AWS_ACCESS_KEY_ID')]
  const named = name === undefined ? [] : [plain(' ('), code(name), plain(')')]
  return [plain(usedNames[winner.provider]), ...named]
}

/** One hidden thing: the profile itself when something outside it wins, else the part of the profile that loses. */
function hiddenParts(step: Step, outside: 'outside' | 'inside', verdict: Verdict, facts: ChainFacts): RichText {
  if (!isOfProfile(step.provider, step.evidence)) return [plain(hiddenName(step.provider))]
  if (outside === 'inside') return [plain(hiddenName(step.provider)), ...origin(step.evidence, facts)]
  return [plain(sentenceText.profile), strong(verdict.profile.name), ...origin(step.evidence, facts)]
}

/** What the winner hides; a profile that would have won by several rungs is named once. */
function hides(winner: Winner, verdict: Verdict, facts: ChainFacts): RichText {
  const outside = isOfProfile(winner.provider, winner.evidence) ? 'inside' : 'outside'
  let profileNamed = false
  const hidden = verdict.steps.filter((step) => {
    if (step.state !== 'shadowed') return false
    const ofProfile = outside === 'outside' && isOfProfile(step.provider, step.evidence)
    const again = ofProfile && profileNamed
    profileNamed ||= ofProfile
    return !again
  })
  if (hidden.length === 0) return []
  const parts = hidden.flatMap((step, index) => {
    const isLast = index === hidden.length - 1
    const joint = index === 0 ? [] : [plain(isLast ? sentenceText.and : sentenceText.comma)]
    return [...joint, ...hiddenParts(step, outside, verdict, facts)]
  })
  const lead = KEY_PROVIDERS.has(winner.provider) ? sentenceText.theyHide : sentenceText.itHides
  return [plain(lead), ...parts, plain(sentenceText.end)]
}

/** Keys before the role of the host: the question behind it is whose permissions count. */
function whoseRights(winner: Winner, verdict: Verdict): RichText {
  if (!KEY_PROVIDERS.has(winner.provider)) return []
  const hidden = verdict.steps.some(({ state, provider }) => state === 'shadowed' && HOST_ROLES.has(provider))
  return hidden ? [plain(sentenceText.ownersRights)] : []
}

const ended = (message: string): string => (/[.?]$/.test(message) ? message : `${message}.`)

function failing(verdict: Verdict): RichText {
  const provider = verdict.error?.provider ?? null
  const where =
    provider === null
      ? [plain(sentenceText.stopsBefore)]
      : [plain(sentenceText.stopsAt), strong(providerTitles[provider])]
  return [...where, plain(sentenceText.why), plain(ended(redact(verdict.error?.message ?? '')))]
}

function finding(verdict: Verdict): RichText {
  const metadata = verdict.steps.some((step) => step.state === 'not-probed')
  return [
    plain(sentenceText.findsNothing),
    strong(verdict.profile.name),
    plain(sentenceText.end),
    ...(metadata ? [plain(sentenceText.metadataLast)] : []),
  ]
}

/** The one sentence on top of the ladder: who wins, why, and what it hides; or where the tool stops. */
export function chainSentence(verdict: Verdict, facts: ChainFacts, toolName: string, where: Where): RichText {
  const start = opening(verdict, toolName, where)
  const { winner } = verdict
  if (verdict.outcome === 'fails') return [...start, ...failing(verdict)]
  if (verdict.outcome === 'none' || winner === null) return [...start, ...finding(verdict)]
  const used = isOfProfile(winner.provider, winner.evidence) ? usesProfile(winner, verdict, facts) : usesOther(winner)
  const told = [...used, plain(sentenceText.end), ...hides(winner, verdict, facts)]
  return [...start, plain(sentenceText.uses), ...told, ...whoseRights(winner, verdict)]
}
