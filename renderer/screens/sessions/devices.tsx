import { type KeyboardEvent, type ReactElement, useId, useState } from 'react'
import { groupAccountId } from '../../../app/text/account.ts'
import { deviceText } from '../../../app/text/sessions-room-text.ts'
import type { DeviceView, SessionBar } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { renewDevice } from '../../state/act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DevicePanel } from './device-panel.tsx'
import sheet from './devices.module.css'

const css = classesOf(sheet)

type DevicesProps = { readonly devices: readonly DeviceView[]; readonly bars: readonly SessionBar[] }

/** The MFA devices: what one code of each opens, and the button that asks for it. One may stand open below. */
export function Devices({ devices, bars }: DevicesProps): ReactElement | null {
  const panelId = useId()
  const [serial, setSerial] = useState<string | null>(null)
  const open = devices.find((device) => device.serial === serial)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || serial === null) return
    event.preventDefault()
    setSerial(null)
    const card = event.currentTarget.querySelector(`[data-device="${CSS.escape(serial)}"] button`)
    if (card instanceof HTMLElement) card.focus()
  }
  if (devices.length === 0) return null
  return (
    <section aria-label={deviceText.title}>
      <div role="presentation" onKeyDown={onKeyDown}>
        <ul className={css('cards')}>
          {devices.map((device) => (
            <Card
              key={device.serial}
              device={device}
              panelId={panelId}
              isOpen={device.serial === serial}
              onToggle={() => setSerial(device.serial === serial ? null : device.serial)}
            />
          ))}
        </ul>
        {open === undefined ? null : <DevicePanel key={open.serial} id={panelId} device={open} bars={bars} />}
      </div>
    </section>
  )
}

type CardProps = {
  readonly device: DeviceView
  readonly panelId: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Card({ device, panelId, isOpen, onToggle }: CardProps): ReactElement {
  const state = useWindowState()
  const gives = device.kind === 'code' && device.opens.length > 0
  return (
    <li className={css('card', isOpen && 'open')} data-device={device.serial}>
      <button
        type="button"
        className={css('about')}
        title={device.serial}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={onToggle}
      >
        <Icon name={device.kind === 'code' ? 'device' : 'key'} />
        <span className={css('words')}>
          <span className={css('name')}>{device.name}</span>
          <span className={css('small')}>{partsOf(device).join(' · ')}</span>
        </span>
        <span className={css('turn')}>
          <Icon name="down" size={12} />
        </span>
      </button>
      {gives ? (
        <Button
          title={deviceText.renewAllHelp(device.name, device.opens.length)}
          aria-label={deviceText.renewAllOf(device.name, device.opens.length)}
          onClick={() => renewDevice(state, device.serial)}
        >
          {deviceText.renewAll(device.opens.length)}
        </Button>
      ) : null}
    </li>
  )
}

function partsOf(device: DeviceView): readonly string[] {
  return [
    ...(device.kind === 'fido' ? [deviceText.cannot] : []),
    ...(device.accountId === null ? [] : [groupAccountId(device.accountId)]),
    ...(device.kind === 'code' && device.opens.length === 0 ? [deviceText.opensNothing] : []),
  ]
}
