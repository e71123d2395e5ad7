import { type ReactElement, useId } from 'react'
import { Heading } from 'react-aria-components/Heading'
import { activeCardText } from '../../../app/text/active-card-text.ts'
import { leaseWords, switcherText } from '../../../app/text/switcher-text.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { Icon } from '../../parts/icon.tsx'
import { KeyCap } from '../../parts/key-cap.tsx'
import { showLayer } from '../../state/act.ts'
import { useClockAnswer, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { LeaseChoice } from './lease-choice.tsx'
import { lineIdOf, SwitchLines } from './switch-lines.tsx'
import sheet from './switcher.module.css'
import { type Switcher as Held, useSwitcher } from './use-switcher.ts'

const css = classesOf(sheet)

/** The list below the field is always open. */
const combobox = { role: 'combobox', 'aria-expanded': true, 'aria-autocomplete': 'list' } as const

/** Which profile new commands use: typed letters narrow, arrows move, Enter switches, `-` goes back. */
export function Switcher({ about }: { readonly about: string | null }): ReactElement {
  const held = useSwitcher(about)
  const listId = useId()
  return (
    <div className={css('card')} data-testid="switcher">
      <Heading slot="title" className="visually-hidden">
        {switcherText.label}
      </Heading>
      <div className={css('field')}>
        <Icon name="search" />
        <input
          ref={focusNow}
          {...combobox}
          className={css('input')}
          type="text"
          aria-label={switcherText.label}
          aria-controls={listId}
          aria-activedescendant={held.marked === null ? undefined : lineIdOf(held.marked)}
          placeholder={switcherText.placeholder}
          spellCheck={false}
          autoComplete="off"
          value={held.query}
          onChange={(event) => held.setQuery(event.target.value)}
          onKeyDown={held.onKeyDown}
        />
        <Now />
      </div>
      <SwitchLines id={listId} held={held} />
      <Foot held={held} />
    </div>
  )
}

/** What is active now, beside the field, with what is on its way. */
function Now(): ReactElement {
  const { active } = useSnapshot()
  const { lease, profile } = active
  const left = useClockAnswer((at) =>
    lease === null ? '' : `, ${activeCardText.lease(lease.returnsTo, lease.endsAt, at)}`,
  )
  const text = profile === null ? switcherText.nowNone : `${switcherText.now(profile)}${left}`
  return (
    <span className={css('now')} title={text}>
      {text}
    </span>
  )
}

function Foot({ held }: { readonly held: Held }): ReactElement {
  const state = useWindowState()
  const { active } = useSnapshot()
  const { marked, longest } = held
  const isProfile = marked?.kind === 'profile'
  const reason =
    isProfile && longest !== null ? leaseWords.production(marked.row.name, longest) : switcherText.whatFollows
  const onEnter = marked === null ? null : () => held.pick(marked)
  return (
    <footer className={css('foot')}>
      <div
        role="presentation"
        className={css('how')}
        onKeyDown={(event) => (event.key === 'Enter' ? onEnter?.() : undefined)}
      >
        <LeaseChoice options={held.leases} value={isProfile ? held.lease : null} onChoose={held.setLease} />
      </div>
      <output className={css('reason', isProfile && longest !== null && 'rule')}>
        {isProfile && longest !== null ? <Icon name="clock" size={14} /> : null}
        <span>{reason}</span>
      </output>
      <div className={css('last')}>
        <p className={css('hints')} aria-hidden="true">
          <KeyCap name="↑" />
          <KeyCap name="↓" /> {switcherText.hintMove}
          <KeyCap name="Tab" /> {switcherText.hintLease}
          <KeyCap name="Enter" /> {switcherText.hintDo}
          {active.previous === null ? null : (
            <>
              <KeyCap name="-" /> {switcherText.hintBack}
            </>
          )}
        </p>
        <Button look="link" onClick={() => showLayer(state, { kind: 'not-following' })}>
          {activeCardText.notFollowing}
        </Button>
      </div>
    </footer>
  )
}
