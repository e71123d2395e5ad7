import type { ProfileKind, Severity } from '../profile/model.ts'

/*
 * The words of the main window's frame and of its Profiles room. The other rooms have `chain-room-text.ts` and `settings-text.ts`,
 * the layers above them `palette-text.ts`, the token window `token-text.ts`. Sentences about AWS itself come ready from main.
 */

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** The frame: sidebar, boot, announcements. */
export const frameText = {
  rooms: 'Rooms',
  profiles: 'Profiles',
  chain: 'Chain',
  sessions: 'Sessions',
  advice: 'Advice',
  history: 'History',
  settings: 'Settings',
  soonCount: (count: number): string => `${count} soon`,
  reading: 'Reading the AWS files…',
  failedTitle: 'Lanyard could not show its window',
  failedHelp: 'Nothing was changed on disk. Try again; if it stays, start Lanyard anew.',
  tryAgain: 'Try again',
  /** Spoken once when a threshold is crossed. */
  minutesLeft: (name: string, minutes: number): string => `${name}: ${minutes} minutes left.`,
  ended: (name: string): string => `${name}: the session has ended.`,
  close: 'Close',
  dismiss: 'Dismiss',
  notifications: 'Messages',
} as const

/** Wall-clock times of other days. */
export const timeText = {
  tomorrow: (time: string): string => `tomorrow ${time}`,
  yesterday: (time: string): string => `yesterday ${time}`,
} as const

/** What a profile is, in two or three words. */
export const kindText: Readonly<Record<ProfileKind, string>> = {
  'long-term-keys': 'Long-term keys',
  'temporary-keys': 'Temporary keys',
  role: 'Role',
  'web-identity': 'Web identity',
  sso: 'IAM Identity Center',
  login: 'Login session',
  process: 'Credential process',
  empty: 'No credentials',
  broken: 'Broken',
}

/** What the right end of a row says where it is not a countdown. */
export const badgeText = {
  noExpiry: 'no expiry',
  noSession: 'no session',
  onDemand: 'on demand',
  unknownExpiry: 'unknown expiry',
  broken: 'broken',
  empty: 'empty',
  shadowed: 'shadowed',
} as const

/** The Profiles room. */
export const profilesText = {
  title: 'Profiles',
  filterLabel: 'Filter profiles',
  filterPlaceholder: 'Filter profiles',
  clearFilter: 'Clear the filter',
  filterHelp: 'Looks at every field. Also: kind:role, account:1234, expires:<1h, is:broken, is:prod, is:favourite',
  orderLabel: 'Order',
  orders: {
    file: 'File order',
    name: 'By name',
    account: 'By account',
    ends: 'Ends first',
    favourites: 'Favourites first',
  },
  favourites: 'Favourites',
  others: 'Others',
  listLabel: 'Profiles',
  count: (shown: number, all: number): string =>
    shown === all ? counted(all, 'profile', 'profiles') : `${shown} of ${counted(all, 'profile', 'profiles')}`,
  noAccount: 'Account not known',
  production: 'production',
  beingWritten: 'Another program is writing these files. The last complete state is shown.',
  back: 'All profiles',
  detailLabel: (name: string): string => `Profile ${name}`,
  gone: (name: string): string => `There is no profile ${name} any more.`,
  noMatchTitle: 'Nothing matches',
  noMatchHelp: 'No profile fits this filter. The filter looks at name, account, role, region, session and source.',
  noneTitle: 'No profiles yet',
  noneHelp: 'Lanyard shows what your AWS files say, and they hold no profile. It reads these:',
  firstTitle: 'No AWS files yet',
  firstHelp: 'Lanyard shows what your AWS files say, and they do not exist yet. It looks for them here:',
  firstNext:
    'Create them here, or with the AWS CLI; they appear by themselves. Lanyard changes nothing before it has shown you what.',
  noneNext:
    'Add a profile here, or with the AWS CLI; it appears by itself. Lanyard changes nothing before it has shown you what.',
  add: 'New…',
  import: 'Import…',
  firstCommands: ['aws configure', 'aws configure sso'],
  roles: { config: 'Shared config file', credentials: 'Shared credentials file' },
  missing: 'not there yet',
  pickTitle: 'No profile selected',
  pickHelp: 'Pick one to see what it is, how long it lasts, and which line of which file says so.',
  summary: {
    live: 'with a live session',
    soon: 'end within 15 minutes',
    expired: 'expired',
    broken: 'broken',
    production: 'marked production',
  },
} as const

/** The detail of one profile. */
export const detailText = {
  renew: 'Renew…',
  renewAllOn: (device: string): string => `Renew all on ${device}…`,
  renewAllHelp: (device: string, count: number): string =>
    `One code of ${device} opens ${counted(count, 'profile', 'profiles')}.`,
  copyEnvironment: 'Copy environment',
  chain: 'Chain',
  edit: 'Edit',
  continueEditing: 'Continue editing',
  duplicate: 'Duplicate…',
  rename: 'Rename…',
  remove: 'Delete…',
  editSection: (name: string): string => `Edit the section ${name}`,
  goToProfile: (name: string): string => `Go to profile ${name}`,
  fix: (what: string): string => `${what}…`,
  timeLeft: 'Time left',
  until: (time: string): string => `until ${time}`,
  ended: (time: string): string => `ended ${time}`,
  unknownExpiry: 'Unknown expiry',
  unknownExpiryHelp: 'These are temporary keys. Nobody wrote down when they end, so Lanyard does not guess.',
  settings: 'Settings in force',
  noSettings: 'This section holds no settings.',
  overrides: (origin: string): string => `overridden, from ${origin}`,
  openAt: (origin: string): string => `Open ${origin} in the editor`,
  masked: 'hidden',
  problems: 'Problems',
  severity: { error: 'Error', warning: 'Warning', info: 'Note' } satisfies Record<Severity, string>,
} as const

/** Answers to what a person did, as toasts. */
export const toastText = {
  copied: (line: string): string => `Copied: ${line}`,
  notCopied: 'Nothing could be copied. Try again.',
  notRenewable: (name: string): string =>
    `${name} has nothing that a token code renews. Its detail says what it is made from.`,
  failed: 'That did not work. Try again; if it stays, start Lanyard anew.',
} as const
