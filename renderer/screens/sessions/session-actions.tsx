import { type ReactElement, useState } from 'react'
import { sessionsText } from '../../../app/text/sessions-room-text.ts'
import type { SessionBar } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { goTo, showLayer } from '../../state/act.ts'
import { localTime } from '../../state/local-time.ts'
import { stopSession, testSession, togglePin } from '../../state/session-act.ts'
import { useNow, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './session-actions.module.css'

const css = classesOf(sheet)

type SessionActionsProps = { readonly id: string; readonly bar: SessionBar }

/** What is known of a session, and what else can be done with it. */
export function SessionActions({ id, bar }: SessionActionsProps): ReactElement {
  return (
    <div id={id} className={css('panel')}>
      <Facts bar={bar} />
      <fieldset className={css('actions')} aria-label={sessionsText.actionsOf(bar.title)}>
        {bar.profile === null ? null : <ProfileActions bar={bar} profile={bar.profile} />}
        <StopButton bar={bar} />
      </fieldset>
    </div>
  )
}

function Facts({ bar }: { readonly bar: SessionBar }): ReactElement {
  const now = useNow()
  const { expiresAt, startedAt } = bar
  const lines = [
    expiresAt === null
      ? sessionsText.unknownEnd
      : expiresAt > now
        ? sessionsText.endsAt(localTime(expiresAt, now))
        : sessionsText.endedAt(localTime(expiresAt, now)),
    ...(startedAt === null ? [] : [sessionsText.startedAt(localTime(startedAt, now))]),
    bar.hint ?? sessionsText.renewals[bar.renewal],
  ]
  return (
    <div className={css('facts')}>
      <p>{lines.join(' ')}</p>
      <p>{bar.subtitle}</p>
      {bar.ours ? null : <p>{sessionsText.stopNever}</p>}
    </div>
  )
}

type ProfileActionsProps = { readonly bar: SessionBar; readonly profile: string }

function ProfileActions({ bar, profile }: ProfileActionsProps): ReactElement {
  const state = useWindowState()
  const [isTesting, setTesting] = useState(false)
  const test = async (): Promise<void> => {
    setTesting(true)
    await testSession(state, bar)
    setTesting(false)
  }
  return (
    <>
      <Button title={sessionsText.testHelp} disabled={isTesting} onClick={() => void test()}>
        {isTesting ? sessionsText.testing : sessionsText.test}
      </Button>
      <Button title={sessionsText.pinHelp} aria-pressed={bar.pinned} onClick={() => togglePin(state, bar)}>
        {bar.pinned ? sessionsText.unpin : sessionsText.pin}
      </Button>
      {bar.renewal === 'code' || bar.renewal === 'itself' ? (
        <Button onClick={() => showLayer(state, { kind: 'routes', profile })}>{sessionsText.routes}</Button>
      ) : null}
      <Button onClick={() => goTo(state, { room: 'profiles', profile })}>{sessionsText.openProfile}</Button>
    </>
  )
}

function StopButton({ bar }: { readonly bar: SessionBar }): ReactElement | null {
  const state = useWindowState()
  if (!bar.ours) return null
  return (
    <Button title={sessionsText.stopHelp} onClick={() => stopSession(state, bar)}>
      {sessionsText.stop}
    </Button>
  )
}
