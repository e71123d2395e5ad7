import type { ReactElement } from 'react'
import { timeLeftText } from '../../../app/text/duration.ts'
import { detailText } from '../../../app/text/window-text.ts'
import type { RowBadge } from '../../../app/view/model.ts'
import { StateSign } from '../../parts/badge-mark.tsx'
import { Ring } from '../../parts/ring.tsx'
import { badgeLook } from '../../state/badge-look.ts'
import { localTime } from '../../state/local-time.ts'
import { useNow } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './time-left.module.css'

const css = classesOf(sheet)

type TimeLeftProps = { readonly badge: RowBadge; readonly storedIn: string | null }

/** How long the credentials live and where they stand; nothing where nothing ends. */
export function TimeLeft({ badge, storedIn }: TimeLeftProps): ReactElement | null {
  const now = useNow()
  const look = badgeLook(badge, now)
  if (badge.kind === 'unknown-expiry') {
    return (
      <section className={css('card')} aria-label={detailText.timeLeft}>
        <span className={css('sign', look.tone)}>
          <StateSign look={look} />
        </span>
        <div className={css('words')}>
          <p className={css('lead')}>{detailText.unknownExpiry}</p>
          <p className={css('small')}>{detailText.unknownExpiryHelp}</p>
        </div>
      </section>
    )
  }
  if (badge.kind !== 'expires') return null
  const over = badge.expiresAt <= now
  const time = localTime(badge.expiresAt, now)
  return (
    <section className={css('card')} aria-label={detailText.timeLeft} data-testid="time-left">
      <Ring share={look.share} size={44} stroke={5} tone={look.tone} />
      <div className={css('words')}>
        <p className={css('lead', look.tone)}>{timeLeftText(badge.expiresAt, now)}</p>
        <p className={css('small')}>{over ? detailText.ended(time) : detailText.until(time)}</p>
      </div>
      {storedIn === null ? null : <p className={css('stored')}>{storedIn}</p>}
    </section>
  )
}
