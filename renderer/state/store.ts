/** A value that components can watch; the smallest thing `useSyncExternalStore` asks for. */
export type Store<Value> = {
  readonly get: () => Value
  readonly set: (value: Value) => void
  readonly watch: (listen: () => void) => () => void
}

/** A store with a first value. Setting the same value again tells nobody. */
export function makeStore<Value>(first: Value): Store<Value> {
  let current = first
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return
      current = value
      for (const listen of listeners) listen()
    },
    watch: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
}
