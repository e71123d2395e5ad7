import type { ReactElement } from 'react'
import { adviceText } from '../../../app/text/history-text.ts'
import { detailText } from '../../../app/text/window-text.ts'
import type { FindingView } from '../../../app/view/edit-model.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import { goTo, propose } from '../../state/act.ts'
import { type FindingGroup, groupFindings } from '../../state/finding-groups.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './advice-screen.module.css'

const css = classesOf(sheet)

/** What is wrong in the two files, worst first, with what mends it. */
export function AdviceScreen(): ReactElement {
  const { findings } = useSnapshot()
  if (findings.length === 0) return <NothingToSay />
  return (
    <div className={css('screen')} data-testid="advice">
      <div className={css('column')}>
        <header>
          <h1 className={css('title')}>{adviceText.title}</h1>
          <p className={css('lead')}>{adviceText.lead}</p>
        </header>
        {groupFindings(findings).map((group) => (
          <Group key={group.severity} group={group} />
        ))}
      </div>
    </div>
  )
}

function Group({ group }: { readonly group: FindingGroup }): ReactElement {
  const { severity, findings } = group
  return (
    <section data-severity={severity}>
      <h2 className={css('group', severity)}>
        {adviceText.groups[severity]} <span className={css('count')}>{findings.length}</span>
        <span className={css('groupHelp')}>{adviceText.groupHelp[severity]}</span>
      </h2>
      <ul>
        {findings.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

function Finding({ finding }: { readonly finding: FindingView }): ReactElement {
  const state = useWindowState()
  const { id, code, severity, message, origin, profile, fix } = finding
  return (
    <li className={css('finding', severity)} data-finding={id}>
      <Icon name={severity === 'info' ? 'info' : 'warning'} />
      <div className={css('words')}>
        <p className={css('message')}>{message}</p>
        <p className={css('small')}>
          <code>{code}</code>
          {profile === null ? null : (
            <Button
              look="link"
              aria-label={detailText.goToProfile(profile)}
              onClick={() => goTo(state, { room: 'profiles', profile })}
            >
              {profile}
            </Button>
          )}
          {origin === null ? null : <OriginLink origin={origin} />}
        </p>
      </div>
      {fix === null ? null : <Button onClick={() => propose(state, { kind: 'fix', id })}>{detailText.fix(fix)}</Button>}
    </li>
  )
}

function NothingToSay(): ReactElement {
  return (
    <section className={css('centre')} data-testid="advice">
      <Icon name="check" size={24} />
      <h1 className={css('emptyTitle')}>{adviceText.emptyTitle}</h1>
      <p>{adviceText.emptyHelp}</p>
    </section>
  )
}
