import type { ReactElement } from 'react'
import { sessionsText } from '../../../app/text/sessions-room-text.ts'
import type { SessionsView } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { cleanUp, goToRoom, renewDevice } from '../../state/act.ts'
import { mostOpening } from '../../state/devices.ts'
import { countSessions } from '../../state/timeline.ts'
import { useNow, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { Devices } from './devices.tsx'
import { KeeperLine } from './keeper-line.tsx'
import { RenewalLine } from './renewal-line.tsx'
import sheet from './sessions-screen.module.css'
import { Timeline } from './timeline.tsx'

const css = classesOf(sheet)

/** What lives, for how long, and what one code renews. */
export function SessionsScreen(): ReactElement {
  const { sessions } = useSnapshot()
  return (
    <div className={css('screen')} data-testid="sessions">
      {sessions === null ? <Reading /> : <Room sessions={sessions} />}
    </div>
  )
}

function Reading(): ReactElement {
  return (
    <>
      <h1 className="visually-hidden">{sessionsText.title}</h1>
      <p className={css('reading')}>{sessionsText.reading}</p>
    </>
  )
}

function Room({ sessions }: { readonly sessions: SessionsView }): ReactElement {
  const { bars, devices, keeper, clockNote } = sessions
  return (
    <div className={css('column')}>
      <header className={css('head')}>
        <div className={css('words')}>
          <h1 className={css('title')}>{sessionsText.title}</h1>
          {bars.length === 0 ? null : <Counts sessions={sessions} />}
          <KeeperLine keeper={keeper} bars={bars} />
          <RenewalLine />
        </div>
        <CleanUp leftovers={sessions.leftovers} />
      </header>
      {clockNote === null ? null : (
        <p className={css('note')}>
          <Icon name="warning" />
          {clockNote}
        </p>
      )}
      <Devices devices={devices} bars={bars} />
      {bars.length === 0 ? <Empty sessions={sessions} /> : <Timeline bars={bars} devices={devices} />}
    </div>
  )
}

/** Watches the clock by itself. */
function Counts({ sessions }: { readonly sessions: SessionsView }): ReactElement {
  return <p className={css('lead')}>{sessionsText.counts(countSessions(sessions.bars, useNow()))}</p>
}

function CleanUp({ leftovers }: { readonly leftovers: number }): ReactElement | null {
  const state = useWindowState()
  if (leftovers === 0) return null
  return (
    <Button title={sessionsText.cleanUpHelp} onClick={() => cleanUp(state)}>
      {sessionsText.cleanUp(leftovers)}
    </Button>
  )
}

/** Nothing lives: the device that opens most is one button away; without one, where sessions come from. */
function Empty({ sessions }: { readonly sessions: SessionsView }): ReactElement {
  const state = useWindowState()
  const device = mostOpening(sessions.devices)
  return (
    <section className={css('empty')} data-testid="no-sessions">
      <Icon name="clock" size={24} />
      <h2 className={css('emptyTitle')}>{sessionsText.emptyTitle}</h2>
      {device === null ? (
        <>
          <p>{sessionsText.emptyNoDevice}</p>
          <Button onClick={() => goToRoom(state, 'profiles')}>{sessionsText.toProfiles}</Button>
        </>
      ) : (
        <>
          <p>{sessionsText.emptyWithDevice(device.name, device.opens.length)}</p>
          <Button look="primary" onClick={() => renewDevice(state, device.serial)}>
            {sessionsText.renewAllOn(device.name)}
          </Button>
        </>
      )}
    </section>
  )
}
