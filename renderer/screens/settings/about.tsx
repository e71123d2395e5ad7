import type { ReactElement } from 'react'
import { settingsText } from '../../../app/text/settings-text.ts'
import { useSnapshot } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './about.module.css'

const css = classesOf(sheet)

/** Versions, and what this build cannot do. */
export function About(): ReactElement {
  const { about } = useSnapshot()
  return (
    <section>
      <h2 className={css('heading')}>{settingsText.about}</h2>
      <dl className={css('list')}>
        {about.map((item) => (
          <div key={item.name} className={css('item')}>
            <dt className={css('name')}>{item.name}</dt>
            <dd className={css('value')}>{item.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
