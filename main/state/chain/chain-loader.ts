import { once } from '../../../app/document/once.ts'
import { locatingIn } from '../../facts/locating.ts'
import { systemClock } from '../../files/clock.ts'
import { homeFolder } from '../../files/locate.ts'
import { readContents } from '../../files/read.ts'
import { decodeText } from '../../files/text-codec.ts'
import { copyText, readText } from '../../os/clipboard.ts'
import { chooseEnvironmentFile } from '../../os/dialogs.ts'
import { loginShell } from '../../os/user-shell.ts'
import type { Windows } from '../../os/windows.ts'
import type { Start } from '../../start.ts'
import type { Core } from '../core.ts'
import { type ChainHandlers, type FarPlaces, makeChainAnswers } from './chain-answers.ts'

/** What chains are asked with. */
export type ChainLoaderOptions = Core

/** Answers about chains; what reads other places is loaded when the first is asked for. */
export function makeChainLoader({ start, store, windows }: ChainLoaderOptions): ChainHandlers {
  return makeChainAnswers({
    store,
    now: systemClock.now,
    copy: (text) => copyText(text, start.log),
    load: once(() => open(start, windows)),
  })
}

async function open({ gather, log }: Start, windows: Windows): Promise<FarPlaces> {
  const [{ openPlaces }, { importSourcesOf }, { makeProber }, { askDirectly }, { runProgram }, { processesOfSystem }] =
    await Promise.all([
      import('./chain-places.ts'),
      import('../editing/import-sources.ts'),
      import('../../places/prober.ts'),
      import('../../places/ask.ts'),
      import('../../places/run.ts'),
      import('../../places/system.ts'),
    ])
  const { platform, environment } = gather
  const locating = locatingIn(gather)
  const home = homeFolder(locating)
  const { now } = systemClock
  return openPlaces({
    processes: processesOfSystem(platform),
    loginShell: { run: runProgram, shell: platform === 'win32' ? null : loginShell(environment), environment, home },
    sources: importSourcesOf({
      readClipboard: () => readText(log),
      chooseFile: () => chooseEnvironmentFile(windows.find('main')),
    }),
    prober: makeProber({
      ask: askDirectly,
      run: runProgram,
      readText: textAt,
      platform,
      environment,
      folder: locating.folder,
      locating,
      now,
    }),
    environment,
    now,
  })
}

async function textAt(path: string): Promise<string | null> {
  const contents = await readContents(path)
  return contents.state === 'present' ? decodeText(contents.bytes).text : null
}
