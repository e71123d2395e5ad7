import { type ComponentType, lazy, type ReactElement, useState } from 'react'

/** A component that is loaded when it is first drawn, or before. */
export type Later<Props extends object> = {
  readonly View: (props: Props) => ReactElement
  /** Loads it ahead. Never rejects: what could not be loaded says so where it is drawn. */
  readonly load: () => Promise<void>
}

/**
 * What is not part of the first paint. Loaded ahead it is drawn in the same frame as what is around it; through `lazy` alone React first
 * draws nothing, and then holds the rest back for 300 ms.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let loaded: ComponentType<Props> | null = null
  const begin = async (): Promise<ComponentType<Props>> => {
    loaded ??= await load()
    return loaded
  }
  const Lazy = lazy(async () => ({ default: await begin() }))
  const View = (props: Props): ReactElement => {
    // Kept for as long as it stands, so that what was loaded meanwhile does not begin it anew.
    const [Drawn] = useState<ComponentType<Props>>(() => loaded ?? Lazy)
    return <Drawn {...props} />
  }
  return {
    View,
    load: async () => {
      await begin().catch(() => null)
    },
  }
}
