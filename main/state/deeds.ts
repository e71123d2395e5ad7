import type { Destination, Outcome, TrayAction } from '../../app/view/model.ts'
import type { Notice } from '../../app/view/notices.ts'
import type { MenuAction } from '../os/menu.ts'
import type { NoticeChoice } from '../os/notices.ts'
import type { AskedFrom, TokenDesk } from './sessions/token-desk.ts'
import type { Store } from './store.ts'
import type { SwitchHandlers } from './switching/switch-answers.ts'

/** What menu, tray and notices lead to; each deed is also in the window. */
export type Deeds = {
  readonly chooseMenu: (action: MenuAction) => void
  readonly chooseTray: (action: TrayAction) => void
  /**
   * What a person did with a notice: a click leads to the token window where a code renews the profile, renews it where none is needed,
   * and else shows the profile; *Snooze* is silence for a while.
   */
  readonly chooseNotice: (notice: Pick<Notice, 'profile' | 'profiles' | 'renewal'>, choice: NoticeChoice) => void
}

/** What the deeds need of the rest. */
export type DeedsOptions = {
  readonly store: () => Promise<Store>
  readonly tokens: TokenDesk
  readonly switching: Pick<SwitchHandlers, 'activate' | 'goBack' | 'copyEnvironment' | 'openConsole'>
  readonly showMain: (destination?: Destination) => void
  readonly openPalette: () => void
  readonly openSwitcher: () => void
  /** Opens a file in the editor; where there is no file, the window that explains it. */
  readonly openFile: (role: 'config' | 'credentials') => Promise<Outcome<null, string>>
  /** Says a sentence to the person outside the pages. */
  readonly tellTrouble: (message: string) => void
  /** No notice about these profiles for a while. */
  readonly snooze: (profiles: readonly string[]) => void
  readonly quit: () => void
}

/** Makes the deeds. */
export function makeDeeds(options: DeedsOptions): Deeds {
  const renew = async (profile: string, asked: AskedFrom): Promise<void> => {
    const opened = await options.tokens.open({ kind: 'profile', profile }, asked)
    if (!opened.ok) options.showMain({ room: 'profiles', profile })
  }
  const renewDevice = async (serial: string): Promise<void> => {
    const opened = await options.tokens.open({ kind: 'device', serial }, 'from-tray')
    if (!opened.ok) options.showMain({ room: 'sessions' })
  }
  return {
    chooseMenu: (action) => chooseMenu(action, options),
    chooseTray: (action) => {
      if (action.do === 'renew') void renew(action.profile, 'from-tray')
      else if (action.do === 'renew-device') void renewDevice(action.serial)
      else chooseTray(action, options)
    },
    chooseNotice: ({ profile, profiles, renewal }, choice) => {
      if (choice === 'snooze') options.snooze(profiles)
      else if (renewal === 'elsewhere') options.showMain({ room: 'profiles', profile })
      else void renew(profile, 'from-notice')
    },
  }
}

/** Does what a person chose outside the window, and says so when it did not work. */
async function attempt({ tellTrouble }: DeedsOptions, deed: Promise<Outcome<unknown, string>>): Promise<void> {
  const outcome = await deed
  if (!outcome.ok) tellTrouble(outcome.failure)
}

function chooseMenu(action: MenuAction, options: DeedsOptions): void {
  const { store, switching, showMain, openPalette, openSwitcher, openFile, quit } = options
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
    case 'sessions':
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
    case 'switch':
      return openSwitcher()
    case 'go-back':
      return void attempt(options, switching.goBack(undefined))
    case 'quit':
      return quit()
  }
}

function chooseTray(action: Exclude<TrayAction, { do: 'renew' | 'renew-device' }>, options: DeedsOptions): void {
  const { switching, showMain, openSwitcher, quit } = options
  switch (action.do) {
    case 'activate':
      return void attempt(options, switching.activate({ profile: action.profile, leaseSeconds: action.leaseSeconds }))
    case 'go-back':
      return void attempt(options, switching.goBack(undefined))
    case 'copy-environment':
      return void attempt(
        options,
        switching.copyEnvironment({ profile: action.profile, dialect: null, secrets: false }),
      )
    case 'open-console':
      return void attempt(
        options,
        switching.openConsole({ profile: action.profile, service: null, region: null, act: 'open' }),
      )
    case 'switcher':
      return openSwitcher()
    case 'chain':
      return showMain({ room: 'chain', profile: null })
    case 'sessions':
      return showMain({ room: 'sessions' })
    case 'open':
      return showMain()
    case 'quit':
      return quit()
  }
}
