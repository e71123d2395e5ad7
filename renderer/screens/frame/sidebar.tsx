import type { ReactElement } from 'react'
import { timeLeftText } from '../../../app/text/duration.ts'
import { frameText } from '../../../app/text/window-text.ts'
import type { ProfileRow } from '../../../app/view/model.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Ring } from '../../parts/ring.tsx'
import { goTo, goToRoom } from '../../state/act.ts'
import { badgeLook } from '../../state/badge-look.ts'
import { endsFirst } from '../../state/rows.ts'
import { countSessions } from '../../state/timeline.ts'
import { type Room, useNow, usePlace, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './sidebar.module.css'

const css = classesOf(sheet)

/** The rooms that exist, and what lives shortest. */
export function Sidebar(): ReactElement {
  const { rows, findings } = useSnapshot()
  return (
    <nav className={css('side')} aria-label={frameText.rooms}>
      <EndsFirst />
      <RoomLink room="profiles" icon="list" text={frameText.profiles} count={rows.length} />
      <RoomLink room="chain" icon="chain" text={frameText.chain} />
      <SessionsLink />
      <RoomLink room="advice" icon="advice" text={frameText.advice} count={findings.length} />
      <RoomLink room="history" icon="history" text={frameText.history} />
      <span className={css('rest')} />
      <RoomLink room="settings" icon="settings" text={frameText.settings} />
    </nav>
  )
}

type RoomLinkProps = {
  readonly room: Room
  readonly icon: IconName
  readonly text: string
  readonly count?: number | string
}

/** Watches the clock by itself: how many end soon when any does, else how many live. */
function SessionsLink(): ReactElement {
  const { sessions } = useSnapshot()
  const { live, soon } = countSessions(sessions?.bars ?? [], useNow())
  const count = soon === 0 ? live : frameText.soonCount(soon)
  return <RoomLink room="sessions" icon="clock" text={frameText.sessions} count={count} />
}

function RoomLink({ room, icon, text, count }: RoomLinkProps): ReactElement {
  const state = useWindowState()
  const here = usePlace().room === room
  return (
    <button
      type="button"
      className={css('room', here && 'here')}
      aria-current={here ? 'page' : undefined}
      title={text}
      onClick={() => goToRoom(state, room)}
    >
      <Icon name={icon} />
      <span className={css('name')}>{text}</span>
      {count === undefined || count === 0 ? null : <span className={css('count')}>{count}</span>}
    </button>
  )
}

function EndsFirst(): ReactElement | null {
  const { rows } = useSnapshot()
  const now = useNow()
  const row = endsFirst(rows, now)
  return row === null || row.badge.kind !== 'expires' ? null : (
    <EndsFirstCard row={row} expiresAt={row.badge.expiresAt} now={now} />
  )
}

type CardProps = { readonly row: ProfileRow; readonly expiresAt: number; readonly now: number }

function EndsFirstCard({ row, expiresAt, now }: CardProps): ReactElement {
  const state = useWindowState()
  const look = badgeLook(row.badge, now)
  const left = timeLeftText(expiresAt, now)
  return (
    <button
      type="button"
      className={css('card', row.label)}
      title={row.name}
      onClick={() => goTo(state, { room: 'profiles', profile: row.name })}
    >
      <Ring share={look.share} size={30} stroke={4} tone={look.tone} />
      <span className={css('words')}>
        <span className={css('caption')}>{frameText.endsFirst}</span>
        <span className={css('profile')}>{row.name}</span>
        <span className={css('left', look.tone)}>{left}</span>
      </span>
    </button>
  )
}
