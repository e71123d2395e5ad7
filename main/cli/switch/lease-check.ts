import { settledAt, wentBack } from '../../../app/switch/changes.ts'
import { leaseRuling, leaseText } from '../../../app/switch/lease-rule.ts'
import type { ActiveState } from '../../../app/switch/model.ts'
import { activeText } from '../../../app/text/active-text.ts'
import { productionOf } from '../../../app/view/production.ts'
import { readMarks } from '../../marks/marks.ts'
import { loadSettings } from '../../settings/settings.ts'
import { editContextOf } from '../edit/context.ts'
import { printable } from '../terminal.ts'
import type { CliContext, VerbResult } from '../verb.ts'

/** What the person's own rule about production says against a switch; null: nothing. */
export async function leaseRefusal(
  profile: string,
  leaseSeconds: number | null,
  context: CliContext,
): Promise<(VerbResult & { readonly kind: 'failure' }) | null> {
  const access = editContextOf(context)
  const { production, productionLease } = await loadSettings(access)
  if (productionLease === 'off') return null
  const { marks } = await readMarks(access)
  const kind = productionOf(production, marks)(profile) ? 'production' : 'other'
  const ruling = leaseRuling(leaseSeconds, kind, productionLease)
  if (ruling.ok) return null
  const words = ruling.reason === 'needs-lease' ? activeText.needsLease : activeText.leaseTooLong
  return { kind: 'failure', code: ruling.reason, message: words(printable(profile), leaseText(ruling.longestSeconds)) }
}

/** The same for going back. What a lease returns to is let be: nobody is to be kept in a lease. */
export async function backRefusal(
  state: ActiveState,
  context: CliContext,
): Promise<(VerbResult & { readonly kind: 'failure' }) | null> {
  const held = settledAt(state, context.now())
  const target = held.returnsTo === null ? (wentBack(held, context.now())?.profile ?? null) : null
  return target === null ? null : leaseRefusal(target, null, context)
}
