import { useEffect, useEffectEvent, useState } from 'react'

/** What was asked of main: nothing yet, the answer (an older one while a new question is under way), or that it failed. */
export type Asked<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly value: Value }
  | { readonly state: 'failed' }

async function answerTo<Value>(ask: () => Promise<Value>): Promise<Asked<Value>> {
  try {
    return { state: 'answered', value: await ask() }
  } catch {
    return { state: 'failed' }
  }
}

/**
 * Asks when `key` changes and keeps the old answer on screen meanwhile, so that nothing flickers under the hand. An answer that
 * comes too late for its key is dropped.
 */
export function useAsked<Value>(key: string, ask: () => Promise<Value>): Asked<Value> {
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'waiting' })
  const askNow = useEffectEvent(() => answerTo(ask))
  useEffect(() => {
    let wantedKey: string | null = key
    const take = async (): Promise<void> => {
      const answer = await askNow()
      if (wantedKey === key) setAsked(answer)
    }
    void take()
    return () => {
      wantedKey = null
    }
  }, [key])
  return asked
}
