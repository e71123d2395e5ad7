import { once } from '../document/once.ts'

/** A map whose values are made when looked at, each once: of thousands most never are. `from` is no longer changed by anybody. */
export function lazyMap<Key, From, Value>(
  from: ReadonlyMap<Key, From>,
  make: (from: From, key: Key) => Value,
): ReadonlyMap<Key, Value> {
  const made = new Map<Key, Value>()
  const valueOf = (key: Key, source: From): Value => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(source, key)
    made.set(key, value)
    return value
  }
  const whole = once(() => new Map([...from].map(([key, source]) => [key, valueOf(key, source)] as const)))
  return {
    size: from.size,
    has: (key) => from.has(key),
    get: (key) => {
      const source = from.get(key)
      return source === undefined ? undefined : valueOf(key, source)
    },
    keys: () => from.keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    forEach: (visit, that) => whole().forEach(visit, that),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  }
}
