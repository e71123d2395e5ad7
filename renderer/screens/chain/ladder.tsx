import { type ReactElement, useState } from 'react'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import type { ChainView } from '../../../app/view/model.ts'
import { Icon } from '../../parts/icon.tsx'
import { type LadderLine, ladderLines } from '../../state/ladder.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './ladder.module.css'
import { Rung } from './rung.tsx'

const css = classesOf(sheet)

/** The providers in the tool's own order: solid down to where the chain ends, dotted below. */
export function Ladder({ chain }: { readonly chain: ChainView }): ReactElement {
  const stopsBefore = chain.outcome === 'fails' && !chain.rungs.some((rung) => rung.state === 'fails')
  return (
    <>
      {stopsBefore ? <StopBar text={ladderText.stoppedBefore(chain.toolName)} error={chain.error} /> : null}
      <ol className={css('ladder')} aria-label={ladderText.ladder}>
        {ladderLines(chain.rungs, stopsBefore ? 'after' : 'asked').map((line) => (
          <LineView key={keyOf(line)} line={line} chain={chain} />
        ))}
      </ol>
      {chain.outcome === 'none' ? <StopBar text={ladderText.nothing} error={chain.error} /> : null}
    </>
  )
}

const keyOf = (line: LadderLine): string =>
  line.kind === 'rung' ? line.rung.id : `${line.state} ${line.rungs[0]?.id ?? ''}`

type LineProps = { readonly line: LadderLine; readonly chain: ChainView }

function LineView({ line, chain }: LineProps): ReactElement {
  if (line.kind === 'fold') return <Fold line={line} />
  const stops = line.rung.state === 'fails'
  return (
    <>
      <Rung rung={line.rung} reach={line.reach} />
      {stops ? (
        <li className={css('stopLine')}>
          <StopBar text={ladderText.stopped(chain.toolName)} error={chain.error} />
        </li>
      ) : null}
    </>
  )
}

/** A run of rungs with nothing to say, as one thin line that unfolds. */
function Fold({ line }: { readonly line: Extract<LadderLine, { kind: 'fold' }> }): ReactElement {
  const [open, setOpen] = useState(false)
  const first = line.rungs[0]?.number ?? 0
  const last = line.rungs.at(-1)?.number ?? first
  const words = line.state === 'absent' ? ladderText.foldedAbsent : ladderText.foldedNotReached
  const only = line.rungs.length === 1 ? `${line.rungs[0]?.title ?? ''} ` : ''
  return (
    <>
      <li className={css('fold', line.reach)} data-state={line.state}>
        <button type="button" className={css('foldButton')} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>{`${ladderText.numbers(first, last)} · ${only}${words(line.rungs.length)}`}</span>
          <Icon name={open ? 'down' : 'right'} size={12} />
        </button>
      </li>
      {open ? line.rungs.map((rung) => <Rung key={rung.id} rung={rung} reach={line.reach} />) : null}
    </>
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
