import { type KeyboardEvent, useMemo, useState } from 'react'
import type { ProfileRow } from '../../../app/view/model.ts'
import { closeLayer } from '../../state/edit-act.ts'
import { type LeaseOption, leaseInForce, leaseOptions, longestLease } from '../../state/lease-choice.ts'
import { activate, goBack } from '../../state/switch-act.ts'
import {
  markedLine,
  moveMark,
  profileOfLine,
  type SwitchLine,
  type SwitchList,
  switchList,
} from '../../state/switcher.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'

/** Lines that Page Up and Page Down go by. */
const PAGE = 8

/** The switcher as it stands, and what can be done in it. */
export type Switcher = {
  readonly query: string
  readonly setQuery: (query: string) => void
  readonly list: SwitchList
  readonly marked: SwitchLine | null
  readonly lease: number | null
  readonly leases: readonly LeaseOption[]
  readonly setLease: (seconds: number | null) => void
  /** Longest time the marked profile may be used for, in seconds; null: no rule is about it. */
  readonly longest: number | null
  readonly pick: (line: SwitchLine) => void
  /** Keys of the filter field. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** What is typed, what is marked, and for how long; `about`: the profile that is marked first. */
export function useSwitcher(about: string | null): Switcher {
  const state = useWindowState()
  const { rows, active, settings } = useSnapshot()
  const [query, setQuery] = useState(state.typedAhead.get)
  const [meant, setMeant] = useState<string | null>(about === null ? null : `=${about}`)
  const [chosen, setLease] = useState<number | null>(null)
  const list = useMemo(() => switchList({ rows, active, query }), [rows, active, query])
  const marked = markedLine(list, meant)
  const rule = settings.productionLease
  const pick = (line: SwitchLine): void => {
    closeLayer(state)
    const seconds = leaseInForce(chosen, rowOf(line), rule)
    void (line.kind === 'back' ? goBack(state) : activate(state, profileOfLine(line), leaseOf(line, seconds)))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const next = moveMark(list, marked?.id ?? null, event.key, PAGE)
    const isBack = event.key === '-' && query === '' && active.previous !== null
    if (next !== null) setMeant(next)
    else if (isBack) pick({ kind: 'back', id: 'back', profile: null })
    else if (event.key === 'Enter' && marked !== null) pick(marked)
    else return
    event.preventDefault()
  }
  return {
    query,
    setQuery: (text) => {
      setQuery(text)
      setMeant(null)
    },
    list,
    marked,
    lease: leaseInForce(chosen, rowOf(marked), rule),
    leases: leaseOptions(rowOf(marked), rule),
    setLease,
    longest: longestLease(rowOf(marked), rule),
    pick,
    onKeyDown,
  }
}

/** No profile has no end. */
const leaseOf = (line: SwitchLine, seconds: number | null): number | null => (line.kind === 'profile' ? seconds : null)

const rowOf = (line: SwitchLine | null): ProfileRow | null => (line?.kind === 'profile' ? line.row : null)
