import { type KeyboardEvent, type ReactElement, Suspense } from 'react'
import { profilesText, toastText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { later } from '../../parts/later.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { draftKey } from '../../state/draft-key.ts'
import { focusDetail, focusList } from '../../state/focus.ts'
import { usePlace, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { Detail, loadDetail } from './detail.tsx'
import sheet from './detail-pane.module.css'
import { Overview } from './overview.tsx'

const css = classesOf(sheet)

const Editor = later(async () => (await import('../edit/editor.tsx')).Editor)

/** Loads what the right half shows besides how things stand, so that it is drawn at once. */
export const loadDetailPane = (): Promise<unknown> => Promise.all([loadDetail(), Editor.load()])

/** The right half: a profile's detail, or how things stand when none is selected. */
export function DetailPane(): ReactElement {
  const state = useWindowState()
  const { profile, editing } = usePlace()
  const back = (): void => {
    state.place.set({ ...state.place.get(), pane: 'list' })
    focusList()
  }
  const closeEditor = (): void => {
    state.place.set({ ...state.place.get(), editing: null })
    if (profile === null) back()
    else focusDetail()
  }
  // Esc closes one layer: from the editor to the detail, from there back to the list. What was typed is kept.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    if (editing === null) back()
    else closeEditor()
  }
  const label = editing?.target.name ?? profile
  return (
    <section className={css('pane')} aria-label={label === null ? undefined : profilesText.detailLabel(label)}>
      <div role="presentation" className={css('scroll')} onKeyDown={onKeyDown}>
        <div className={css('back')}>
          <Button look="quiet" onClick={back}>
            <Icon name="back" size={14} />
            {profilesText.back}
          </Button>
        </div>
        {editing === null ? (
          <Shown profile={profile} />
        ) : (
          <Suspense fallback={null}>
            <Editor.View key={`${editing.mode} ${draftKey(editing.target)}`} editing={editing} onClose={closeEditor} />
          </Suspense>
        )}
      </div>
    </section>
  )
}

function Shown({ profile }: { readonly profile: string | null }): ReactElement {
  return profile === null ? <Overview /> : <AskedDetail profile={profile} />
}

function AskedDetail({ profile }: { readonly profile: string }): ReactElement | null {
  const { revision } = useSnapshot()
  const asked = useAsked(`${revision} ${profile}`, () => window.lanyard.ask.profileDetail({ name: profile }))
  if (asked.state === 'waiting') return null
  if (asked.state === 'failed') return <p className={css('gone')}>{toastText.failed}</p>
  if (asked.value === null) return <p className={css('gone')}>{profilesText.gone(profile)}</p>
  return <Detail key={asked.value.name} detail={asked.value} />
}
