import type { ReactElement } from 'react'
import { groupAccountId } from '../../../app/text/account.ts'
import { activeCardText } from '../../../app/text/active-card-text.ts'
import { profilesText } from '../../../app/text/window-text.ts'
import type { RowBadge } from '../../../app/view/model.ts'
import type { ActiveView } from '../../../app/view/switch-model.ts'
import { ColourMark } from '../../parts/colour-mark.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Ring } from '../../parts/ring.tsx'
import { openSwitcher } from '../../state/act.ts'
import { badgeLook, lookKey } from '../../state/badge-look.ts'
import { useClockAnswer, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './active-card.module.css'

const css = classesOf(sheet)

/** The profile that new commands use; a click opens the switcher. */
export function ActiveCard(): ReactElement {
  const state = useWindowState()
  const { active, platform } = useSnapshot()
  const mod = platform === 'darwin' ? '⌘P' : 'Ctrl+P'
  return (
    <button
      type="button"
      className={css('card', active.label, active.profile === null && 'none')}
      aria-haspopup="dialog"
      aria-keyshortcuts={platform === 'darwin' ? 'Meta+P' : 'Control+P'}
      title={[active.profile ?? activeCardText.none, active.problem, `${activeCardText.change} ${mod}`]
        .filter((part) => part !== null)
        .join('\n')}
      data-testid="active-card"
      onClick={() => openSwitcher(state, null)}
    >
      <span className={css('caption')}>
        <span className="visually-hidden">{activeCardText.spoken}: </span>
        <span aria-hidden="true">{activeCardText.caption}</span>
        {active.label === null ? null : <span className={css('label')}>{profilesText.production}</span>}
        <span className={css('sign')}>
          <Icon name="swap" size={14} />
        </span>
      </span>
      {active.profile === null ? <Nobody /> : <Somebody active={active} profile={active.profile} />}
      <Notes active={active} />
    </button>
  )
}

function Nobody(): ReactElement {
  return (
    <>
      <span className={css('profile')}>{activeCardText.none}</span>
      <span className={css('who')}>
        <Ring share={null} size={26} stroke={4} tone="quiet" />
        <span className={css('words')}>
          <span className={css('small')}>{activeCardText.noneHelp}</span>
        </span>
      </span>
    </>
  )
}

function Somebody({ active, profile }: { readonly active: ActiveView; readonly profile: string }): ReactElement {
  const { now } = useWindowState()
  const row = useSnapshot().rows.find(({ name }) => name === profile)
  const badge = badgeOfActive(active, row?.badge ?? null)
  useClockAnswer((at) => (badge === null ? '' : lookKey(badgeLook(badge, at))))
  const look = badge === null ? null : badgeLook(badge, now.get())
  return (
    <>
      <span className={css('profile')}>
        {active.colour === null ? null : <ColourMark colour={active.colour} />}
        {profile}
      </span>
      <span className={css('who')}>
        <Ring share={look?.share ?? null} size={26} stroke={4} tone={look?.tone ?? 'quiet'} />
        <span className={css('words')}>
          {active.accountId === null ? null : <span className={css('small')}>{groupAccountId(active.accountId)}</span>}
          {look === null ? null : <span className={css('small', look.tone)}>{look.text}</span>}
        </span>
      </span>
    </>
  )
}

/** Its end as the row says it; a row may know better (broken, shadowed). Null: it is in no file. */
function badgeOfActive({ expiresAt, lifetime }: ActiveView, badge: RowBadge | null): RowBadge | null {
  if (badge !== null && badge.kind !== 'expires') return badge
  return expiresAt === null ? badge : { kind: 'expires', expiresAt, lifetime }
}

/** What is on its way: the end of a lease, `[default]`, and what is wrong. */
function Notes({ active }: { readonly active: ActiveView }): ReactElement | null {
  const { lease, defaultFor, problem, profile } = active
  const leaseText = useClockAnswer((at) =>
    lease === null ? '' : activeCardText.lease(lease.returnsTo, lease.endsAt, at),
  )
  const defaultText = useClockAnswer((at) => (defaultFor === null ? '' : defaultWords(defaultFor, profile, at)))
  if (leaseText === '' && defaultText === '' && problem === null) return null
  return (
    <span className={css('notes')}>
      {leaseText === '' ? null : <Note icon="clock" text={leaseText} />}
      {defaultText === '' ? null : (
        <Note icon={defaultFor?.trouble === null ? 'terminal' : 'warning'} text={defaultText} />
      )}
      {problem === null ? null : <Note icon="warning" text={problem} />}
    </span>
  )
}

function defaultWords(standIn: NonNullable<ActiveView['defaultFor']>, active: string | null, at: number): string {
  const endsAt = standIn.lease?.endsAt ?? null
  return standIn.profile === active
    ? activeCardText.defaultIsToo(endsAt, at)
    : activeCardText.defaultFor(standIn.profile, endsAt, at)
}

type NoteProps = { readonly icon: 'clock' | 'terminal' | 'warning'; readonly text: string }

function Note({ icon, text }: NoteProps): ReactElement {
  return (
    <span className={css('note', icon)}>
      <Icon name={icon} size={12} />
      <span className={css('noteText')}>{text}</span>
    </span>
  )
}
