import { chainText } from '../../../text/chain-text.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { Finding, FindProvider, Found, Subject } from '../../engine-model.ts'
import { found, incomplete, NOTHING } from '../../findings.ts'
import type { Evidence } from '../../model.ts'
import { evidenceFor, hasSetting, type ProfileView, profileExists, siblingOf, textIn } from '../../profile-view.ts'
import type { Trouble } from '../../trouble.ts'

/** What `credential_source` may name, and what the SDK makes of it; null for a name it does not know. */
export type NamedSource = (subject: Subject, named: string) => Finding | null

/** How an SDK assumes roles from a profile. The source is asked by `sources`, in order: the first that is configured counts. */
export type RoleRules = {
  readonly isRole: (view: ProfileView) => boolean
  /** A role without a source: an error, or the next rung is asked. */
  readonly noSource: 'trouble' | 'next-rung'
  readonly trouble: Trouble
  readonly codes: Readonly<Record<'noSource' | 'twoSources' | 'unknownSource' | 'missing' | 'empty' | 'loop', string>>
  readonly named: NamedSource
  /** What a source profile is asked; `assume` is the role of that profile itself. */
  readonly sources: (assume: FindProvider) => readonly FindProvider[]
  /** A profile that names itself: asked by these for its own credentials, or treated as any other source. */
  readonly self: readonly FindProvider[] | 'as-any'
  /** Where a circle is noticed: at a source that was met, or at a role that was met. The selected profile counts as met, or not. */
  readonly loop: 'at-source' | 'at-source-not-first' | 'at-role'
  readonly mfa: 'asked' | 'ignored' | 'error'
  /** A `credential_source` without a role gives that source's credentials (Rust, Kotlin). */
  readonly bareSource: 'credentials' | 'nothing'
}

const SHOWN = ['role_arn', 'source_profile', 'credential_source', 'mfa_serial'] as const

/** `role_arn` with a source, by an SDK's rules. STS is supposed to succeed. */
export function findAssumeRole(rules: RoleRules): FindProvider {
  return (subject) => assume(rules, subject, rules.loop === 'at-source' ? [subject.profile.name] : [])
}

function assume(rules: RoleRules, subject: Subject, visited: readonly string[]): Finding {
  const { profile } = subject
  const named = textIn(profile, 'credential_source')
  const evidence = evidenceFor(profile, ...SHOWN)
  if (!rules.isRole(profile)) {
    const isBare = rules.bareSource === 'credentials' && named !== null && !hasSetting(profile, 'role_arn')
    return isBare ? fromNamed(rules, subject, named, sdkChainText.bareSource(profile.name, named)) : NOTHING
  }
  const source = textIn(profile, 'source_profile')
  if (source !== null && named !== null)
    return rules.trouble(subject, rules.codes.twoSources, chainText.roleBothSources(profile.name), evidence)
  if (rules.mfa === 'error' && hasSetting(profile, 'mfa_serial') && (source !== null || named !== null))
    return rules.trouble(subject, rules.codes.noSource, sdkChainText.roleNoMfa(profile.name), evidence)
  if (source !== null) return fromProfile(rules, subject, source, visited)
  if (named !== null) return fromNamed(rules, subject, named, chainText.roleNamedSource(profile.name, named))
  const reason = chainText.roleNoSource(profile.name)
  if (rules.noSource === 'next-rung') return incomplete(reason, evidence)
  return rules.trouble(subject, rules.codes.noSource, reason, evidence)
}

function fromNamed(rules: RoleRules, subject: Subject, named: string, reason: string): Finding {
  const { profile } = subject
  const evidence = evidenceFor(profile, ...SHOWN)
  const finding = rules.named(subject, named)
  if (finding === null) {
    const unknown = sdkChainText.sourceUnsupported(profile.name, named)
    return rules.trouble(subject, rules.codes.unknownSource, unknown, evidence)
  }
  if (finding.kind !== 'found') return finding
  const mfa = mfaWarnings(rules, profile)
  return found(reason, [...evidence, ...finding.evidence], { warnings: [...mfa, ...finding.warnings] })
}

const mfaWarnings = ({ mfa }: RoleRules, profile: ProfileView): string[] =>
  mfa === 'ignored' && hasSetting(profile, 'mfa_serial') ? [sdkChainText.mfaIgnored(profile.name)] : []

/** Nobody means longer chains, and a hostile file must not exhaust the stack. */
const MOST_HOPS = 200

function fromProfile(rules: RoleRules, subject: Subject, source: string, visited: readonly string[]): Finding {
  const { profile } = subject
  const evidence = evidenceFor(profile, ...SHOWN)
  const trouble = (code: string, reason: string) => rules.trouble(subject, code, reason, evidence)
  const isSelf = source === profile.name && rules.self !== 'as-any'
  const met = rules.loop === 'at-role' ? profile.name : source
  if (!isSelf && (visited.includes(met) || visited.length > MOST_HOPS))
    return trouble(rules.codes.loop, chainText.roleLoop([...visited, met]))
  const view = siblingOf(profile, source)
  if (!profileExists(view)) return trouble(rules.codes.missing, chainText.roleSourceMissing(profile.name, source))
  const assumeBelow: FindProvider = (below) => assume(rules, below, [...visited, met])
  const finders = isSelf ? selfFinders(rules) : rules.sources(assumeBelow)
  const below = firstOf(finders, { ...subject, profile: view })
  if (below === null) return trouble(rules.codes.empty, chainText.roleSourceEmpty(source))
  if (below.kind !== 'found') return { ...below, evidence: [...evidence, ...below.evidence] }
  return roleFound(rules, profile, source, below, evidence)
}

const selfFinders = ({ self }: RoleRules): readonly FindProvider[] => (self === 'as-any' ? [] : self)

/** The first that is configured; half a pair of keys that the SDK passes over is none. */
function firstOf(finders: readonly FindProvider[], subject: Subject): Finding | null {
  for (const find of finders) {
    const finding = find(subject)
    if (finding.kind === 'found' || finding.kind === 'fails') return finding
    if (finding.kind === 'incomplete' && finding.next === 'group') return finding
  }
  return null
}

function roleFound(
  rules: RoleRules,
  profile: ProfileView,
  source: string,
  below: Found,
  evidence: readonly Evidence[],
): Found {
  const mfa = hasSetting(profile, 'mfa_serial') && rules.mfa === 'asked' ? 'prompt' : 'none'
  return found(chainText.role(profile.name, source, mfa), [...evidence, ...below.evidence], {
    via: [source, ...below.via],
    warnings: [...mfaWarnings(rules, profile), ...below.warnings],
  })
}
