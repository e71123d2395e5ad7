import { type ReactElement, Suspense } from 'react'
import { detailText, kindText, profilesText } from '../../../app/text/window-text.ts'
import type { ProblemView, ProfileDetail } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon, KindIcon } from '../../parts/icon.tsx'
import { later } from '../../parts/later.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import { RichTextView } from '../../parts/rich-text.tsx'
import { propose } from '../../state/act.ts'
import { type MendableProblem, withFixes } from '../../state/finding-groups.ts'
import { DETAIL_TITLE_ID } from '../../state/focus.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './detail.module.css'
import { DetailActions } from './detail-actions.tsx'
import { FavouriteButton } from './favourite-button.tsx'
import { SettingsInForce } from './settings-in-force.tsx'
import { TimeLeft } from './time-left.tsx'

const css = classesOf(sheet)

const RouteLine = later(async () => (await import('./route-line.tsx')).RouteLine)
const HandSection = later(async () => (await import('../switch/hand-section.tsx')).HandSection)
const YourMarks = later(async () => (await import('./your-marks.tsx')).YourMarks)

/** Loads the parts of the detail that are apart. */
export const loadDetail = (): Promise<unknown> => Promise.all([RouteLine.load(), HandSection.load(), YourMarks.load()])

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
        <div className={css('titleLine')}>
          <h2 className={css('title')} id={DETAIL_TITLE_ID} tabIndex={-1}>
            {detail.name}
          </h2>
          <FavouriteButton name={detail.name} />
        </div>
        <p className={css('sentence')}>
          <RichTextView parts={detail.sentence} />
        </p>
      </header>
      <DetailActions detail={detail} />
      <TimeLeft badge={detail.badge} storedIn={detail.storedIn} />
      <Suspense fallback={null}>{mayHaveRoutes(detail) ? <RouteLine.View name={detail.name} /> : null}</Suspense>
      <SettingsInForce settings={detail.settings} />
      <Problems problems={detail.problems} profile={detail.name} />
      <Suspense fallback={null}>
        <HandSection.View detail={detail} />
        <YourMarks.View detail={detail} />
      </Suspense>
    </article>
  )
}

/** A role that tools assume by themselves may be given a place too. */
const mayHaveRoutes = ({ renewFrom, kind }: ProfileDetail): boolean => renewFrom !== null || kind === 'role'

type ProblemsProps = { readonly problems: readonly ProblemView[]; readonly profile: string }

function Problems({ problems, profile }: ProblemsProps): ReactElement | null {
  const { findings } = useSnapshot()
  if (problems.length === 0) return null
  return (
    <section className={css('problems')}>
      <h3 className={css('heading')}>{detailText.problems}</h3>
      <ul>
        {withFixes(problems, findings, profile).map((problem) => (
          <Problem key={`${problem.code} ${problem.message}`} problem={problem} />
        ))}
      </ul>
    </section>
  )
}

function Problem({ problem }: { readonly problem: MendableProblem }): ReactElement {
  const state = useWindowState()
  const { severity, message, code, origin, mend } = problem
  return (
    <li className={css('problem', severity)}>
      <Icon name={severity === 'info' ? 'info' : 'warning'} />
      <div className={css('problemText')}>
        <p>
          <span className="visually-hidden">{detailText.severity[severity]}: </span>
          {message}
        </p>
        <code className={css('code')}>{code}</code>
        {mend === null ? null : (
          <p className={css('mend')}>
            <Button onClick={() => propose(state, { kind: 'fix', id: mend.id })}>{detailText.fix(mend.fix)}</Button>
          </p>
        )}
      </div>
      {origin === null ? null : <OriginLink origin={origin} />}
    </li>
  )
}
