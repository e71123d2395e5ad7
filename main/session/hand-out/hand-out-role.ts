import { withoutCodeOn } from '../../../app/session/routes/index.ts'
import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import { handOutText } from '../../../app/text/broker-text.ts'
import { cachedCredentials } from '../renewal/cli-cache.ts'
import { renewWithoutCode } from '../renewal/renew-without-code.ts'
import { prepareRenewal } from '../renewal/renewal.ts'
import { sectionKeys } from './found-keys.ts'
import { codeNeeded, type Found, failedWith, type HandOut, isUsable, type ProfileCredentials } from './hand-out.ts'

/** AWS CLI asks again a quarter of an hour before the end (botocore `_advisory_refresh_timeout`): what is younger would be asked for twice. */
const MARGIN = 15 * 60_000

/** Of a life that is itself short, the share that may be left before it is renewed. */
const LAST_PART = 1 / 4

/** A role: what is alive somewhere with time enough, else assumed without a code, else what is alive at all, else the code it takes. */
export async function roleCredentials(search: HandOut): Promise<Found> {
  const { world, graph, name, deps, now } = search
  const plan = withoutCodeOn(graph, name)
  const alive = await aliveOf(search)
  const margin = marginOf(plan, name)
  const fresh = alive.find(({ expiresAt }) => expiresAt === null || expiresAt - now > margin)
  const [first] = alive
  if (fresh !== undefined) return { ok: true, value: fresh }
  if (plan === null) return first === undefined ? needed(search) : { ok: true, value: first }
  const renewed = await renewWithoutCode(prepareRenewal, world, plan, deps.renewal)
  const held = heldForRole(search)
  if (renewed.ok && held !== null) return { ok: true, value: held }
  if (first !== undefined) return { ok: true, value: first }
  return renewed.ok ? failedWith('unexpected', handOutText.unexpected(name)) : failureOf(search, renewed.failure)
}

/** What this process holds under the profile's own name. */
export function heldForRole({ name, deps }: HandOut): ProfileCredentials | null {
  const now = deps.renewal.clock.now()
  const held = deps.renewal.memory.get(name, now)
  return held !== null && isUsable(held.expiresAt, now) ? held : null
}

const endOf = ({ expiresAt }: ProfileCredentials): number => expiresAt ?? 0

/** Longest life first, so that a program comes back as late as can be. */
async function aliveOf(search: HandOut): Promise<readonly ProfileCredentials[]> {
  const { world, name, deps, now } = search
  const cached = await cachedCredentials(world, name, deps.renewal)
  const found = [heldForRole(search), inOwnSection(search), cached].filter((one) => one !== null)
  return found.filter(({ expiresAt }) => isUsable(expiresAt, now)).toSorted((one, other) => endOf(other) - endOf(one))
}

/** The section that was chosen for the role's credentials. */
function inOwnSection({ world, name, deps }: HandOut): ProfileCredentials | null {
  const place = deps.preferences.get(name)?.place
  if (place?.kind !== 'target') return null
  const section = world.facts.book.byName.get(place.section)?.sections.credentials ?? null
  const keys = sectionKeys(section)
  return keys?.sessionToken === undefined || keys.expiresAt === null
    ? null
    : { ...keys, sessionToken: keys.sessionToken }
}

function marginOf(plan: RenewalPlan | null, name: string): number {
  const seconds = plan?.calls.find(({ profile }) => profile === name)?.durationSeconds
  return seconds === undefined ? 0 : Math.min(MARGIN, seconds * 1000 * LAST_PART)
}

function needed(search: HandOut): Found {
  const { graph, name } = search
  const node = graph.nodes.get(name)
  if (node === undefined) return failedWith('no-credentials', handOutText.unknown(name))
  if (node.kind === 'stuck') return failedWith(node.code, node.message)
  const { ground, role } = node
  const serial = ground.kind === 'session' ? ground.serial : role.serial
  if (serial === null) return failedWith('no-credentials', handOutText.ended(name))
  return codeNeeded(search, serial, null)
}

/** Given up by the one who asked is too late for the one who waits. */
function failureOf({ name }: HandOut, { code, message, next }: { code: string; message: string; next: string }): Found {
  if (code === 'network-cancelled' || code === 'network-timeout')
    return failedWith('too-late', handOutText.tooLate(name), 'retry')
  return failedWith(code, message, next === 'retry' ? 'retry' : 'settings')
}
