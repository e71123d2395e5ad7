import { type ReactElement, type ReactNode, useEffect } from 'react'
import { switcherText } from '../../../app/text/switcher-text.ts'
import { profilesText } from '../../../app/text/window-text.ts'
import { yourMarksText } from '../../../app/text/your-marks-text.ts'
import type { ProfileRow } from '../../../app/view/model.ts'
import { BadgeMark } from '../../parts/badge-mark.tsx'
import { ColourMark } from '../../parts/colour-mark.tsx'
import { Highlighted } from '../../parts/highlighted.tsx'
import { Icon, KindIcon, StarIcon } from '../../parts/icon.tsx'
import { KeyCap } from '../../parts/key-cap.tsx'
import { Option } from '../../parts/list-box.tsx'
import { rangesOf } from '../../state/highlight.ts'
import type { SwitchLine } from '../../state/switcher.ts'
import { useSnapshot } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './switch-lines.module.css'
import type { Switcher } from './use-switcher.ts'

const css = classesOf(sheet)

/** By role: the focus stays in the field, which says which option is meant. */
const roles = { list: { role: 'listbox' }, group: { role: 'group' } } as const

const named = { ...roles.list, 'aria-label': switcherText.list } as const

/** A line's id in the page; names may hold anything but what an id forbids. */
export const lineIdOf = ({ id }: SwitchLine): string => `switch-${encodeURIComponent(id)}`

type SwitchLinesProps = { readonly id: string; readonly held: Switcher }

/** Everything that can be switched to, one line marked. */
export function SwitchLines({ id, held }: SwitchLinesProps): ReactElement {
  const { list, marked } = held
  const markedId = marked === null ? null : lineIdOf(marked)
  useEffect(() => {
    if (markedId !== null) document.getElementById(markedId)?.scrollIntoView({ block: 'nearest' })
  }, [markedId])
  return (
    <div id={id} className={css('list')} {...(list.groups.length === 0 ? {} : named)}>
      {list.groups.map(({ id: groupId, title, lines }) => (
        <div key={groupId} {...roles.group} aria-label={title ?? switcherText.label} className={css('group')}>
          {title === null ? null : (
            <div className={css('title')} role="presentation">
              {title}
            </div>
          )}
          {lines.map((line) => (
            <Line key={line.id} line={line} isMarked={line.id === marked?.id} onPick={() => held.pick(line)} />
          ))}
        </div>
      ))}
      <Rest held={held} />
    </div>
  )
}

/** Nothing fits, or more than is shown. */
function Rest({ held }: { readonly held: Switcher }): ReactElement | null {
  const { rows } = useSnapshot()
  if (held.list.more > 0) return <p className={css('rest')}>{switcherText.more(held.list.more)}</p>
  if (held.list.groups.length > 0) return null
  return <p className={css('rest')}>{rows.length === 0 ? switcherText.noProfiles : switcherText.empty}</p>
}

type LineProps = { readonly line: SwitchLine; readonly isMarked: boolean; readonly onPick: () => void }

function Line({ line, isMarked, onPick }: LineProps): ReactElement {
  const label = line.kind === 'profile' ? line.row.label : null
  return (
    <Option
      id={lineIdOf(line)}
      className={css('line', label)}
      aria-selected={isMarked}
      data-line={line.id}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {line.kind === 'profile' ? <ProfileParts row={line.row} positions={line.positions} /> : <WayParts line={line} />}
    </Option>
  )
}

function WayParts({ line }: { readonly line: Exclude<SwitchLine, { kind: 'profile' }> }): ReactElement {
  const isBack = line.kind === 'back'
  return (
    <>
      <Icon name={isBack ? 'back' : 'blank'} />
      <span className={css('name')}>{isBack ? switcherText.back(line.profile) : switcherText.none}</span>
      <span className={css('detail')}>{isBack ? switcherText.backHelp : switcherText.noneHelp}</span>
      {isBack ? <KeyCap name="-" /> : null}
    </>
  )
}

type ProfilePartsProps = { readonly row: ProfileRow; readonly positions: readonly number[] }

function ProfileParts({ row, positions }: ProfilePartsProps): ReactElement {
  const isActive = useSnapshot().active.profile === row.name
  return (
    <>
      {isActive ? <Icon name="check" /> : <KindIcon kind={row.kind} />}
      {row.colour === null ? null : <ColourMark colour={row.colour} />}
      <span className={css('name')} title={row.name}>
        <Highlighted text={row.name} ranges={rangesOf(positions)} />
      </span>
      <Signs row={row} />
      {row.label === null ? null : <Tag tone="production">{profilesText.production}</Tag>}
      {isActive ? <Tag tone="active">{switcherText.active}</Tag> : null}
      <span className={css('detail')}>{row.subtitle}</span>
      <BadgeMark badge={row.badge} />
    </>
  )
}

/** A star and a slip of paper, and the marks in words. */
function Signs({ row }: { readonly row: ProfileRow }): ReactElement {
  return (
    <>
      {row.favourite ? <StarIcon state="on" size={12} /> : null}
      {row.note === '' ? null : (
        <span className={css('note')} title={row.note}>
          <Icon name="note" size={12} />
        </span>
      )}
      <span className="visually-hidden">{spokenMarks(row)}</span>
    </>
  )
}

const spokenMarks = (row: ProfileRow): string =>
  [
    '',
    ...(row.favourite ? [yourMarksText.isFavourite] : []),
    ...(row.colour === null ? [] : [yourMarksText.colourSpoken(row.colour)]),
    ...(row.note === '' ? [] : [yourMarksText.hasNote]),
    '',
  ].join(', ')

function Tag({
  tone,
  children,
}: {
  readonly tone: 'production' | 'active'
  readonly children: ReactNode
}): ReactElement {
  return <span className={css('tag', `${tone}Tag`)}>{children}</span>
}
