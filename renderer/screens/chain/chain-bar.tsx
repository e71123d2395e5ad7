import { lazy, type ReactElement, Suspense, useId, useState } from 'react'
import type { ToolId } from '../../../app/chain/model.ts'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { copyChain } from '../../state/act.ts'
import { usePlace, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './chain-bar.module.css'

const css = classesOf(sheet)

const ProfilePicker = lazy(async () => ({ default: (await import('../palette/profile-picker.tsx')).ProfilePicker }))

/** The choosers: seen by which tool, for which profile. */
export function ChainBar(): ReactElement {
  const state = useWindowState()
  const { tool } = usePlace()
  return (
    <div className={css('bar')}>
      <Choice
        label={ladderText.seenBy}
        labelPlace="above"
        value={tool}
        options={useToolOptions()}
        onChoose={(tool) => state.place.set({ ...state.place.get(), tool })}
      />
      <ProfileChooser />
      <span className={css('rest')} />
      <Button onClick={() => copyChain(state, 'text')}>
        <Icon name="copy" size={14} />
        {ladderText.copyText}
      </Button>
    </div>
  )
}

function useToolOptions(): readonly { readonly value: ToolId; readonly text: string }[] {
  return useSnapshot().tools.map(({ id, name, version }) => ({ value: id, text: `${name} ${version}` }))
}

/** A button that opens a searchable list: two thousand names do not fit a menu. */
function ProfileChooser(): ReactElement {
  const state = useWindowState()
  const { choice } = usePlace()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={css('field')}>
      <span className={css('label')} id={id}>
        {ladderText.profile}
      </span>
      <button
        type="button"
        className={css('chooser')}
        aria-haspopup="dialog"
        aria-labelledby={`${id} ${id}-value`}
        onClick={() => setOpen(true)}
      >
        <span className={css('value')} id={`${id}-value`}>
          {choice.kind === 'environment' ? ladderText.environmentChoice : choice.name}
        </span>
        <Icon name="down" size={12} />
      </button>
      {open ? (
        <Suspense fallback={null}>
          <ProfilePicker
            onClose={() => setOpen(false)}
            onPick={(choice) => state.place.set({ ...state.place.get(), choice })}
          />
        </Suspense>
      ) : null}
    </div>
  )
}
