import { type ReactElement, useCallback, useMemo, useRef, useState } from 'react'
import { sessionsText } from '../../../app/text/sessions-room-text.ts'
import type { DeviceView, SessionBar } from '../../../app/view/session-model.ts'
import { deviceNameIn } from '../../state/devices.ts'
import { groupSessions, type SessionGroup } from '../../state/timeline.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { Axis, HourLines } from './axis.tsx'
import { SessionRow } from './session-row.tsx'
import sheet from './timeline.module.css'
import { useKeptFocus } from './use-kept-focus.ts'
import { useSessionKeys } from './use-session-keys.ts'

const css = classesOf(sheet)

type TimelineProps = { readonly bars: readonly SessionBar[]; readonly devices: readonly DeviceView[] }

/**
 * One row a session. To the keyboard it is a list with one stop, to a screen reader a list of sentences; the bars are a picture beside
 * them. Rows take their order when something happened, never because time passes.
 */
export function Timeline({ bars, devices }: TimelineProps): ReactElement {
  const state = useWindowState()
  const list = useRef<HTMLDivElement>(null)
  const groups = useMemo(() => groupSessions(bars, state.now.get()), [bars, state])
  const shown = useMemo(() => groups.flatMap((group) => group.bars), [groups])
  const [current, setCurrent] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const stop = shown.some((bar) => bar.id === current) ? current : (shown[0]?.id ?? null)
  const toggle = useCallback((id: string) => setOpen((before) => (before === id ? null : id)), [])
  const close = (): void => setOpen(null)
  const onKeyDown = useSessionKeys(list, shown, open === null ? null : close)
  useKeptFocus(list, shown, current)
  return (
    <section className={css('timeline')} aria-label={sessionsText.listLabel}>
      <div ref={list} role="presentation" className={css('table')} onKeyDown={onKeyDown}>
        <HourLines />
        {groups.map((group, index) => (
          <div key={group.id} className={css('group')}>
            <GroupHead group={group} axis={index === 0 ? 'with-axis' : 'without-axis'} />
            <ul className={css('list')} aria-label={sessionsText.groups[group.id]}>
              {group.bars.map((bar) => (
                <SessionRow
                  key={bar.id}
                  bar={bar}
                  device={bar.serial === null ? null : deviceNameIn(devices, bar.serial)}
                  isStop={bar.id === stop}
                  isOpen={bar.id === open}
                  onFocus={setCurrent}
                  onToggle={toggle}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

type GroupHeadProps = { readonly group: SessionGroup; readonly axis: 'with-axis' | 'without-axis' }

function GroupHead({ group, axis }: GroupHeadProps): ReactElement {
  return (
    <div className={css('head', axis)}>
      <h2 className={css('heading')}>
        {sessionsText.groups[group.id]} <span className={css('count')}>{group.bars.length}</span>
      </h2>
      {axis === 'with-axis' ? <Axis /> : null}
    </div>
  )
}
