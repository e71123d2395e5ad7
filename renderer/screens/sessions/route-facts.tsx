import type { ReactElement } from 'react'
import { routesText } from '../../../app/text/sessions-room-text.ts'
import type { RouteView } from '../../../app/view/session-model.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './route-facts.module.css'

const css = classesOf(sheet)

/** What the picked route does, in the order in which it is carried out. */
export function RouteFacts({ route }: { readonly route: RouteView }): ReactElement {
  return (
    <div className={css('facts')}>
      <section>
        <h3 className={css('heading')}>{routesText.calls}</h3>
        {route.calls.length === 0 ? <p>{routesText.noCalls}</p> : null}
        <ol className={css('calls')}>
          {route.calls.map((call) => (
            <li key={call}>{call}</li>
          ))}
        </ol>
      </section>
      <section>
        <h3 className={css('heading')}>{routesText.opens}</h3>
        <ul className={css('opens')}>
          {route.opens.map(({ profile, durationSeconds }) => (
            <li key={profile} className={css('opening')}>
              <span className={css('profile')} title={profile}>
                {profile}
              </span>
              <span className={css('small')}>{routesText.upTo(durationSeconds)}</span>
            </li>
          ))}
        </ul>
      </section>
      {route.notes.length === 0 ? null : <Sentences title={routesText.why} sentences={route.notes} />}
      {route.cannot.length === 0 ? null : (
        <Sentences
          title={routesText.cannot}
          sentences={route.cannot.map(({ profile, message }) => `${profile}: ${message}`)}
        />
      )}
    </div>
  )
}

type SentencesProps = { readonly title: string; readonly sentences: readonly string[] }

function Sentences({ title, sentences }: SentencesProps): ReactElement {
  return (
    <section>
      <h3 className={css('heading')}>{title}</h3>
      <ul className={css('sentences')}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
