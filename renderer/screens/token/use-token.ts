import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { Instant } from '../../../app/text/instant.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../../app/view/model.ts'
import { digitsOf } from '../../state/code-window.ts'
import { FIRST_TOKEN_STATE, type TokenEvent, type TokenState, tokenFlow } from '../../state/token-flow.ts'

/** What the token window's parts need. */
export type TokenControl = {
  readonly state: TokenState
  readonly now: Instant
  readonly type: (typed: string) => void
  readonly retry: () => void
  /** Asks the program that the person named for the device. */
  readonly askProgram: () => void
  /** Ends what runs; what is written stays. */
  readonly stop: () => void
}

const unreachable: { readonly ok: false; readonly failure: SessionFailure } = {
  ok: false,
  failure: { code: 'NoAnswer', message: tokenText.unreachable, next: 'retry', waitUntil: null },
}

/** The token window: asks main what the code is for, counts seconds while it is visible, sends the sixth digit. */
export function useToken(): TokenControl {
  const [state, dispatch] = useReducer(tokenFlow, FIRST_TOKEN_STATE)
  const clock = useSecondClock()
  const { set } = clock
  const take = useCallback(
    (outcome: Outcome<TokenPlan, SessionFailure>) => {
      if (outcome.ok) set(outcome.value.now)
      dispatch({ kind: 'planned', outcome })
    },
    [set],
  )
  const retry = useCallback(() => {
    window.lanyard.ask.tokenReady(undefined).then(take, () => take(unreachable))
  }, [take])
  useEffect(retry, [retry])
  useEffect(() => window.lanyard.on.token(take), [take])
  useEffect(() => window.lanyard.on.renewal((renewal) => dispatch({ kind: 'progressed', renewal })), [])
  useEffect(() => dispatch({ kind: 'ticked', now: clock.now }), [clock.now])

  const answer = (outcome: Outcome<SessionSuccess, SessionFailure>): void => {
    dispatch({ kind: 'answered', outcome, now: clock.read() })
    if (outcome.ok && outcome.value.renewal.state === 'needs-code') void replan(dispatch)
  }
  const type = (typed: string): void => {
    if (state.stage.kind !== 'typing') return
    const code = digitsOf(typed)
    dispatch({ kind: 'typed', code })
    if (code.length < 6) return
    dispatch({ kind: 'sent', by: 'person' })
    window.lanyard.ask.startSession({ code }).then(answer, () => answer(unreachable))
  }
  const askProgram = (): void => {
    dispatch({ kind: 'sent', by: 'command' })
    window.lanyard.ask.codeFromCommand(undefined).then(answer, () => answer(unreachable))
  }
  const stop = (): void => {
    dispatch({ kind: 'stopped' })
    // The answer of what runs says what came of it.
    window.lanyard.ask.cancelRenewal(undefined).catch(() => undefined)
  }
  return { state, now: clock.now, type, retry, askProgram, stop }
}

/** Asks main about the next device: whose keys, which program. What is known already stays where main does not answer. */
async function replan(dispatch: (event: TokenEvent) => void): Promise<void> {
  const outcome = await window.lanyard.ask.tokenReady(undefined).catch(() => unreachable)
  if (outcome.ok) dispatch({ kind: 'replanned', plan: outcome.value })
}

type SecondClock = {
  readonly now: Instant
  readonly read: () => Instant
  /** Main's clock is the one that counts: ours runs beside it. */
  readonly set: (now: Instant) => void
}

/** Ticks on the second while the window is visible; the only timer a window has. */
function useSecondClock(): SecondClock {
  const ahead = useRef(0)
  const [now, setNow] = useState(() => Date.now())
  const read = useCallback(() => Date.now() + ahead.current, [])
  const set = useCallback((mains: Instant) => {
    ahead.current = mains - Date.now()
    setNow(mains)
  }, [])
  useEffect(() => {
    let timer = 0
    const tick = (): void => {
      clearTimeout(timer)
      const time = read()
      setNow(time)
      if (document.visibilityState === 'visible') timer = window.setTimeout(tick, 1000 - (time % 1000) + 5)
    }
    tick()
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [read])
  return { now, read, set }
}
