import { lazy, type ReactElement, useId, useState } from 'react'
import { compareText, ladderText } from '../../../app/text/chain-room-text.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { ask } from '../../state/chain-act.ts'
import {
  MOST_TOOLS,
  type Naming,
  named,
  oneTool,
  withOneMore,
  withProfile,
  withTool,
} from '../../state/chain-choices.ts'
import { usePlace, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './chain-bar.module.css'
import { ChooserButton } from './chooser-button.tsx'
import { useToolOptions } from './use-tool-options.ts'
import { WhereChooser } from './where-chooser.tsx'

const css = classesOf(sheet)

const ProfilePicker = lazy(async () => ({ default: (await import('../palette/profile-picker.tsx')).ProfilePicker }))

/** The choosers: seen by which tool, where, for which profile; side by side each column has its own tool. */
export function ChainBar(): ReactElement {
  const state = useWindowState()
  const { chain } = usePlace()
  const [tool] = chain.tools
  const options = useToolOptions()
  return (
    <div className={css('bar')}>
      {chain.tools.length > 1 || tool === undefined ? null : (
        <Choice
          label={ladderText.seenBy}
          labelPlace="above"
          value={tool}
          options={options}
          onChoose={(tool) => ask(state, (before) => withTool(before, 0, tool))}
        />
      )}
      <WhereChooser />
      <ProfileChooser />
      <NamedBy />
      <span className={css('rest')} />
      <CompareButtons />
    </div>
  )
}

function CompareButtons(): ReactElement {
  const state = useWindowState()
  const { chain } = usePlace()
  const { tools } = useSnapshot()
  const more = (): void =>
    ask(state, (before) =>
      withOneMore(
        before,
        tools.map(({ id }) => id),
      ),
    )
  if (chain.tools.length < 2) return <Button onClick={more}>{compareText.compare}</Button>
  return (
    <>
      <Button onClick={more} disabled={chain.tools.length >= MOST_TOOLS}>
        <Icon name="add" size={14} />
        {compareText.add}
      </Button>
      <Button onClick={() => ask(state, oneTool)}>{compareText.one}</Button>
    </>
  )
}

const WAYS: readonly { readonly value: Naming; readonly text: string }[] = [
  { value: 'explicit', text: ladderText.namedByWays.explicit },
  { value: 'variable', text: ladderText.namedByWays.variable },
]

/** Whether the profile is explicit, or as AWS_PROFILE would name it: most tools tell these apart. */
function NamedBy(): ReactElement | null {
  const state = useWindowState()
  const { profile } = usePlace().chain
  if (profile.kind === 'environment') return null
  return (
    <Choice
      label={ladderText.namedBy}
      labelPlace="above"
      value={profile.kind}
      options={WAYS}
      onChoose={(by) => ask(state, (before) => named(before, by))}
    />
  )
}

/** A button that opens a searchable list: two thousand names do not fit a menu. */
function ProfileChooser(): ReactElement {
  const state = useWindowState()
  const { chain } = usePlace()
  const [open, setOpen] = useState(false)
  const id = useId()
  const { profile } = chain
  const value = profile.kind === 'environment' ? ladderText.environmentChoice : profile.name
  return (
    <ChooserButton id={id} label={ladderText.profile} value={value} onOpen={() => setOpen(true)}>
      {open ? (
        <ProfilePicker
          onClose={() => setOpen(false)}
          onPick={(profile) => ask(state, (before) => withProfile(before, profile))}
        />
      ) : null}
    </ChooserButton>
  )
}
