import type { FieldControl } from '../../app/view/edit-model.ts'
import type { Snapshot } from '../../app/view/model.ts'
import { REGION_NAMES } from '../../app/view/region-names.ts'

/** Regions that profiles of this machine use, the most used first. */
function regionsInUse(snapshot: Pick<Snapshot, 'rows'>): readonly string[] {
  const counts = new Map<string, number>()
  for (const { region } of snapshot.rows) {
    if (region !== null) counts.set(region, (counts.get(region) ?? 0) + 1)
  }
  return [...counts].sort((left, right) => right[1] - left[1]).map(([region]) => region)
}

type Known = Pick<Snapshot, 'rows' | 'ssoSessions' | 'services'>

/** What may be chosen for a control whose value is a name; null for any other control. */
export function suggestionsFor(control: FieldControl, snapshot: Known): readonly string[] | null {
  if (control.kind === 'region') return [...new Set([...regionsInUse(snapshot), ...REGION_NAMES])]
  if (control.kind !== 'reference') return null
  switch (control.to) {
    case 'profile':
      return snapshot.rows.map((row) => row.name)
    case 'sso-session':
      return snapshot.ssoSessions
    case 'services':
      return snapshot.services
  }
}
