import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { Collection } from 'react-aria-components/Collection'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxSection } from 'react-aria-components/ListBox'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { profilesText } from '../../../app/text/window-text.ts'
import type { Filter } from '../../../app/view/filter.ts'
import { copyEnvironment, renew } from '../../state/act.ts'
import type { RowGroup } from '../../state/arrange.ts'
import { offsetOf, ROW_HEIGHT, TITLE_HEIGHT } from '../../state/offset.ts'
import { usePlace, useWindowState, type WindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { FilterContext } from './filter-context.ts'
import { focusDetail, LIST_ID } from './focus.ts'
import sheet from './profile-list.module.css'
import { ProfileRowView } from './profile-row.tsx'

const css = classesOf(sheet)

const layoutOptions = { rowHeight: ROW_HEIGHT, headingHeight: TITLE_HEIGHT }

type ProfileListProps = { readonly groups: readonly RowGroup[]; readonly filter: Filter }

/** The rows, drawn only where they are seen. Arrows and letters move; Enter goes to the detail. */
export function ProfileList({ groups, filter }: ProfileListProps): ReactElement {
  const state = useWindowState()
  const { profile } = usePlace()
  const list = useRef<HTMLDivElement>(null)
  useKeepInView(list, groups, profile)
  const select = (name: string | undefined): void => {
    if (name !== undefined) state.place.set({ ...state.place.get(), profile: name })
  }
  return (
    <FilterContext value={filter}>
      <div role="presentation" className={css('frame')} onKeyDownCapture={useLetterKeys()}>
        <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
          <ListBox
            ref={list}
            id={LIST_ID}
            className={css('list')}
            aria-label={profilesText.listLabel}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={profile === null ? [] : [profile]}
            onSelectionChange={(keys) => select(keys === 'all' ? undefined : [...keys].map(String)[0])}
            onAction={(name) => {
              select(String(name))
              showDetail(state)
              focusDetail()
            }}
          >
            {groups.map((group) => groupView(group, () => showDetail(state)))}
          </ListBox>
        </Virtualizer>
      </div>
    </FilterContext>
  )
}

/** A group with its heading, or bare rows where there is but one. */
function groupView(group: RowGroup, onPress: () => void): ReactElement {
  const rows = (
    <Collection key={group.id} items={group.rows}>
      {(row) => <ProfileRowView id={row.name} row={row} onPress={onPress} />}
    </Collection>
  )
  if (group.title === null) return rows
  return (
    <ListBoxSection key={group.id} id={`account ${group.id}`}>
      <Header className={css('title')}>{group.title}</Header>
      {rows}
    </ListBoxSection>
  )
}

const showDetail = (state: WindowState): void => {
  if (state.place.get().profile !== null) state.place.set({ ...state.place.get(), pane: 'detail' })
}

/** Brings the selected row into view when something else than the list selected it. */
function useKeepInView(
  list: RefObject<HTMLDivElement | null>,
  groups: readonly RowGroup[],
  profile: string | null,
): void {
  const reveal = useEffectEvent((name: string) => {
    const element = list.current
    const offset = offsetOf(groups, name)
    if (element === null || offset === null) return
    const hidden = offset < element.scrollTop || offset + ROW_HEIGHT > element.scrollTop + element.clientHeight
    if (hidden) element.scrollTo({ top: offset - element.clientHeight / 2 })
  })
  useEffect(() => {
    if (profile !== null) reveal(profile)
  }, [profile])
}

/** A second after the last letter, type-ahead starts anew (the rule of react-aria's own type-ahead). */
const TYPE_AHEAD = 1000

/** `r` and `c` act, unless a name is being typed. */
function useLetterKeys(): (event: KeyboardEvent) => void {
  const state = useWindowState()
  const lastLetter = useRef(Number.NEGATIVE_INFINITY)
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === ' ') return
    const typing = event.timeStamp - lastLetter.current < TYPE_AHEAD
    const { profile } = state.place.get()
    if (typing || profile === null || (event.key !== 'r' && event.key !== 'c')) {
      lastLetter.current = event.timeStamp
      return
    }
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'r') renew(state, profile)
    else copyEnvironment(state, profile)
  }
}
