import type { ReactElement } from 'react'
import { renewalLineText } from '../../../app/text/sessions-room-text.ts'
import { Icon } from '../../parts/icon.tsx'
import { useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './keeper-line.module.css'

const css = classesOf(sheet)

/** A renewal that runs (in the token window, or from the tray), in one quiet line. */
export function RenewalLine(): ReactElement | null {
  const renewal = useStore(useWindowState().renewal)
  if (renewal === null || (renewal.state !== 'running' && renewal.state !== 'needs-code')) return null
  const { done, total, next } = renewal
  const asking = renewal.lines.find(({ state }) => state === 'asking')?.profile ?? null
  return (
    <p className={css('line')} data-testid="renewal-line">
      <Icon name="renew" size={14} />
      <span>
        {renewal.state === 'needs-code' && next !== null
          ? renewalLineText.needsCode(done, total, next.deviceName)
          : renewalLineText.running(done, total, asking)}
      </span>
    </p>
  )
}
