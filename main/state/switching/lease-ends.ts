import { type Lease, leasesOver, NO_LEASES, nextLeaseEnd } from '../../../app/view/lease-alarm.ts'
import type { LeaseEnds } from '../desktop.ts'

/** Acts once on each lease that runs out while Lanyard runs; the one timer asks it. */
export function makeLeaseEnds(end: (lease: Lease) => void): LeaseEnds {
  let memory = NO_LEASES
  return {
    check: ({ active }, now) => {
      const looked = leasesOver(memory, active, now)
      memory = looked.memory
      for (const lease of looked.over) end(lease)
    },
    next: ({ active }, now) => nextLeaseEnd(active, now),
  }
}
