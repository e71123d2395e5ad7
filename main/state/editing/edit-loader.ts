import { once } from '../../../app/document/once.ts'
import { locatingIn } from '../../facts/locating.ts'
import { systemClock } from '../../files/clock.ts'
import { push } from '../../ipc.ts'
import { readText } from '../../os/clipboard.ts'
import { agreeToAddresses, agreeToForget, agreeToPrograms, chooseImportFile } from '../../os/dialogs.ts'
import type { Core } from '../core.ts'
import { type EditHandlers, makeEditAnswers } from './edit-answers.ts'
import { type EditFollow, makeEditFollow } from './edit-follow.ts'
import type { Editing } from './editing.ts'

/** Editing as the rest of the app holds it: none of it is loaded before the first paint. */
export type EditLoader = EditFollow & {
  readonly answers: EditHandlers
  readonly previewIntent: Editing['previewIntent']
  readonly previewWork: Editing['previewWork']
}

/** What editing is made of. */
export type EditLoaderOptions = Core

/** Makes the answers about editing, and what keeps findings and *Undo* up to date. */
export function makeEditLoader(options: EditLoaderOptions): EditLoader {
  const { start, store } = options
  const load = once(() => open(options))
  return {
    answers: makeEditAnswers(async () => (await load()).handlers),
    previewIntent: async (intent) => (await load()).previewIntent(intent),
    previewWork: async (find) => (await load()).previewWork(find),
    ...makeEditFollow({ store, log: start.log, load }),
  }
}

async function open({ start, store, windows }: EditLoaderOptions): Promise<Editing> {
  const { gather, places, log } = start
  const [{ openEditing }, { importSourcesOf }, { lookBack }] = await Promise.all([
    import('./editing.ts'),
    import('./import-sources.ts'),
    import('./look-back.ts'),
  ])
  const known = await store()
  const tell = (message: string): void => push(windows, 'disturbed', { message })
  const lookingBack = { clock: systemClock, log, onLookedBack: () => void known.look(), onLost: tell, onMended: tell }
  const locating = locatingIn(gather)
  return openEditing({
    ...importSourcesOf({
      readClipboard: () => readText(log),
      chooseFile: () => chooseImportFile(windows.find('main')),
    }),
    store: known,
    context: { locating, places, platform: gather.platform, clock: systemClock, who: 'window' },
    log,
    agreeToForget: () => agreeToForget(windows.find('main')),
    agreeToPrograms: (programs) => agreeToPrograms(programs, windows.find('main')),
    agreeToAddresses: (addresses) => agreeToAddresses(addresses, windows.find('main')),
    lookBack: (watch) => void lookBack(watch, lookingBack),
    surroundings: gather,
  })
}
