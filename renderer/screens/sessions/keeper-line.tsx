import type { ReactElement } from 'react'
import { keeperText } from '../../../app/text/sessions-room-text.ts'
import type { KeeperView, SessionBar } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { goToRoom } from '../../state/act.ts'
import { localTime } from '../../state/local-time.ts'
import { useNow, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './keeper-line.module.css'

const css = classesOf(sheet)

type KeeperLineProps = { readonly keeper: KeeperView; readonly bars: readonly SessionBar[] }

/** How renewing by itself stands, in one line; silent where nothing could be renewed so and nobody turned it off. */
export function KeeperLine({ keeper, bars }: KeeperLineProps): ReactElement | null {
  const state = useWindowState()
  const now = useNow()
  const concerns = bars.some((bar) => bar.renewal === 'itself')
  if (!concerns && keeper.state !== 'off' && keeper.trouble === null) return null
  return (
    <>
      <p className={css('line')}>
        <Icon name={keeper.state === 'off' ? 'stop' : 'loop'} size={14} />
        <span>{keeperSentence(keeper, now)}</span>
        {keeper.state === 'off' || keeper.state === 'on-battery' ? (
          <Button look="link" onClick={() => goToRoom(state, 'settings')}>
            {keeperText.settings}
          </Button>
        ) : null}
      </p>
      {keeper.trouble === null ? null : (
        <p className={css('line', 'trouble')}>
          <Icon name="warning" size={14} />
          <span>{keeper.trouble}</span>
        </p>
      )}
    </>
  )
}

function keeperSentence(keeper: KeeperView, now: number): string {
  if (keeper.state !== 'on') return keeperText.states[keeper.state]
  if (keeper.nextAt === null || keeper.nextProfile === null) return keeperText.idle
  const time = keeper.nextAt <= now ? keeperText.soon : keeperText.at(localTime(keeper.nextAt, now))
  return keeperText.next(keeper.nextProfile, time)
}
