import { type ReactElement, useState } from 'react'
import { deviceText } from '../../../app/text/sessions-room-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { DeviceCheckView, DeviceView } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { RichTextView } from '../../parts/rich-text.tsx'
import { dayWithYear } from '../../state/local-time.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './device-check.module.css'

const css = classesOf(sheet)

type Asked = { readonly state: 'idle' | 'asking' } | { readonly state: 'answered'; readonly outcome: CheckOutcome }
type CheckOutcome = Outcome<DeviceCheckView, string>

type DeviceCheckProps = { readonly device: DeviceView; readonly profile: string }

/** Asks IAM on request; nothing is asked by itself. */
export function DeviceCheck({ device, profile }: DeviceCheckProps): ReactElement {
  const [asked, setAsked] = useState<Asked>({ state: 'idle' })
  const check = async (): Promise<void> => {
    setAsked({ state: 'asking' })
    try {
      setAsked({ state: 'answered', outcome: await window.lanyard.ask.checkDevice({ profile }) })
    } catch {
      setAsked({ state: 'answered', outcome: { ok: false, failure: toastText.failed } })
    }
  }
  return (
    <div className={css('check')}>
      <div className={css('ask')}>
        <Button
          aria-label={deviceText.checkOf(device.name)}
          disabled={asked.state === 'asking'}
          onClick={() => void check()}
        >
          {deviceText.check}
        </Button>
        <span className={css('help')}>{asked.state === 'asking' ? deviceText.checking : deviceText.checkHelp}</span>
      </div>
      <div aria-live="polite">{asked.state === 'answered' ? <Answer outcome={asked.outcome} /> : null}</div>
    </div>
  )
}

function Answer({ outcome }: { readonly outcome: CheckOutcome }): ReactElement {
  if (!outcome.ok) return <Problem text={outcome.failure} />
  const { sentence, devices, problems } = outcome.value
  return (
    <div className={css('answer')}>
      <p>
        <RichTextView parts={sentence} />
      </p>
      {problems.map((problem) => (
        <Problem key={problem} text={problem} />
      ))}
      <ul>
        {devices.map((device) => (
          <FoundDevice key={device.serial} device={device} />
        ))}
      </ul>
    </div>
  )
}

function FoundDevice({ device }: { readonly device: DeviceCheckView['devices'][number] }): ReactElement {
  const parts = [
    deviceText.kinds[device.kind],
    ...(device.enabledAt === null ? [] : [deviceText.enabled(dayWithYear(device.enabledAt))]),
    ...(device.current ? [deviceText.current] : []),
  ]
  return (
    <li className={css('found')}>
      <Icon name={device.current ? 'check' : device.kind === 'code' ? 'device' : 'key'} size={14} />
      <span className={css('words')}>
        <code>{device.serial}</code>
        <span className={css('help')}>{parts.join(' · ')}</span>
      </span>
    </li>
  )
}

function Problem({ text }: { readonly text: string }): ReactElement {
  return (
    <p className={css('problem')}>
      <Icon name="warning" size={14} />
      <span>{text}</span>
    </p>
  )
}
