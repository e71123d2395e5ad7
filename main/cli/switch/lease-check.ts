import { settledAt, wentBack } from '../../../app/switch/changes.ts'
import { type LeaseRuling, leaseRuling, leaseText } from '../../../app/switch/lease-rule.ts'
import type { ActiveState } from '../../../app/switch/model.ts'
import { switchText } from '../../../app/text/switch-text.ts'
import { productionOf } from '../../../app/view/production.ts'
import { readMarks } from '../../marks/marks.ts'
import { loadSettings } from '../../settings/settings.ts'
import { editContextOf } from '../edit/context.ts'
import { printable } from '../terminal.ts'
import type { CliContext, VerbResult } from '../verb.ts'

type Refusal = VerbResult & { readonly kind: 'failure' }

/** What the person's own rule about production says against a switch; null: nothing. */
export async function leaseRefusal(
  profile: string,
  leaseSeconds: number | null,
  context: CliContext,
): Promise<Refusal | null> {
  const ruling = await rulingOn(profile, leaseSeconds, context)
  if (ruling.ok) return null
  const words = ruling.reason === 'needs-lease' ? switchText.needsLease : switchText.leaseTooLong
  return refusal(ruling, words(printable(profile), leaseText(ruling.longestSeconds)))
}

/** The same for going back. What a lease returns to is let be: nobody is to be kept in a lease. */
export async function backRefusal(state: ActiveState, context: CliContext): Promise<Refusal | null> {
  const held = settledAt(state, context.now())
  const target = held.returnsTo === null ? (wentBack(held, context.now())?.profile ?? null) : null
  if (target === null) return null
  const ruling = await rulingOn(target, null, context)
  if (ruling.ok) return null
  return refusal(ruling, switchText.backNeedsLease(printable(target), leaseText(ruling.longestSeconds)))
}

const refusal = ({ reason }: LeaseRuling & { readonly ok: false }, message: string): Refusal => ({
  kind: 'failure',
  code: reason,
  message,
})

async function rulingOn(profile: string, leaseSeconds: number | null, context: CliContext): Promise<LeaseRuling> {
  const access = editContextOf(context)
  const { production, productionLease } = await loadSettings(access)
  if (productionLease === 'off') return { ok: true }
  const { marks } = await readMarks(access)
  const kind = productionOf(production, marks)(profile) ? 'production' : 'other'
  return leaseRuling(leaseSeconds, kind, productionLease)
}
