import { once } from '../../app/document/once.ts'
import { systemClock } from '../files/clock.ts'
import type { Start } from '../start.ts'
import type { Store } from './store.ts'
import { makeSwitchAnswers, type SwitchHandlers } from './switch-answers.ts'

/** Switching as the rest of the app holds it: none of it is loaded before the first paint, unless a person asks. */
export type SwitchLoader = { readonly answers: SwitchHandlers }

/** What switching is made of. */
export type SwitchLoaderOptions = { readonly start: Start; readonly store: () => Promise<Store> }

/** Makes the answers about switching. */
export function makeSwitchLoader({ start, store }: SwitchLoaderOptions): SwitchLoader {
  const load = once(async (): Promise<SwitchHandlers> => {
    const { switchBack, switchTo } = await import('./switching.ts')
    const options = { store: await store(), places: start.places, clock: systemClock }
    const later = async () => ({ ok: false, failure: 'This is not part of this build yet.' }) as const
    return {
      copyEnvironment: later,
      activate: (wish) => switchTo(wish, options),
      goBack: () => switchBack(options),
      previewDefault: later,
      previewDefaultBack: later,
      willNotFollow: later,
      openTerminal: later,
      consoleChoices: later,
      openConsole: later,
      previewConnect: later,
      vault: async () => ({ state: 'refused', sentence: '', entries: [], problems: [] }),
      previewVaultIn: later,
      previewVaultOut: later,
      plainCopies: later,
      deletePlainCopies: later,
      addSeed: later,
      dropSeed: later,
    }
  })
  return { answers: makeSwitchAnswers(load) }
}
