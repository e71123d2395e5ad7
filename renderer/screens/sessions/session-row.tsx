import { memo, type ReactElement, useId } from 'react'
import type { Instant } from '../../../app/text/instant.ts'
import { sessionsText } from '../../../app/text/sessions-room-text.ts'
import { profilesText } from '../../../app/text/window-text.ts'
import { yourMarksText } from '../../../app/text/your-marks-text.ts'
import type { SessionBar } from '../../../app/view/session-model.ts'
import { BadgeMark } from '../../parts/badge-mark.tsx'
import { Button } from '../../parts/button.tsx'
import { ColourMark } from '../../parts/colour-mark.tsx'
import { Icon } from '../../parts/icon.tsx'
import { localTime } from '../../state/local-time.ts'
import { renewSession } from '../../state/session-act.ts'
import { badgeOfBar, renewalWay } from '../../state/timeline.ts'
import { useClockAnswer, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { SessionActions } from './session-actions.tsx'
import sheet from './session-row.module.css'
import { Track } from './track.tsx'

const css = classesOf(sheet)

type SessionRowProps = {
  readonly bar: SessionBar
  /** Name of the device it hangs on; null: none. */
  readonly device: string | null
  /** The list's one stop of the Tab key. */
  readonly isStop: boolean
  readonly isOpen: boolean
  readonly onFocus: (id: string) => void
  readonly onToggle: (id: string) => void
}

/** One session: what it is, its bar, what is left, and *Renew*; opens to everything else that can be done. */
export const SessionRow = memo((props: SessionRowProps): ReactElement => {
  const { bar, device, isStop, isOpen } = props
  const panelId = useId()
  const tabIndex = isStop ? 0 : -1
  return (
    <li className={css('item', bar.label, isOpen && 'open')} data-session={bar.id}>
      <div className={css('row')}>
        <button
          type="button"
          className={css('about')}
          data-row={bar.id}
          tabIndex={tabIndex}
          aria-expanded={isOpen}
          aria-controls={isOpen ? panelId : undefined}
          aria-keyshortcuts="r t p Delete"
          onFocus={() => props.onFocus(bar.id)}
          onClick={() => props.onToggle(bar.id)}
        >
          <Words bar={bar} device={device} />
          <Track bar={bar} />
          <span className={css('badge')}>
            <SpokenEnd bar={bar} />
            <BadgeMark badge={badgeOfBar(bar)} />
          </span>
        </button>
        <span className={css('act')}>
          <RenewButton bar={bar} tabIndex={tabIndex} onFocus={() => props.onFocus(bar.id)} />
        </span>
      </div>
      {isOpen ? <SessionActions id={panelId} bar={bar} /> : null}
    </li>
  )
})
SessionRow.displayName = 'SessionRow'

function Words({ bar, device }: { readonly bar: SessionBar; readonly device: string | null }): ReactElement {
  return (
    <span className={css('words')}>
      <span className={css('line')}>
        {bar.colour === null ? null : <ColourMark colour={bar.colour} />}
        <span className={css('name')} title={bar.title}>
          {bar.title}
        </span>
        {bar.pinned ? <Sign icon="pin" text={sessionsText.pinned} /> : null}
        {bar.renewal === 'itself' ? <Sign icon="loop" text={sessionsText.renewsItself} /> : null}
        <span className="visually-hidden">{spokenMarks(bar)}</span>
      </span>
      <span className={css('subtitle')} title={bar.subtitle}>
        {device === null ? null : `${device} · `}
        {bar.subtitle}
      </span>
    </span>
  )
}

/** Its words are spoken with the other marks. */
function Sign({ icon, text }: { readonly icon: 'pin' | 'loop'; readonly text: string }): ReactElement {
  return (
    <span className={css('sign')} title={text}>
      <Icon name={icon} size={12} />
    </span>
  )
}

const spokenMarks = (bar: SessionBar): string =>
  [
    '',
    ...(bar.label === null ? [] : [profilesText.production]),
    ...(bar.colour === null ? [] : [yourMarksText.colourSpoken(bar.colour)]),
    ...(bar.pinned ? [sessionsText.spokenPinned] : []),
    ...(bar.renewal === 'itself' ? [sessionsText.renewsItself] : []),
    '',
  ].join(', ')

/** The end as a time, for who does not see the bar; seconds do not change it. */
function SpokenEnd({ bar }: { readonly bar: SessionBar }): ReactElement {
  const said = useClockAnswer((now) => spokenEnd(bar.expiresAt, now))
  return <span className="visually-hidden">, {said}</span>
}

function spokenEnd(expiresAt: Instant | null, now: Instant): string {
  if (expiresAt === null) return ''
  const time = localTime(expiresAt, now)
  return `${expiresAt > now ? sessionsText.spokenUntil(time) : sessionsText.spokenEnded(time)}, `
}

type RenewButtonProps = { readonly bar: SessionBar; readonly tabIndex: number; readonly onFocus: () => void }

function RenewButton({ bar, tabIndex, onFocus }: RenewButtonProps): ReactElement | null {
  const state = useWindowState()
  const way = renewalWay(bar)
  if (way === null) return null
  return (
    <Button
      tabIndex={tabIndex}
      onFocus={onFocus}
      aria-label={sessionsText.renewOf(bar.title)}
      onClick={() => renewSession(state, bar)}
    >
      {way === 'code' ? sessionsText.renew : sessionsText.renewNow}
    </Button>
  )
}
