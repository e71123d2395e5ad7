import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { deviceText } from '../../../app/text/sessions-room-text.ts'
import type { DeviceView, SessionBar } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { goTo } from '../../state/act.ts'
import { askerAbout } from '../../state/devices.ts'
import { setTokenCommand } from '../../state/session-act.ts'
import { useNow, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DeviceCheck } from './device-check.tsx'
import sheet from './device-panel.module.css'

const css = classesOf(sheet)

type DevicePanelProps = { readonly id: string; readonly device: DeviceView; readonly bars: readonly SessionBar[] }

/** One device: what it opens, how its code comes, and whether IAM knows it. */
export function DevicePanel({ id, device, bars }: DevicePanelProps): ReactElement {
  const now = useNow()
  const waits = device.waitUntil !== null && device.waitUntil > now
  const asker = askerAbout(device, bars)
  return (
    <div className={css('panel')} id={id} data-testid="device-panel">
      {device.hint === null ? null : <Line icon="info" text={device.hint} />}
      {waits ? <Line icon="clock" text={deviceText.waiting} /> : null}
      <p className={css('serial')}>
        {deviceText.serial} <code>{device.serial}</code>
      </p>
      {device.opens.length === 0 ? null : <Opens device={device} />}
      {device.kind === 'code' ? <CommandForm device={device} /> : null}
      {asker === null ? null : <DeviceCheck device={device} profile={asker} />}
    </div>
  )
}

function Line({ icon, text }: { readonly icon: 'info' | 'clock'; readonly text: string }): ReactElement {
  return (
    <p className={css('line')}>
      <Icon name={icon} size={14} />
      <span>{text}</span>
    </p>
  )
}

function Opens({ device }: { readonly device: DeviceView }): ReactElement {
  const state = useWindowState()
  return (
    <div>
      <h2 className={css('heading')}>{deviceText.opensTitle(device.name)}</h2>
      <ul className={css('opens')}>
        {device.opens.map((profile) => (
          <li key={profile}>
            <Button look="link" title={profile} onClick={() => goTo(state, { room: 'profiles', profile })}>
              <span className={css('profile')}>{profile}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The command that gives the code; kept only when it is saved, and main asks the person before it is. */
function CommandForm({ device }: { readonly device: DeviceView }): ReactElement {
  const state = useWindowState()
  const id = useId()
  const kept = device.tokenCommand ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? kept
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (text.trim() === kept) return
    const saved = await setTokenCommand(state, device, text.trim())
    if (saved) setTyped(null)
  }
  return (
    <form className={css('command')} onSubmit={(event) => void save(event)}>
      <label htmlFor={id} className={css('heading')}>
        {deviceText.command}
      </label>
      <div className={css('fields')}>
        <input
          id={id}
          type="text"
          className={css('input')}
          aria-describedby={`${id}-help`}
          placeholder={deviceText.commandPlaceholder}
          maxLength={512}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button kind="submit" disabled={text.trim() === kept}>
          {deviceText.saveCommand}
        </Button>
      </div>
      <p className={css('help')} id={`${id}-help`}>
        {deviceText.commandHelp}
      </p>
    </form>
  )
}
