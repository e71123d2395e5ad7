import { routeText } from '../../text/route-text.ts'
import { checkTarget, type TargetCheck } from '../target.ts'
import type { Root, RouteGraph } from './graph.ts'
import type { ResultPlace } from './model.ts'
import { preferenceOf } from './options.ts'

/** Why a section cannot be written. */
export type SectionRefusal = { readonly section: string; readonly code: string; readonly message: string }

/** Where a result goes, and what is to be said of it. */
export type PlaceFound = {
  readonly place: ResultPlace
  readonly note: string | null
  /** Why its own section cannot be written; null: it can, or was not wanted. */
  readonly refused: SectionRefusal | null
}

/** A section fit for a role, or why it is not. */
export type SectionCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string }

const MEMORY: ResultPlace = { kind: 'memory' }
const CLI_CACHE: ResultPlace = { kind: 'cli-cache' }

const found = (place: ResultPlace, note: string | null): PlaceFound => ({ place, note, refused: null })

/** Where the base session of a root goes: its target, or memory where that was chosen or nothing else is possible. */
export function basePlace(graph: RouteGraph, root: Root, serial: string): PlaceFound {
  const { profile, target } = root
  const isKeys = graph.standings.get(profile)?.kind === 'keys'
  const wished = isKeys ? preferenceOf(graph.options, profile).place : null
  if (graph.homes.get(profile) !== serial) return found(MEMORY, routeText.otherDevice(profile, serial, target))
  if (wished?.kind === 'memory') return found(MEMORY, routeText.baseInMemory(profile))
  const check = checkTarget(graph.book, profile, target)
  if (!check.ok) return refuse(target, check)
  const owner = graph.targets.get(target)
  if (owner !== undefined && owner.profile !== profile)
    return refuse(target, { code: 'target-taken', message: routeText.sectionTaken(target, owner.profile) })
  return found({ kind: 'target', section: target }, baseNote(graph, root, wished))
}

function baseNote(graph: RouteGraph, { profile, target }: Root, wished: ResultPlace | null): string | null {
  if (wished?.kind === 'cli-cache') return routeText.noCacheForSessions(profile, target)
  if (wished?.kind === 'target' && wished.section !== target) {
    const check = checkTarget(graph.book, profile, wished.section)
    return check.ok ? null : routeText.instead(check.message, target)
  }
  return isHidden(graph, target) ? routeText.sectionHidden(target) : null
}

function refuse(section: string, why: { readonly code: string; readonly message: string }): PlaceFound {
  return { place: MEMORY, note: null, refused: { section, code: why.code, message: why.message } }
}

/** Where a role's credentials go when they get a call: as chosen, else into AWS CLI's cache. */
export function rolePlace(graph: RouteGraph, profile: string): PlaceFound {
  const wished = preferenceOf(graph.options, profile).place
  if (wished === null) return found(CLI_CACHE, null)
  if (wished.kind !== 'target') return found(wished, null)
  const check = checkRoleSection(graph, profile, wished.section)
  return check.ok ? found(wished, null) : found(CLI_CACHE, routeText.cacheInstead(check.message))
}

/** Whether a role's credentials may be written to a section: the rules of sessions, and no section of a base session or another role. */
export function checkRoleSection(graph: RouteGraph, profile: string, section: string): SectionCheck {
  if (section === profile) return { ok: false, code: 'target-is-source', message: routeText.sectionIsRole(profile) }
  const check: TargetCheck = checkTarget(graph.book, profile, section)
  if (!check.ok) return check
  const owner = graph.targets.get(section)?.profile ?? graph.claims.get(section) ?? profile
  if (owner !== profile) return { ok: false, code: 'target-taken', message: routeText.sectionTaken(section, owner) }
  return isHidden(graph, section)
    ? { ok: false, code: 'target-hidden', message: routeText.sectionHidden(section) }
    : { ok: true }
}

/** What AWS CLI follows before the keys of the credentials file. */
const FOLLOWED_FIRST = ['role_arn', 'web_identity_token_file', 'sso_account_id', 'sso_role_name'] as const

function isHidden({ book }: RouteGraph, section: string): boolean {
  const settings = book.byName.get(section)?.settings
  return settings !== undefined && FOLLOWED_FIRST.some((name) => settings.has(name))
}
