import type { ReactElement } from 'react'
import { routesText } from '../../../app/text/sessions-room-text.ts'
import { detailText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { renewDevice, showLayer } from '../../state/act.ts'
import { deviceOpening } from '../../state/devices.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './route-line.module.css'

const css = classesOf(sheet)

/** The route in force, in a line, and the way to the others. Silent where there is none. */
export function RouteLine({ name }: { readonly name: string }): ReactElement | null {
  const state = useWindowState()
  const { revision } = useSnapshot()
  const asked = useAsked(`${revision} ${name}`, () => window.lanyard.ask.sessionRoutes({ profile: name }))
  if (asked.state !== 'answered' || !asked.value.ok) return null
  const route = asked.value.value.routes.find((route) => route.chosen)
  if (route === undefined) return null
  return (
    <section className={css('route')} aria-label={routesText.line} data-testid="route-line">
      <p className={css('words')}>
        <span className={css('title')}>{route.title}</span>
        <span className={css('place')}> · {route.placeText}</span>
      </p>
      <span className={css('acts')}>
        <RenewDeviceButton name={name} />
        <Button
          look="link"
          aria-label={routesText.changeOf(name)}
          onClick={() => showLayer(state, { kind: 'routes', profile: name })}
        >
          {routesText.change}
        </Button>
      </span>
    </section>
  )
}

/** One code for everything on the profile's device, where that is more than this profile. */
function RenewDeviceButton({ name }: { readonly name: string }): ReactElement | null {
  const state = useWindowState()
  const { sessions } = useSnapshot()
  const device = deviceOpening(sessions?.devices ?? [], name)
  if (device === null || device.opens.length < 2) return null
  return (
    <Button
      look="link"
      title={detailText.renewAllHelp(device.name, device.opens.length)}
      onClick={() => renewDevice(state, device.serial)}
    >
      {detailText.renewAllOn(device.name)}
    </Button>
  )
}
