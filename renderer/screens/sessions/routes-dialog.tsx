import { type ReactElement, useState } from 'react'
import { dryRunText } from '../../../app/text/edit-room-text.ts'
import { routesText } from '../../../app/text/sessions-room-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import type { RoutesView } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { renew } from '../../state/act.ts'
import { closeLayer } from '../../state/edit-act.ts'
import { firstPick, placeToKeep, type RoutePick, routeOf } from '../../state/route-pick.ts'
import { chooseRoute } from '../../state/session-act.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard, DialogChoices } from '../edit/dialog-card.tsx'
import { Refusal } from '../edit/refusal.tsx'
import { DurationChoice } from './duration-choice.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { RouteChoice } from './route-choice.tsx'
import { RouteFacts } from './route-facts.tsx'
import sheet from './routes-dialog.module.css'

const css = classesOf(sheet)

type RoutesDialogProps = { readonly profile: string }

/** The ways of a profile to live credentials, before any code is typed: looked at, chosen, remembered. */
export function RoutesDialog({ profile }: RoutesDialogProps): ReactElement {
  const { revision } = useSnapshot()
  const asked = useAsked(`${revision} ${profile}`, () => window.lanyard.ask.sessionRoutes({ profile }))
  if (asked.state === 'waiting') return <Waiting profile={profile} />
  if (asked.state === 'failed') return <Unknown profile={profile} message={toastText.failed} />
  if (!asked.value.ok) return <Unknown profile={profile} message={asked.value.failure} />
  return <Chooser view={asked.value.value} />
}

function Waiting({ profile }: RoutesDialogProps): ReactElement {
  return (
    <DialogCard
      title={routesText.title(profile)}
      lead={routesText.waiting}
      reading={null}
      onSubmit={null}
      footer={<Close />}
    >
      {null}
    </DialogCard>
  )
}

function Unknown({ profile, message }: RoutesDialogProps & { readonly message: string }): ReactElement {
  return (
    <DialogCard title={routesText.title(profile)} lead={null} reading={null} onSubmit={null} footer={<Close />}>
      <Refusal sentence={message} />
    </DialogCard>
  )
}

function Close(): ReactElement {
  const state = useWindowState()
  return <Button onClick={() => closeLayer(state)}>{dryRunText.cancel}</Button>
}

function Chooser({ view }: { readonly view: RoutesView }): ReactElement {
  const state = useWindowState()
  const [pick, setPick] = useState<RoutePick>(() => firstPick(view))
  const route = routeOf(view, pick)
  const remember = async (): Promise<boolean> => {
    if (route === null) return false
    const choice = { route: route.kind, place: placeToKeep(route, pick), durationSeconds: pick.seconds }
    const kept = await chooseRoute(state, view.profile, choice)
    if (kept) closeLayer(state)
    return kept
  }
  const rememberAndRenew = async (): Promise<void> => {
    if (await remember()) renew(state, view.profile)
  }
  return (
    <DialogCard
      title={routesText.title(view.profile)}
      lead={routesText.lead}
      reading={null}
      onSubmit={() => void remember()}
      footer={
        <Foot codes={route?.codes ?? 0} onRenew={() => void rememberAndRenew()} onClose={() => closeLayer(state)} />
      }
    >
      <div className={css('columns')}>
        <div className={css('choices')}>
          <RouteChoice view={view} pick={pick} onPick={setPick} />
          {route === null ? null : <PlaceChoice view={view} route={route} pick={pick} onPick={setPick} />}
          {route === null || route.calls.length === 0 ? null : (
            <DurationChoice duration={view.duration} pick={pick} onPick={setPick} />
          )}
        </div>
        {route === null ? null : <RouteFacts key={pick.route} route={route} />}
      </div>
    </DialogCard>
  )
}

type FootProps = { readonly codes: number; readonly onRenew: () => void; readonly onClose: () => void }

function Foot({ codes, onRenew, onClose }: FootProps): ReactElement {
  return (
    <>
      {codes === 0 ? null : (
        <span className={css('also')}>
          <Button onClick={onRenew}>{routesText.renew}</Button>
        </span>
      )}
      <DialogChoices focus="neither" dismiss={routesText.cancel} onDismiss={onClose} confirm={routesText.remember} />
    </>
  )
}
