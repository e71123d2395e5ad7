import { type ReactElement, useState } from 'react'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import type { ChainView, RungView } from '../../../app/view/model.ts'
import { Icon } from '../../parts/icon.tsx'
import { probes } from '../../state/chain-act.ts'
import { isOpen, type LadderLine, ladderLines, type Reach, toggled } from '../../state/ladder.ts'
import { useStore } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './ladder.module.css'
import { Rung } from './rung.tsx'

const css = classesOf(sheet)

type LadderProps = {
  readonly chain: ChainView
  /** In columns the cards are closed, and what parts is marked. */
  readonly look: 'alone' | 'column'
  /** Ids of rungs that part between the tools. */
  readonly parts: ReadonlySet<string>
}

/** The providers in the tool's own order: solid down to where the chain ends, dotted below. */
export function Ladder({ chain, look, parts }: LadderProps): ReactElement {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const stopsBefore = chain.outcome === 'fails' && !chain.rungs.some((rung) => rung.state === 'fails')
  const probed = useStore(probes)
  const keep = new Set([...parts, ...probed])
  const lines = ladderLines(chain.rungs, stopsBefore ? 'after' : 'asked', keep)
  // All rungs are children of one list, folded or not: what a person holds stays in place when a fold changes around it.
  const items = lines.flatMap((line) => {
    if (line.kind === 'rung') return [...rungItems(line.rung, line.reach)]
    const open = isOpen(line.rungs, unfolded)
    const toggle = (): void => setUnfolded(toggled(line.rungs, unfolded))
    const fold = <Fold key={`${line.state} ${line.rungs[0]?.id ?? ''}`} line={line} open={open} onToggle={toggle} />
    return open === 'open' ? [fold, ...line.rungs.flatMap((rung) => rungItems(rung, line.reach))] : [fold]
  })
  function rungItems(rung: RungView, reach: Reach): readonly ReactElement[] {
    const differs = parts.has(rung.id) ? 'differs' : 'same'
    const card = <Rung key={rung.id} rung={rung} chain={chain} reach={reach} look={look} differs={differs} />
    return rung.state === 'fails' ? [card, <Stopped key="stopped" chain={chain} />] : [card]
  }
  return (
    <>
      {stopsBefore ? <StopBar text={ladderText.stoppedBefore(chain.toolName)} error={chain.error} /> : null}
      <ol className={css('ladder')} aria-label={ladderText.ladder}>
        {items}
      </ol>
      {chain.outcome === 'none' ? <StopBar text={ladderText.nothing} error={chain.error} /> : null}
    </>
  )
}

function Stopped({ chain }: { readonly chain: ChainView }): ReactElement {
  return (
    <li className={css('stopLine')}>
      <StopBar text={ladderText.stopped(chain.toolName)} error={chain.error} />
    </li>
  )
}

type FoldProps = {
  readonly line: Extract<LadderLine, { kind: 'fold' }>
  readonly open: 'open' | 'closed'
  readonly onToggle: () => void
}

/** A run of rungs with nothing to say, as one thin line that unfolds. */
function Fold({ line, open, onToggle }: FoldProps): ReactElement {
  const first = line.rungs[0]?.number ?? 0
  const last = line.rungs.at(-1)?.number ?? first
  const words = line.state === 'absent' ? ladderText.foldedAbsent : ladderText.foldedNotReached
  const only = line.rungs.length === 1 ? `${line.rungs[0]?.title ?? ''} ` : ''
  return (
    <li className={css('fold', line.reach)} data-state={line.state}>
      <button type="button" className={css('foldButton')} aria-expanded={open === 'open'} onClick={onToggle}>
        <span>{`${ladderText.numbers(first, last)} · ${only}${words(line.rungs.length)}`}</span>
        <Icon name={open === 'open' ? 'down' : 'right'} size={12} />
      </button>
    </li>
  )
}

type StopProps = { readonly text: string; readonly error: ChainView['error'] }

function StopBar({ text, error }: StopProps): ReactElement {
  return (
    <div className={css('stop')} data-testid="stop-bar">
      <Icon name="stop" />
      <div>
        <p>{text}</p>
        {error === null ? null : (
          <p className={css('small')}>
            {error.message} <code>{error.code}</code>
          </p>
        )}
      </div>
    </div>
  )
}
