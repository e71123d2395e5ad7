import { memo, type ReactElement, useContext } from 'react'
import { activeCardText } from '../../../app/text/active-card-text.ts'
import { kindText, profilesText } from '../../../app/text/window-text.ts'
import { yourMarksText } from '../../../app/text/your-marks-text.ts'
import { highlightRanges } from '../../../app/view/filter.ts'
import type { ProfileRow } from '../../../app/view/model.ts'
import { BadgeMark } from '../../parts/badge-mark.tsx'
import { ColourMark } from '../../parts/colour-mark.tsx'
import { Highlighted } from '../../parts/highlighted.tsx'
import { Icon, KindIcon, StarIcon } from '../../parts/icon.tsx'
import { Option } from '../../parts/list-box.tsx'
import { useIsActive } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { FilterContext } from './filter-context.ts'
import sheet from './profile-row.module.css'

const css = classesOf(sheet)

/** A row's id in the page, for `aria-activedescendant`; names may hold anything but what an id forbids. */
export const rowIdOf = (name: string): string => `row-${encodeURIComponent(name)}`

type RowProps = {
  readonly row: ProfileRow
  /** In px from the group's top. */
  readonly top: number
  /** 1-based among all `count` rows, drawn or not. */
  readonly place: number
  readonly count: number
  readonly selected: boolean
}

/** One row of 44 px: kind, name over where it leads, state at the right end. */
export const ProfileRowView = memo(({ row, top, place, count, selected }: RowProps): ReactElement => {
  const filter = useContext(FilterContext)
  return (
    <Option
      id={rowIdOf(row.name)}
      className={css('row', row.label)}
      aria-selected={selected}
      aria-posinset={place}
      aria-setsize={count}
      data-profile={row.name}
      style={{ top }}
    >
      <span className={css('kind', row.kind)} title={kindText[row.kind]}>
        <KindIcon kind={row.kind} />
      </span>
      <span className={css('words')}>
        <span className={css('line')}>
          {row.colour === null ? null : <ColourMark colour={row.colour} />}
          <span className={css('name')} title={row.name}>
            <Highlighted text={row.name} ranges={highlightRanges(row.name, filter)} />
          </span>
          <RowSigns row={row} />
        </span>
        <span className={css('subtitle')}>
          <span className="visually-hidden">{spokenKind(row)}</span>
          <Highlighted text={row.subtitle} ranges={highlightRanges(row.subtitle, filter)} />
        </span>
      </span>
      <BadgeMark badge={row.badge} />
    </Option>
  )
})
ProfileRowView.displayName = 'ProfileRowView'

/** A tick, a star and a slip of paper; the words of the latter two are spoken with the kind. */
function RowSigns({ row }: { readonly row: ProfileRow }): ReactElement | null {
  const isActive = useIsActive(row.name)
  if (!row.favourite && row.note === '' && !isActive) return null
  return (
    <span className={css('signs')}>
      {isActive ? (
        <span title={activeCardText.isActive}>
          <Icon name="check" size={12} />
          <span className="visually-hidden">, {activeCardText.isActive}, </span>
        </span>
      ) : null}
      {row.favourite ? <StarIcon state="on" size={12} /> : null}
      {row.note === '' ? null : (
        <span title={row.note}>
          <Icon name="note" size={12} />
        </span>
      )}
    </span>
  )
}

const spokenKind = (row: ProfileRow): string =>
  [
    kindText[row.kind],
    ...(row.label === null ? [] : [profilesText.production]),
    ...(row.favourite ? [yourMarksText.isFavourite] : []),
    ...(row.colour === null ? [] : [yourMarksText.colourSpoken(row.colour)]),
    ...(row.note === '' ? [] : [yourMarksText.hasNote]),
    '',
  ].join(', ')
