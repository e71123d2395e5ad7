import type { ProfileBook } from '../../../app/profile/model.ts'
import { noticeText } from '../../../app/text/notice-text.ts'
import type { Lease } from '../../../app/view/lease-alarm.ts'
import { type Notice, plainNotice } from '../../../app/view/notices.ts'
import type { EditContext } from '../../edit/model.ts'
import { errorFields, type Log } from '../../log.ts'
import { expireLease } from '../../switch/active-store.ts'
import { refreshActive } from '../../switch/active-upkeep.ts'
import { expireSwap, swapState } from '../../switch/default-swap.ts'
import { followSwap } from '../../switch/swap-follow.ts'
import type { ActiveWatch } from '../../switch/watch-active.ts'
import type { Store } from '../store.ts'

/** What keeps the active profile, and what `[default]` stands for, up to date. */
export type SwitchFollow = {
  /** There is time: leases that ran out meanwhile are written down, and the file is watched. */
  readonly begin: () => Promise<void>
  /** A new snapshot is in force: the files may have changed. */
  readonly follow: () => void
  /** A lease has run out. */
  readonly leaseOver: (lease: Lease) => Promise<void>
  /** Looks anew at what `[default]` stands for. */
  readonly checkStandIn: () => Promise<void>
  readonly stop: () => void
}

export type SwitchFollowOptions = {
  readonly store: Store
  /** For what nobody asked for. */
  readonly context: EditContext
  readonly log: Log
  readonly notify: (notice: Notice) => void
  readonly watch: (hear: () => void) => Promise<ActiveWatch>
}

/** Makes it; it is still until `begin`. */
export function makeSwitchFollow(options: SwitchFollowOptions): SwitchFollow {
  const { store, context, log } = options
  let seen: ProfileBook | null = null
  let watching: ActiveWatch | null = null
  const checkStandIn = (): Promise<void> => showStandIn(options)
  const look = async (): Promise<void> => {
    const { book } = store.picture().world.facts
    if (seen === null || seen === book) return
    seen = book
    await refreshActive(context, book)
    if ((await followSwap(context)) === 'up-to-date') await lookTwice(store)
    await Promise.all([store.lookAtActive(), checkStandIn()])
  }
  return {
    begin: async () => {
      seen = store.picture().world.facts.book
      await expireLease(context)
      await endSwap(options)
      await refreshActive(context, seen)
      await Promise.all([store.lookAtActive(), checkStandIn()])
      watching = await options.watch(() => void store.lookAtActive().then(() => watching?.renew()))
    },
    follow: () => void look().catch((error: unknown) => log.error('switch-follow-failed', errorFields(error))),
    leaseOver: (lease) => (lease.of === 'active' ? endLease(lease, options) : endSwap(options)),
    checkStandIn,
    stop: () => watching?.close(),
  }
}

/** A change is believed when it was seen twice alike, and nobody has to wait for the second time after a write of our own. */
async function lookTwice(store: Store): Promise<void> {
  await store.look()
  await store.look()
}

async function showStandIn({ store, context, log }: SwitchFollowOptions): Promise<void> {
  const { state, problem } = await swapState(context)
  if (problem !== null) log.warn('stand-in-unusable')
  if (state === null) return store.showStandIn(null)
  const { profile, leaseUntil, trouble } = state
  store.showStandIn({ profile, lease: leaseUntil === null ? null : { endsAt: leaseUntil }, trouble })
}

async function endLease({ profile, returnsTo }: Lease, options: SwitchFollowOptions): Promise<void> {
  const { store, context, notify } = options
  await expireLease(context)
  await store.lookAtActive()
  const { leaseOverTitle, leaseOverBody } = noticeText
  const now = context.clock.now()
  notify(plainNotice('lease', returnsTo ?? profile, leaseOverTitle(profile), leaseOverBody(returnsTo), now))
}

async function endSwap(options: SwitchFollowOptions): Promise<void> {
  const { store, context, notify } = options
  const expired = await expireSwap(context)
  if (expired.kind === 'nothing') return
  await lookTwice(store)
  await showStandIn(options)
  const { profile, message } = expired
  notify(plainNotice('default', profile, noticeText.defaultOverTitle, message, context.clock.now()))
}
