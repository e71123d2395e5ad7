import { mayPassLater } from '../../../app/session/refusals/passing-failure.ts'
import type { RenewalPlan, RenewalProgress } from '../../../app/session/routes/model.ts'
import { keeperText } from '../../../app/text/keeper-text.ts'
import type { Outcome, SessionFailure } from '../../../app/view/model.ts'
import type { World } from '../../facts/world.ts'
import type { PrepareRenewal, RenewalDeps } from './renewal-model.ts'

/**
 * Carries out a plan that needs nobody. Where it turns out to need a code after all, it is given up: nothing is asked from a timer.
 */
export async function renewWithoutCode(
  prepare: PrepareRenewal,
  world: World,
  plan: RenewalPlan,
  deps: RenewalDeps,
): Promise<Outcome<RenewalProgress, SessionFailure>> {
  const prepared = await prepare(world, plan, deps)
  if (!prepared.ok) return prepared
  const progress = await prepared.value.begin()
  if (progress.state === 'done') return { ok: true, value: progress }
  if (progress.state === 'needs-code') {
    prepared.value.cancel()
    return refuse('NeedsCode', keeperText.needsCode(nameOf(plan)), 'code')
  }
  const failed = [...progress.calls.values()].find((call) => call.kind === 'failed')
  if (failed === undefined) return refuse('network-cancelled', keeperText.cancelled, 'retry')
  return refuse(failed.code, failed.message, mayPassLater(failed.code) ? 'retry' : 'settings')
}

const nameOf = ({ opens, calls }: RenewalPlan): string => opens.at(-1)?.profile ?? calls.at(-1)?.profile ?? ''

function refuse(
  code: string,
  message: string,
  next: SessionFailure['next'],
): { readonly ok: false; readonly failure: SessionFailure } {
  return { ok: false, failure: { code, message, next, waitUntil: null } }
}
