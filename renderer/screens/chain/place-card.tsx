import type { ReactElement } from 'react'
import { placeCardText } from '../../../app/text/chain-room-text.ts'
import type { ShownPlace } from '../../state/chain-question.ts'
import { classesOf } from '../../style/classes.ts'
import { PictureCard } from './picture-card.tsx'
import sheet from './place-card.module.css'

const css = classesOf(sheet)

/** What is known of the place; nothing where it is this app. */
export function PlaceCard({ place }: { readonly place: ShownPlace }): ReactElement | null {
  switch (place.kind) {
    case 'here':
      return null
    case 'login-shell':
      return <p className={css('about')}>{placeCardText.loginShell}</p>
    case 'process': {
      const { name, pid, folder } = place.process
      return <p className={css('about')}>{placeCardText.process(name, pid, folder)}</p>
    }
    case 'pasted':
      return <Pasted place={place} />
    case 'pictured':
      return <PictureCard key={place.host} place={place} />
  }
}

function Pasted({ place }: { readonly place: Extract<ShownPlace, { kind: 'pasted' }> }): ReactElement {
  const { variables } = place.pasted
  return (
    <section className={css('card')} aria-label={placeCardText.variables} data-testid="pasted-environment">
      <p className={css('lead')}>{placeCardText.pasted(variables.length)}</p>
      <ul className={css('variables')}>
        {variables.map(({ name, shape }) => (
          <li key={name} className={css('chip')}>
            <code>{name}</code> <span className={css('shape')}>{shape}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
