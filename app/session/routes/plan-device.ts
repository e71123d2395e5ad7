import type { ProfileBook } from '../../profile/model.ts'
import { filledValue } from '../../profile/settings.ts'
import type { Instant } from '../../text/instant.ts'
import { expiryOf } from '../expiry.ts'
import { deviceOf } from '../keys.ts'
import { checkCredentialsFile, checkSerial } from '../prepare.ts'
import { finish, sharedDraft } from './assemble.ts'
import { emptyDraft, refuse } from './draft.ts'
import { buildGraph, type RouteGraph } from './graph.ts'
import type { RenewalPlan, RouteKind } from './model.ts'
import type { RouteOptions } from './options.ts'

/**
 * Everything that hangs on a device: one GetSessionToken for each access key, one AssumeRole for each role whose result has a place, and a
 * code for each call that takes one. A device that can give no code, or files that AWS CLI refuses, make a plan without calls that says why.
 */
export function planDevice(book: ProfileBook, serial: string, options: RouteOptions): RenewalPlan {
  return planOn(buildGraph(book, options), serial)
}

/** {@link planDevice} for every device that the files name, in file order. */
export function planEverything(book: ProfileBook, options: RouteOptions): readonly RenewalPlan[] {
  const graph = buildGraph(book, options)
  return devicesOf(graph).map((serial) => planOn(graph, serial))
}

/** Every device that a profile names, in file order, those that can give no code too. */
export function devicesIn(book: ProfileBook): readonly string[] {
  const serials = book.profiles.flatMap((profile) => deviceOf(profile) ?? [])
  return [...new Set(serials)]
}

function devicesOf(graph: RouteGraph): readonly string[] {
  return devicesIn(graph.book)
}

function planOn(graph: RouteGraph, serial: string): RenewalPlan {
  const unusable = checkCredentialsFile(graph.book)
  const known = checkSerial(serial, { name: serial })
  if (unusable !== null) return refusedPlan(graph, serial, unusable.failure)
  if (!known.ok) return refusedPlan(graph, serial, known.failure)
  const draft = sharedDraft(graph, {
    serial,
    accessKeyId: null,
    asked: null,
    roles: 'all',
    ownCode: 'included',
    insisted: null,
  })
  return finish(draft, kindOf(draft.calls))
}

function kindOf(calls: RenewalPlan['calls']): RouteKind {
  if (calls.some(({ action, serial }) => action === 'AssumeRole' && serial === null)) return 'shared-code'
  if (calls.some(({ action }) => action === 'GetSessionToken')) return 'session-token'
  return calls.length === 0 ? 'session-token' : 'own-code'
}

function refusedPlan(
  graph: RouteGraph,
  serial: string,
  { code, message }: { readonly code: string; readonly message: string },
): RenewalPlan {
  const draft = emptyDraft(graph)
  for (const profile of graph.book.profiles) {
    const named = filledValue(profile.settings, 'mfa_serial') === serial || deviceOf(profile) === serial
    if (named) refuse(draft, profile.name, code, message)
  }
  return finish(draft, 'session-token')
}

/** Temporary keys in the files whose end is known and still to come: what may stand as `RouteOptions.live`. */
export function liveSections(book: ProfileBook, now: Instant): ReadonlyMap<string, Instant> {
  const live = new Map<string, Instant>()
  for (const profile of book.profiles) {
    const expiry = expiryOf(profile)
    if (expiry.kind === 'at' && expiry.expiresAt > now) live.set(profile.name, expiry.expiresAt)
  }
  return live
}
