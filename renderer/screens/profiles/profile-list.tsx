import { type MouseEvent, type ReactElement, useEffect, useEffectEvent, useRef } from 'react'
import { profilesText } from '../../../app/text/window-text.ts'
import type { Filter } from '../../../app/view/filter.ts'
import { ListBox } from '../../parts/list-box.tsx'
import type { RowGroup } from '../../state/arrange.ts'
import { LIST_ID } from '../../state/focus.ts'
import { type GroupWindow, listWindow, offsetOf, ROW_HEIGHT } from '../../state/list-window.ts'
import { usePlace, useWindowState, type WindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { FilterContext } from './filter-context.ts'
import sheet from './profile-list.module.css'
import { ProfileRowView, rowIdOf } from './profile-row.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useViewport } from './use-viewport.ts'

const css = classesOf(sheet)

/** Rows drawn beyond what is seen, so that scrolling never shows a gap. */
const OVERSCAN = 4 * ROW_HEIGHT

type ProfileListProps = { readonly groups: readonly RowGroup[]; readonly filter: Filter }

/**
 * A list box that draws only the rows that are seen: two thousand cost as much as twenty. The focus stays on the box and
 * `aria-activedescendant` says which row is meant, as the ARIA authoring practices describe.
 */
export function ProfileList({ groups, filter }: ProfileListProps): ReactElement {
  const state = useWindowState()
  const { profile } = usePlace()
  const list = useRef<HTMLDivElement>(null)
  const { top, height } = useViewport(list)
  const drawn = listWindow(groups, top - OVERSCAN, top + height + OVERSCAN)
  const isDrawn = drawn.groups.some(({ rows }) => rows.some(({ name }) => name === profile))
  const reveal = useReveal(list, groups, profile)
  const onKeyDown = useListKeys(groups, height, reveal)
  return (
    <ListBox
      ref={list}
      id={LIST_ID}
      className={css('list')}
      aria-label={profilesText.listLabel}
      aria-activedescendant={isDrawn && profile !== null ? rowIdOf(profile) : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => pick(state, event)}
    >
      <FilterContext value={filter}>
        <div className={css('whole')} role="presentation" style={{ height: drawn.height }}>
          {drawn.groups.map((group) => (
            <GroupView key={group.group.id} placed={group} count={drawn.count} selected={profile} />
          ))}
        </div>
      </FilterContext>
    </ListBox>
  )
}

type GroupViewProps = { readonly placed: GroupWindow; readonly count: number; readonly selected: string | null }

/** A group with its heading, or bare rows where there is but one. */
function GroupView({ placed, count, selected }: GroupViewProps): ReactElement {
  const { group, top, height, rowsTop, first, rows, before } = placed
  const role = group.title === null ? 'presentation' : 'group'
  return (
    <div className={css('group')} role={role} aria-label={group.title ?? undefined} style={{ top, height }}>
      {group.title === null ? null : (
        <div className={css('title')} role="presentation">
          {group.title}
        </div>
      )}
      {rows.map((row, index) => (
        <ProfileRowView
          key={row.name}
          row={row}
          top={rowsTop + (first + index) * ROW_HEIGHT}
          place={before + first + index + 1}
          count={count}
          selected={row.name === selected}
        />
      ))}
    </div>
  )
}

/** A click selects, and in a narrow window opens. */
function pick(state: WindowState, event: MouseEvent<HTMLDivElement>): void {
  const option = event.target instanceof Element ? event.target.closest('[data-profile]') : null
  const profile = option?.getAttribute('data-profile') ?? null
  if (profile !== null) state.place.set({ ...state.place.get(), profile, pane: 'detail', editing: null })
}

type Reveal = (name: string) => void

/** Scrolls no further than needed to show a row; a row that was selected from elsewhere comes to the middle. */
function useReveal(
  list: { readonly current: HTMLDivElement | null },
  groups: readonly RowGroup[],
  profile: string | null,
): Reveal {
  const bring = (name: string, far: 'edge' | 'middle'): void => {
    const element = list.current
    const offset = offsetOf(groups, name)
    if (element === null || offset === null) return
    const { scrollTop, clientHeight } = element
    const above = offset < scrollTop
    if (!above && offset + ROW_HEIGHT <= scrollTop + clientHeight) return
    const edge = above ? offset : offset + ROW_HEIGHT - clientHeight
    element.scrollTo({ top: far === 'edge' ? edge : offset - clientHeight / 2 })
  }
  const reveal = useEffectEvent((name: string) => bring(name, 'middle'))
  useEffect(() => {
    if (profile !== null) reveal(profile)
  }, [profile])
  return (name) => bring(name, 'edge')
}
