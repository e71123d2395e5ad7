/** What opens over whatever room the window shows. */
export type OpenedOver = 'palette' | 'switcher'

/** Where the window should go (tray, notification, second start). */
export type Destination =
  /** `begin`: what to begin there at once (menu, tray). */
  | {
      readonly room: 'profiles'
      readonly profile: string | null
      readonly begin?: 'new-profile' | 'import' | OpenedOver
    }
  | { readonly room: 'chain'; readonly profile: string | null }
  | { readonly room: 'sessions' }
  | { readonly room: 'history' }
  | { readonly room: 'advice' }
  | { readonly room: 'settings' }
