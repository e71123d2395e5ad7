import type { ReactElement } from 'react'
import { profilesText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './empty-states.module.css'

const css = classesOf(sheet)

/** Neither file exists: says where they would be, and how they come to be. */
export function FirstRun(): ReactElement {
  const { files } = useSnapshot()
  return (
    <section className={css('centre')} data-testid="first-run">
      <div className={css('card')}>
        <h1 className={css('title')}>{profilesText.firstTitle}</h1>
        <p>{profilesText.firstHelp}</p>
        <dl className={css('files')}>
          {files.map((file) => (
            <div key={file.role} className={css('file')}>
              <dt>{profilesText.roles[file.role]}</dt>
              <dd>
                <code className={css('path')}>{file.path}</code>
              </dd>
            </div>
          ))}
        </dl>
        <p>{profilesText.firstNext}</p>
        <ul className={css('commands')}>
          {profilesText.firstCommands.map((command) => (
            <li key={command}>
              <code className={css('command')}>{command}</code>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** The list without a row: nothing matches, or the files hold no profile. */
export function EmptyList({ filtered }: { readonly filtered: boolean }): ReactElement {
  const state = useWindowState()
  return (
    <div className={css('centre')} data-testid="empty-list">
      <div className={css('words')}>
        <Icon name={filtered ? 'search' : 'blank'} size={24} />
        <h2 className={css('title')}>{filtered ? profilesText.noMatchTitle : profilesText.noneTitle}</h2>
        <p>{filtered ? profilesText.noMatchHelp : profilesText.noneHelp}</p>
        {filtered ? (
          <>
            <p className={css('small')}>{profilesText.filterHelp}</p>
            <Button onClick={() => state.filter.set('')}>{profilesText.clearFilter}</Button>
          </>
        ) : null}
      </div>
    </div>
  )
}
