import { makeHandDeeds } from './hand-deeds.ts'
import type { SwitchHandlers } from './switch-answers.ts'
import type { SwitchParts } from './switch-parts.ts'
import { switchBack, switchTo } from './switching.ts'
import { makeVaultDeeds } from './vault-deeds.ts'
import { makeWorkDeeds } from './work-deeds.ts'

/** The answers about switching; `afterwards` looks at what `[default]` stands for once something was written. */
export function makeSwitchDeeds(parts: SwitchParts, afterwards: () => Promise<void>): SwitchHandlers {
  const { store, context } = parts
  const switching = { store, places: context.places, clock: context.clock }
  return {
    activate: (wish) => switchTo(wish, switching),
    goBack: () => switchBack(switching),
    ...makeHandDeeds(parts),
    ...makeWorkDeeds(parts, afterwards),
    ...makeVaultDeeds(parts),
  }
}
