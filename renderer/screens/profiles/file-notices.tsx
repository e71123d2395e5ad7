import type { ReactElement } from 'react'
import { profilesText } from '../../../app/text/window-text.ts'
import { Icon } from '../../parts/icon.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import { useSnapshot } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './file-notices.module.css'

const css = classesOf(sheet)

/** What is wrong with a whole file, and the quiet mark while another program writes. */
export function FileNotices(): ReactElement | null {
  const { notices, beingWritten } = useSnapshot()
  if (notices.length === 0 && !beingWritten) return null
  return (
    <ul className={css('notices')} data-testid="file-notices">
      {notices.map((notice) => (
        <li key={`${notice.message} ${notice.origin?.label ?? ''}`} className={css('notice', notice.severity)}>
          <Icon name={notice.severity === 'info' ? 'info' : 'warning'} />
          <p className={css('text')}>
            {notice.message} {notice.origin === null ? null : <OriginLink origin={notice.origin} />}
          </p>
        </li>
      ))}
      {beingWritten ? (
        <li className={css('notice', 'info')}>
          <Icon name="pen" />
          <p className={css('text')}>{profilesText.beingWritten}</p>
        </li>
      ) : null}
    </ul>
  )
}
