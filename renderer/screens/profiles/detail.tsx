import type { ReactElement } from 'react'
import { detailText, kindText, profilesText } from '../../../app/text/window-text.ts'
import type { ProblemView, ProfileDetail } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon, KindIcon } from '../../parts/icon.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import { RichTextView } from '../../parts/rich-text.tsx'
import { copyEnvironment, goTo, renew } from '../../state/act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './detail.module.css'
import { DETAIL_TITLE_ID } from './focus.ts'
import { SettingsInForce } from './settings-in-force.tsx'
import { TimeLeft } from './time-left.tsx'

const css = classesOf(sheet)

/** One profile, in the order of importance: what it is, what to do, how long, what is set, what is wrong. */
export function Detail({ detail }: { readonly detail: ProfileDetail }): ReactElement {
  return (
    <article className={css('detail', detail.label)} data-testid="profile-detail">
      <header className={css('head')}>
        <p className={css('kind')}>
          <KindIcon kind={detail.kind} />
          {kindText[detail.kind]}
          {detail.label === null ? null : <span className={css('label')}>{profilesText.production}</span>}
        </p>
        <h2 className={css('title')} id={DETAIL_TITLE_ID} tabIndex={-1}>
          {detail.name}
        </h2>
        <p className={css('sentence')}>
          <RichTextView parts={detail.sentence} />
        </p>
      </header>
      <Actions detail={detail} />
      <TimeLeft badge={detail.badge} storedIn={detail.storedIn} />
      <SettingsInForce settings={detail.settings} />
      <Problems problems={detail.problems} />
    </article>
  )
}

function Actions({ detail }: { readonly detail: ProfileDetail }): ReactElement {
  const state = useWindowState()
  const { name, renewFrom } = detail
  return (
    <div className={css('actionsBlock')}>
      <div className={css('actions')}>
        {renewFrom === null ? null : (
          <Button look="primary" onClick={() => renew(state, name)}>
            {detailText.renew}
          </Button>
        )}
        <Button title={detail.environmentLine} onClick={() => copyEnvironment(state, name)}>
          {detailText.copyEnvironment}
        </Button>
        <Button onClick={() => goTo(state, { room: 'chain', profile: name })}>{detailText.chain}</Button>
      </div>
      {detail.renewHint === null ? null : <p className={css('hint')}>{detail.renewHint}</p>}
    </div>
  )
}

function Problems({ problems }: { readonly problems: readonly ProblemView[] }): ReactElement | null {
  if (problems.length === 0) return null
  return (
    <section className={css('problems')}>
      <h3 className={css('heading')}>{detailText.problems}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.message}`} className={css('problem', problem.severity)}>
            <Icon name={problem.severity === 'info' ? 'info' : 'warning'} />
            <div className={css('problemText')}>
              <p>
                <span className="visually-hidden">{detailText.severity[problem.severity]}: </span>
                {problem.message}
              </p>
              <code className={css('code')}>{problem.code}</code>
            </div>
            {problem.origin === null ? null : <OriginLink origin={problem.origin} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
