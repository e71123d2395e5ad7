import { type ReactElement, useDeferredValue, useMemo, useState } from 'react'
import { profilesText } from '../../../app/text/window-text.ts'
import { type Filter, matchRow, parseFilter } from '../../../app/view/filter.ts'
import { arrangeRows, type Order, orderByEnd, type RowGroup } from '../../state/arrange.ts'
import { focusList } from '../../state/focus.ts'
import { namesOf } from '../../state/list-window.ts'
import { usePlace, useSnapshot, useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DetailPane } from './detail-pane.tsx'
import { EmptyList, NoProfiles } from './empty-states.tsx'
import { FileNotices } from './file-notices.tsx'
import { ProfileList } from './profile-list.tsx'
import sheet from './profiles-screen.module.css'
import { Toolbar } from './toolbar.tsx'

const css = classesOf(sheet)

/** List and detail side by side; one of the two where the window is narrow. */
export function ProfilesScreen(): ReactElement {
  const state = useWindowState()
  const { rows, notices, beingWritten } = useSnapshot()
  const { pane, editing } = usePlace()
  const [order, setOrder] = useOrder()
  const shown = useShownRows(order)
  // The first match, unless what is selected is still shown.
  const enterList = (): void => {
    const names = namesOf(shown.groups)
    const { profile } = state.place.get()
    const next = profile !== null && names.includes(profile) ? profile : names[0]
    if (next !== undefined) state.place.set({ ...state.place.get(), profile: next, editing: null })
    focusList()
  }
  if (rows.length === 0 && notices.length === 0 && !beingWritten && editing === null) return <NoProfiles />
  return (
    <div className={css('screen')} data-pane={pane}>
      <h1 className="visually-hidden">{profilesText.title}</h1>
      <section className={css('left')}>
        <Toolbar order={order.by} onOrder={setOrder} shown={shown.count} all={rows.length} onEnterList={enterList} />
        <FileNotices />
        {shown.count === 0 ? (
          <EmptyList filtered={rows.length > 0} />
        ) : (
          <ProfileList groups={shown.groups} filter={shown.filter} />
        )}
      </section>
      <DetailPane />
    </div>
  )
}

type Ordering = { readonly by: Order; readonly frozen: readonly string[] }

/** The chosen order. "Ends first" is taken once, when chosen: rows never move because time passes. */
function useOrder(): readonly [Ordering, (by: Order) => void] {
  const state = useWindowState()
  const [ordering, setOrdering] = useState<Ordering>({ by: 'file', frozen: [] })
  const choose = (by: Order): void =>
    setOrdering({ by, frozen: by === 'ends' ? orderByEnd(state.snapshot.get().rows) : [] })
  return [ordering, choose]
}

type Shown = { readonly groups: readonly RowGroup[]; readonly filter: Filter; readonly count: number }

/** Rows that pass the filter, in order. `expires:` is judged when the filter or the files change, not by each tick. */
function useShownRows(order: Ordering): Shown {
  const state = useWindowState()
  const { rows } = useSnapshot()
  const text = useDeferredValue(useStore(state.filter))
  return useMemo(() => {
    const filter = parseFilter(text)
    const now = state.now.get()
    const matching = filter.length === 0 ? rows : rows.filter((row) => matchRow(row, filter, now))
    return { groups: arrangeRows(matching, order.by, order.frozen), filter, count: matching.length }
  }, [rows, text, order, state])
}
