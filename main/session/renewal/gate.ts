/** Lets only so many run at once; the others wait in the order they came. */
export type Gate = <Value>(run: () => Promise<Value>) => Promise<Value>

/** Calls to AWS at once, over all renewals of this process. */
export const MOST_CALLS = 4

export function makeGate(most: number): Gate {
  const waiting: (() => void)[] = []
  let running = 0
  return async (run) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      // The place is handed over, not given up: nobody slips in between.
      if (next === undefined) running -= 1
      else next()
    }
  }
}

/** The gate that all renewals of this process share. */
export const sharedGate: Gate = makeGate(MOST_CALLS)
