import type { KeyboardEvent, ReactElement } from 'react'
import { profilesText, toastText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { usePlace, useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { Detail } from './detail.tsx'
import sheet from './detail-pane.module.css'
import { focusList } from './focus.ts'
import { Overview } from './overview.tsx'

const css = classesOf(sheet)

/** The right half: a profile's detail, or how things stand when none is selected. */
export function DetailPane(): ReactElement {
  const state = useWindowState()
  const { profile } = usePlace()
  const back = (): void => {
    state.place.set({ ...state.place.get(), pane: 'list' })
    focusList()
  }
  // Esc closes one layer: from the detail back to the list.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    back()
  }
  return (
    <section className={css('pane')} aria-label={profile === null ? undefined : profilesText.detailLabel(profile)}>
      <div role="presentation" className={css('scroll')} onKeyDown={onKeyDown}>
        <div className={css('back')}>
          <Button look="quiet" onClick={back}>
            <Icon name="back" size={14} />
            {profilesText.back}
          </Button>
        </div>
        {profile === null ? <Overview /> : <AskedDetail profile={profile} />}
      </div>
    </section>
  )
}

function AskedDetail({ profile }: { readonly profile: string }): ReactElement | null {
  const { revision } = useSnapshot()
  const asked = useAsked(`${revision} ${profile}`, () => window.lanyard.ask.profileDetail({ name: profile }))
  if (asked.state === 'waiting') return null
  if (asked.state === 'failed') return <p className={css('gone')}>{toastText.failed}</p>
  if (asked.value === null) return <p className={css('gone')}>{profilesText.gone(profile)}</p>
  return <Detail key={asked.value.name} detail={asked.value} />
}
