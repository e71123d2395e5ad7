import type { ReactElement } from 'react'
import { profilesText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { showLayer } from '../../state/act.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './empty-states.module.css'

const css = classesOf(sheet)

const firstWords = { title: profilesText.firstTitle, help: profilesText.firstHelp, next: profilesText.firstNext }
const noneWords = { title: profilesText.noneTitle, help: profilesText.noneHelp, next: profilesText.noneNext }

/** Nothing to list: says where the files are or would be, and how profiles come to be. */
export function NoProfiles(): ReactElement {
  const state = useWindowState()
  const { files, firstRun } = useSnapshot()
  const { title, help, next } = firstRun ? firstWords : noneWords
  return (
    <section className={css('centre')} data-testid={firstRun ? 'first-run' : 'no-profiles'}>
      <div className={css('card')}>
        <h1 className={css('title')}>{title}</h1>
        <p>{help}</p>
        <dl className={css('files')}>
          {files.map((file) => (
            <div key={file.role} className={css('file')}>
              <dt>
                {profilesText.roles[file.role]}
                {file.exists ? null : `, ${profilesText.missing}`}
              </dt>
              <dd>
                <code className={css('path')}>{file.path}</code>
              </dd>
            </div>
          ))}
        </dl>
        <p>{next}</p>
        <p className={css('commands')}>
          <Button look="primary" onClick={() => showLayer(state, { kind: 'new' })}>
            {profilesText.add}
          </Button>
          <Button onClick={() => showLayer(state, { kind: 'import' })}>{profilesText.import}</Button>
        </p>
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

/** Profiles there are, but none fits the filter; or a file is refused and nothing could be read. */
export function EmptyList({ filtered }: { readonly filtered: boolean }): ReactElement | null {
  const state = useWindowState()
  if (!filtered) return null
  return (
    <div className={css('centre')} data-testid="empty-list">
      <div className={css('words')}>
        <Icon name="search" size={24} />
        <h2 className={css('title')}>{profilesText.noMatchTitle}</h2>
        <p>{profilesText.noMatchHelp}</p>
        <p className={css('small')}>{profilesText.filterHelp}</p>
        <Button onClick={() => state.filter.set('')}>{profilesText.clearFilter}</Button>
      </div>
    </div>
  )
}
