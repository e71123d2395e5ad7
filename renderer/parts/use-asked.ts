import { useEffect, useState } from 'react'

/** What was asked of main: nothing yet, the answer (which may be older than the question while a new one is under way), or no. */
export type Asked<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly key: string; readonly value: Value }
  | { readonly state: 'failed'; readonly key: string }

/**
 * Asks when `key` changes and keeps the old answer on screen meanwhile, so that nothing flickers under the hand. An answer that
 * comes too late for its key is dropped.
 */
export function useAsked<Value>(key: string, ask: () => Promise<Value>): Asked<Value> {
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'waiting' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the question depends on
  useEffect(() => {
    let wanted = true
    ask().then(
      (value) => {
        if (wanted) setAsked({ state: 'answered', key, value })
      },
      () => {
        if (wanted) setAsked({ state: 'failed', key })
      },
    )
    return () => {
      wanted = false
    }
  }, [key])
  return asked
}
