import type { Destination, Outcome, TrayAction } from '../../app/view/model.ts'
import type { MenuAction } from '../os/menu.ts'
import { copyEnvironment } from './answers.ts'
import type { Store } from './store.ts'
import type { TokenDesk } from './token-desk.ts'

/** What menu, tray and notices lead to; each deed is also in the window. */
export type Deeds = {
  readonly chooseMenu: (action: MenuAction) => void
  readonly chooseTray: (action: TrayAction) => void
  /** A click on a notice: the token window where a code renews the profile, else the profile. */
  readonly openNotice: (profile: string) => void
}

/** What the deeds need of the rest. */
export type DeedsOptions = {
  readonly store: () => Promise<Store>
  readonly tokens: TokenDesk
  readonly showMain: (destination?: Destination) => void
  readonly openPalette: () => void
  readonly copy: (text: string) => Promise<'copied' | 'failed'>
  /** Opens a file in the editor; where there is no file, the window that explains it. */
  readonly openFile: (role: 'config' | 'credentials') => Promise<Outcome<null, string>>
  /** Says a sentence to the person outside the pages. */
  readonly tellTrouble: (message: string) => void
  readonly quit: () => void
}

/** Makes the deeds. */
export function makeDeeds(options: DeedsOptions): Deeds {
  const renew = async (profile: string): Promise<void> => {
    const opened = await options.tokens.open(profile, 'from-tray')
    if (!opened.ok) options.showMain({ room: 'profiles', profile })
  }
  return {
    chooseMenu: (action) => chooseMenu(action, options),
    chooseTray: (action) => (action.do === 'renew' ? void renew(action.profile) : chooseTray(action, options)),
    openNotice: (profile) => void renew(profile),
  }
}

/** Does what a person chose outside the window, and says so when it did not work. */
async function attempt({ tellTrouble }: DeedsOptions, deed: Promise<Outcome<unknown, string>>): Promise<void> {
  const outcome = await deed
  if (!outcome.ok) tellTrouble(outcome.failure)
}

function chooseMenu(action: MenuAction, options: DeedsOptions): void {
  const { store, showMain, openPalette, openFile, quit } = options
  switch (action) {
    case 'new-profile':
    case 'import':
      return showMain({ room: 'profiles', profile: null, begin: action })
    case 'reload-files':
      return void store().then((known) => known.look())
    case 'open-config':
      return void attempt(options, openFile('config'))
    case 'open-credentials':
      return void attempt(options, openFile('credentials'))
    case 'history':
    case 'advice':
    case 'settings':
      return showMain({ room: action })
    case 'profiles':
      return showMain({ room: 'profiles', profile: null })
    case 'chain':
      return showMain({ room: 'chain', profile: null })
    case 'palette':
      return openPalette()
    case 'quit':
      return quit()
  }
}

function chooseTray(action: Exclude<TrayAction, { do: 'renew' }>, options: DeedsOptions): void {
  const { store, showMain, copy, quit } = options
  switch (action.do) {
    case 'copy-environment':
      return void attempt(
        options,
        store().then((known) => copyEnvironment(known.picture(), action.profile, copy)),
      )
    case 'chain':
      return showMain({ room: 'chain', profile: null })
    case 'open':
      return showMain()
    case 'quit':
      return quit()
  }
}
