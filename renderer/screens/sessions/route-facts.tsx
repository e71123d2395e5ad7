import { type ReactElement, type ReactNode, useState } from 'react'
import { routesText } from '../../../app/text/sessions-room-text.ts'
import type { RouteView } from '../../../app/view/session-model.ts'
import { Button } from '../../parts/button.tsx'
import { classesOf } from '../../style/classes.ts'
import sheet from './route-facts.module.css'

const css = classesOf(sheet)

/** Lines of a long list before the rest is counted. */
const SHOWN = 6

/** What the picked route means: why it is one, what comes alive, by which calls, and what stays as it is. */
export function RouteFacts({ route }: { readonly route: RouteView }): ReactElement {
  const cannot = route.cannot.map(({ profile, message }) => `${profile}: ${message}`)
  return (
    <div className={css('facts')}>
      {route.notes.length === 0 ? null : (
        <Facts title={routesText.why}>
          <Sentences sentences={route.notes} />
        </Facts>
      )}
      <Facts title={routesText.opens}>
        <Openings opens={route.opens} />
      </Facts>
      <Facts title={routesText.calls}>
        {route.calls.length === 0 ? <p>{routesText.noCalls}</p> : <Calls calls={route.calls} />}
      </Facts>
      {cannot.length === 0 ? null : (
        <Facts title={routesText.cannot}>
          <Sentences sentences={cannot} />
        </Facts>
      )}
    </div>
  )
}

function Facts({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section>
      <h3 className={css('heading')}>{title}</h3>
      {children}
    </section>
  )
}

/** The first few, and how to see the rest. */
function useFold<Item>(items: readonly Item[]): readonly [shown: readonly Item[], more: ReactNode] {
  const [isWhole, setWhole] = useState(false)
  if (items.length <= SHOWN + 1) return [items, null]
  const more = (
    <Button look="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
      {isWhole ? routesText.fewer : routesText.more(items.length - SHOWN)}
    </Button>
  )
  return [isWhole ? items : items.slice(0, SHOWN), more]
}

function Openings({ opens }: Pick<RouteView, 'opens'>): ReactElement {
  const [shown, more] = useFold(opens)
  return (
    <>
      <ul>
        {shown.map(({ profile, durationSeconds }) => (
          <li key={profile} className={css('opening')}>
            <span className={css('profile')} title={profile}>
              {profile}
            </span>
            <span className={css('small')}>{routesText.upTo(durationSeconds)}</span>
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}

function Calls({ calls }: Pick<RouteView, 'calls'>): ReactElement {
  const [shown, more] = useFold(calls)
  return (
    <>
      <ol className={css('calls')}>
        {shown.map((call) => (
          <li key={call}>{call}</li>
        ))}
      </ol>
      {more}
    </>
  )
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }): ReactElement {
  const [shown, more] = useFold(sentences)
  return (
    <>
      <ul className={css('sentences')}>
        {shown.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {more}
    </>
  )
}
