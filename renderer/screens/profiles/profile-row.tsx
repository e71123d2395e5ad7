import { type ReactElement, useContext } from 'react'
import { ListBoxItem } from 'react-aria-components/ListBox'
import { kindText, profilesText } from '../../../app/text/window-text.ts'
import { highlightRanges } from '../../../app/view/filter.ts'
import type { ProfileRow } from '../../../app/view/model.ts'
import { BadgeMark } from '../../parts/badge-mark.tsx'
import { Highlighted } from '../../parts/highlighted.tsx'
import { KindIcon } from '../../parts/icon.tsx'
import { classesOf } from '../../style/classes.ts'
import { FilterContext } from './filter-context.ts'
import sheet from './profile-row.module.css'

const css = classesOf(sheet)

type RowProps = { readonly id: string; readonly row: ProfileRow; readonly onPress: () => void }

/** One row of 44 px: kind, name over where it leads, state at the right end. */
export function ProfileRowView({ id, row, onPress }: RowProps): ReactElement {
  return (
    <ListBoxItem id={id} textValue={row.name} className={css('row', row.label)} onPress={onPress}>
      <RowContent row={row} />
    </ListBoxItem>
  )
}

function RowContent({ row }: { readonly row: ProfileRow }): ReactElement {
  const filter = useContext(FilterContext)
  return (
    <>
      <span className={css('kind', row.kind)} title={kindText[row.kind]}>
        <KindIcon kind={row.kind} />
        <span className="visually-hidden">{kindText[row.kind]}</span>
      </span>
      <span className={css('words')}>
        <span className={css('name')}>
          <Highlighted text={row.name} ranges={highlightRanges(row.name, filter)} />
        </span>
        <span className={css('subtitle')}>
          <Highlighted text={row.subtitle} ranges={highlightRanges(row.subtitle, filter)} />
        </span>
      </span>
      {row.label === null ? null : <span className="visually-hidden">{profilesText.production}</span>}
      <BadgeMark badge={row.badge} />
    </>
  )
}
