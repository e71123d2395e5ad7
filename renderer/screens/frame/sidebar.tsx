import type { ReactElement } from 'react'
import { frameText } from '../../../app/text/window-text.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { goToRoom } from '../../state/act.ts'
import { countSessions } from '../../state/timeline.ts'
import { type Room, useNow, usePlace, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { ActiveCard } from './active-card.tsx'
import sheet from './sidebar.module.css'

const css = classesOf(sheet)

/** The active profile, and the rooms that exist. */
export function Sidebar(): ReactElement {
  const { rows, findings } = useSnapshot()
  return (
    <nav className={css('side')} aria-label={frameText.rooms}>
      <ActiveCard />
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
