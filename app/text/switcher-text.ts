import { formatDuration } from './duration.ts'

/*
 * The words of the switcher, of what will not follow, and of what a profile is handed to: `[default]`, other tools, the vault, the console.
 * What came of it comes from main as a sentence.
 */

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const SHORT = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
] as const

/** `15 m`, `1 h 30 m`. */
function shortTime(seconds: number): string {
  let rest = seconds
  const parts = SHORT.flatMap(([length, unit]) => {
    const count = Math.floor(rest / length)
    rest %= length
    return count === 0 ? [] : [`${count} ${unit}`]
  })
  return parts.length === 0 ? `${seconds} s` : parts.join(' ')
}

/** Lengths of a lease, in words. */
export const leaseWords = {
  legend: 'For how long',
  untilChanged: 'Until changed',
  short: shortTime,
  spoken: formatDuration,
  /** Why production is not offered without an end. */
  production: (profile: string, longestSeconds: number): string =>
    `${profile} is production: for ${formatDuration(longestSeconds)} at most, as Settings say.`,
  afterwards: 'Then Lanyard goes back by itself.',
} as const

/** The switcher. */
export const switcherText = {
  label: 'Switch the active profile',
  placeholder: 'Switch to…',
  list: 'Profiles to switch to',
  now: (profile: string): string => `Now ${profile}`,
  nowNone: 'No profile is active',
  back: (profile: string | null): string => (profile === null ? 'Back to no profile' : `Back to ${profile}`),
  backHelp: 'what was active before',
  none: 'None',
  noneHelp: 'shells set no profile',
  favourites: 'Favourites',
  recents: 'Recents',
  noAccount: 'Account not known',
  active: 'active',
  empty: 'No profile by that name.',
  noProfiles: 'There is no profile yet.',
  more: (count: number): string => `${counted(count, 'more', 'more')}: type a few letters`,
  hintMove: 'move',
  hintDo: 'switch',
  hintBack: 'back',
  hintLease: 'how long',
  whatFollows: 'New commands in shells with Lanyard’s hook use it at their next prompt.',
} as const

/** What a switch does not reach. */
export const notFollowingText = {
  title: 'What will not follow',
  lead: 'Programs of yours that run now and have a profile or keys of their own. A switch does not reach them.',
  looking: 'Looking at your running programs…',
  none: 'Nothing: no running program of yours has a profile or keys of its own.',
  list: 'Programs that will not follow',
  pid: (pid: number): string => `process ${pid}`,
  paste: 'Paste there',
  restart: 'Start it anew.',
  again: 'Look again',
  close: 'Close',
} as const

/** Texts that are copied from the page itself. */
export const lineText = {
  copy: 'Copy',
  copyOf: (what: string): string => `Copy the line for ${what}`,
  copied: 'The line is copied.',
  selected: 'The line is selected: copy it with the keyboard.',
} as const

/** *Copy environment*. */
export const copyText = {
  title: (profile: string): string => `Copy the environment of ${profile}`,
  lead: 'Paste it where a command should use this profile.',
  form: 'Written for',
  dialects: {
    own: 'Your shell, as Settings say',
    posix: 'bash, zsh, sh',
    fish: 'fish',
    powershell: 'PowerShell',
    cmd: 'Command Prompt',
    dotenv: '.env file',
    json: 'JSON',
    docker: 'docker run',
  },
  example: {
    own: '',
    posix: 'export AWS_PROFILE=…',
    fish: 'set -gx AWS_PROFILE …',
    powershell: '$env:AWS_PROFILE = …',
    cmd: 'set AWS_PROFILE=…',
    dotenv: 'AWS_PROFILE=…',
    json: '{ "AWS_PROFILE": … }',
    docker: '-e AWS_PROFILE=…',
  },
  what: 'What is copied',
  name: 'By name',
  nameHelp: 'Profile and region, no secret. The files or Lanyard give the keys.',
  keys: 'With keys',
  keysHelp: 'For where the AWS files are not.',
  keysWarning:
    'Secret: any program can read the clipboard while the keys are on it, and whoever gets the text can use them until they end. Lanyard clears the clipboard after 60 seconds if it still holds them.',
  copy: 'Copy',
  copyKeys: 'Copy with keys',
  copying: 'Copying…',
  cancel: 'Cancel',
} as const

/** The console dialog. */
export const consoleDialogText = {
  title: (profile: string): string => `AWS console with ${profile}`,
  using: (what: string): string => `Signs in with ${what}.`,
  looking: 'Looking for what can sign in…',
  service: 'Service',
  region: 'Region',
  home: 'Console Home',
  ownRegion: 'The profile’s own',
  open: 'Open in the browser',
  opening: 'Asking AWS…',
  copy: 'Copy link',
  copyHelp: 'The link signs in whoever has it, within 15 minutes.',
  cancel: 'Cancel',
  close: 'Close',
} as const

/** What a profile is handed to, in its detail. */
export const handText = {
  title: 'For other programs',
  default: '[default]',
  defaultHelp: 'For tools that read only [default]: it can stand in for this profile, and be put back.',
  defaultIsThis: (until: string | null): string =>
    `[default] stands in for this profile${until === null ? '.' : ` until ${until}.`}`,
  defaultIsOther: (profile: string): string => `[default] stands in for ${profile} at present.`,
  standIn: 'Stand in…',
  standInOf: (profile: string): string => `Stand in with [default] for ${profile}`,
  putBack: 'Put back…',
  putBackOf: 'Put back [default] as it was',
  connect: 'Ask Lanyard',
  connectHelp: 'AWS tools can ask Lanyard for its credentials, so that none stand in a file.',
  connected: 'AWS tools ask Lanyard for its credentials. They get them while Lanyard runs.',
  connectIt: 'Connect…',
  connectOf: (profile: string): string => `Connect ${profile} to Lanyard`,
  vault: 'Vault',
  vaultIn: 'Move keys in…',
  vaultInOf: (profile: string): string => `Move keys in: those of ${profile} to the vault`,
  vaultOut: 'Move back…',
  vaultOutOf: (profile: string): string => `Move back the keys of ${profile} to the file`,
  vaultHas: (keyId: string, since: string): string => `Its keys (${keyId}) are in the vault since ${since}.`,
  seedKept: 'The seed of its device is beside them.',
  keepSeed: 'Keep a seed…',
  keepSeedOf: (profile: string): string => `Keep a seed: that of the device of ${profile}, in the vault`,
  dropSeed: 'Forget the seed…',
  dropSeedOf: (profile: string): string => `Forget the seed of the device of ${profile}`,
  removeVaulted: 'Remove…',
  removeVaultedOf: (profile: string): string => `Remove the keys of ${profile} from the vault`,
  plainCopies: 'Plain copies…',
  plainCopiesOf: (profile: string): string => `Plain copies of the keys of ${profile}`,
  lookVault: 'Look…',
  lookVaultOf: 'Look whether keys can go to the vault',
  vaultHelp: 'Long-term keys can move from the plain file into the system’s keyring.',
  lookingVault: 'Asking the keyring…',
  switch: 'Switch to',
  console: 'Console…',
  terminal: 'Terminal',
  terminalHelp: 'Opens your terminal with this profile; no key goes along.',
  otherForms: 'Other forms…',
} as const

/** Connecting a profile to Lanyard. */
export const connectDialogText = {
  title: (profile: string): string => `Have AWS tools ask Lanyard for ${profile}`,
  lead: 'Writes credential_process into a profile. The next step shows what would be written.',
  which: 'Which profile asks',
  itself: (profile: string): string => profile,
  itselfHelp: 'Every tool that uses it gets its credentials from Lanyard.',
  beside: 'A profile of its own beside it',
  besideHelp: 'For a role or a sign-in, which tools would follow first.',
  name: 'Its name',
  taken: 'There is a profile by that name.',
  takeOut: 'Take its temporary keys out of the file',
  takeOutHelp: 'Tools use keys in the file before they ask anybody.',
  show: 'Show what changes…',
  cancel: 'Cancel',
} as const

/** Plain copies of keys that are in the vault. */
export const plainCopiesDialogText = {
  title: (profile: string): string => `Plain copies of the keys of ${profile}`,
  looking: 'Looking through backups and History…',
  none: 'None: no backup and no entry of History holds these keys.',
  lead: 'A vault beside a plain copy is no vault.',
  counts: (backups: number, entries: number): string =>
    [
      ...(backups === 0 ? [] : [counted(backups, 'backup', 'backups')]),
      ...(entries === 0 ? [] : [counted(entries, 'entry of History', 'entries of History')]),
    ].join(' and '),
  files: 'Backups',
  entries: (count: number): string => `${counted(count, 'entry', 'entries')} of History`,
  remove: 'Delete them…',
  removing: 'Deleting…',
  keep: 'Keep them',
  close: 'Close',
} as const

/** Keeping the seed of a device in the vault. */
export const seedDialogText = {
  title: (profile: string): string => `Keep the seed of ${profile}’s device`,
  lead: 'The token window could then fill in the code by itself.',
  reading: 'What that gives up',
  how: 'Copy the otpauth:// link, or the secret configuration key that IAM shows for a new device. Lanyard reads it from the clipboard, asks once more, and shows it nowhere.',
  keep: 'Read the clipboard…',
  asking: 'Asking…',
  cancel: 'Cancel',
} as const

/** Settings of switching. */
export const switchSettingsText = {
  title: 'Switching',
  productionLease: 'Production needs an end',
  productionLeaseHelp: 'Whoever switches to a production profile says for how long, and not for longer than this.',
  off: 'No',
  atMost: (seconds: number): string => `At most ${formatDuration(seconds)}`,
  shells: 'Shells that follow',
  shellsHelp: 'Add one line at the end of a shell’s start file; shells opened afterwards follow the active profile.',
  lines: [
    { shell: 'zsh', file: '~/.zshrc', line: 'eval "$(lanyard shell-init zsh)"' },
    { shell: 'bash', file: '~/.bashrc', line: 'eval "$(lanyard shell-init bash)"' },
    { shell: 'fish', file: '~/.config/fish/config.fish', line: 'lanyard shell-init fish | source' },
    {
      shell: 'PowerShell',
      file: '$PROFILE',
      line: 'lanyard shell-init powershell | Out-String | Invoke-Expression',
    },
  ],
  commandPrompt: 'Command Prompt cannot follow: there, lanyard use NAME prints the lines to paste.',
  vault: 'Vault',
  lookAgain: 'Look again',
  lookAgainOf: 'Look again at the vault',
  vaultEmpty: 'No keys are in the vault. A profile with long-term keys moves them in, in its detail.',
  since: (time: string): string => `since ${time}`,
  open: 'Open',
  openOf: (profile: string): string => `Open profile ${profile}`,
} as const
