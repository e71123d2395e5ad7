const copies = (count: number): string => (count === 1 ? 'one backup' : `${count} backups`)
const entries = (count: number): string =>
  count === 1 ? 'one entry of the history' : `${count} entries of the history`

/** Both counts in words, a count of none left out. */
const both = (backups: number, writes: number): string =>
  [backups > 0 ? copies(backups) : null, writes > 0 ? entries(writes) : null]
    .filter((part) => part !== null)
    .join(' and ')

/** Electron's names of what keeps the vault's key, as people know them. */
const KEEPERS: ReadonlyMap<string, string> = new Map([
  ['gnome_libsecret', 'the keyring (Secret Service)'],
  ['kwallet', 'KWallet'],
  ['kwallet5', 'KWallet'],
  ['kwallet6', 'KWallet'],
  ['keychain', 'the macOS keychain'],
  ['dpapi', 'Windows (DPAPI)'],
])
const keeper = (backend: string): string => KEEPERS.get(backend) ?? `“${backend}”`

/** The vault: whether there can be one, and why it did not give or take keys. */
export const vaultText = {
  ready: (backend: string) => `Keys in the vault are encrypted; ${keeper(backend)} keeps what opens them.`,
  basicText:
    'There is no keyring that Lanyard could use, so keys would be encrypted with a key that everybody knows, and they stay where they are. Install and unlock one (GNOME Keyring or KWallet), then start Lanyard again.',
  unknownBackend:
    'The system does not say what would keep the vault’s key, so keys stay where they are. Start Lanyard from your desktop session, then try again.',
  noBackend: (backend: string) =>
    `${capital(keeper(backend))} gives Lanyard no key to encrypt with, so keys stay where they are. Sign in to your desktop again, then try again.`,
  locked: (backend: string) =>
    `${capital(keeper(backend))} is locked or does not answer. Unlock it, then try again; if it stays so, start Lanyard again.`,
  notReady:
    'The system’s encryption does not answer: the keyring may be waiting to be unlocked. Unlock it, then try again; if it stays so, start Lanyard again.',
  passing: 'The system’s encryption does not answer at the moment. Try again.',
  notProtected:
    'The system encrypted the keys with a key that everybody knows instead of the keyring’s, so nothing was stored and the keys stay where they are. Unlock your keyring, start Lanyard again, then try again.',
  notEncrypted: (kind: string) =>
    `The keys could not be encrypted (${kind}), so nothing was stored and they stay where they are. Unlock your keyring, then try again.`,
  notVerified: (profile: string) =>
    `The keys of “${profile}” did not come back out of the vault as they went in, so they stay where they are. Try again; if it happens again, leave them in the file.`,
  notWritten: (folder: string, code: string) =>
    `The vault in ${folder} cannot be written (${code}), so the keys stay where they are. Check its owner, its permissions and the room on the disk, then try again.`,
  held: 'Another Lanyard is using the vault and did not finish. Try again in a moment.',
  notThere: (profile: string) => `The vault holds no keys of “${profile}”. Look at the vault for those it does hold.`,
  otherKeys: (profile: string, keyId: string) =>
    `The vault holds other keys of “${profile}” already (${keyId}). Move these back to the file or remove them from the vault first.`,
  backendChanged: (profile: string, then: string, now: string) =>
    `The keys of “${profile}” were encrypted with the key that ${keeper(then)} kept, and now ${keeper(now)} is in use, which cannot open them. They are still in the vault: sign in to the desktop they were stored from, or write new keys into the file.`,
  notOpened: (profile: string) =>
    `The keys of “${profile}” cannot be opened: the keyring has another key than when they were stored. They are still in the vault: restore the former keyring, or make a new access key in IAM and write it into the file.`,
  damaged: (profile: string, path: string) =>
    `The vault’s file of “${profile}” is damaged: ${path}. It is left as it is; restore it from a backup of your own, or make a new access key in IAM.`,
  notLetIn: (profile: string) =>
    `The keys of “${profile}” are in the vault, and the keyring has not let Lanyard in since it started. Look at the vault in Lanyard’s settings, which may ask for the keyring’s password, then try again.`,
  needsApp: (profile: string) =>
    `The keys of “${profile}” are in Lanyard’s vault, which only the running app can open. Start Lanyard and renew there; the command line then uses what it has written.`,
  unreadable: (path: string) =>
    `${path} in the vault cannot be read and is left as it is. Check its owner and permissions.`,
  foreign: (path: string) => `${path} in the vault is damaged or of a newer Lanyard and is left as it is.`,
  standing: {
    'plain-too': (profile: string) =>
      `The keys of “${profile}” are in the vault and in the file as well, so the vault protects nothing yet. Move them to the vault once more, or move them back.`,
    'other-keys': (profile: string) =>
      `The file holds other keys of “${profile}” than the vault, and tools use those. Remove the ones in the vault if they are outdated.`,
    'not-connected': (profile: string) =>
      `The keys of “${profile}” are in the vault, but the files no longer ask Lanyard for them. Connect the profile, or move the keys back.`,
    'no-profile': (profile: string) =>
      `The vault holds keys of “${profile}”, and no file has such a profile. Move them back to make it again, or remove them.`,
  },
  removed: (profile: string) => `The keys of “${profile}” are no longer in the vault.`,
} as const

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Moving keys between the files and the vault. */
export const vaultMoveText = {
  titleIn: (profile: string) => `Move the keys of ${profile} to the vault`,
  titleOut: (profile: string) => `Move the keys of ${profile} back to the file`,
  temporary: (profile: string) =>
    `The keys of “${profile}” are temporary and end by themselves. Only long-term keys belong into the vault: choose the profile that holds them.`,
  otherWay: (profile: string, setting: string) =>
    `“${profile}” also has ${setting}, which AWS tools would follow once the keys are gone from its section. Move the keys to a profile of their own first.`,
  ownProgram: (profile: string) =>
    `“${profile}” has a credential_process of its own, and a profile can have one only. Remove it first.`,
  twoPairs: (profile: string, path: string) =>
    `“${profile}” has two different pairs of keys; the one in ${path} would be lost. Remove the pair that is not used first.`,
  sameKeys: (profiles: readonly string[]) =>
    `The same key also stands in ${profiles.map((name) => `“${name}”`).join(', ')}, in plain text. Move it there as well.`,
  needsApp:
    'From then on AWS tools ask Lanyard for these keys: they work while the app runs, with sessions that it has written in any case.',
  changed: (profile: string) =>
    `The keys of “${profile}” changed since this was shown, so nothing was moved. Look at it once more.`,
  wouldNotRead: (profile: string) =>
    `The files would not read as they should afterwards, so the keys of “${profile}” stay where they are. Look at the problems of this profile first.`,
  otherKeysInFile: (profile: string, keyId: string) =>
    `The file holds other keys of “${profile}” (${keyId}), which would be written over. Remove these first, or remove the ones in the vault.`,
  takenBack: (message: string) => `${message} The keys stay in the file, and none are left in the vault.`,
  both: (message: string) =>
    `${message} The keys are in the vault, and may still be in the file too; the vault says what to do next.`,
  rewritten:
    'The section was changed since the keys were moved, so they are written as plain settings instead of where they stood.',
  kept: (profile: string) =>
    `The keys of “${profile}” do not read back from the file as they should, so they stay in the vault as well.`,
} as const

/** Plain copies of keys that were moved. */
export const plainCopiesText = {
  found: (backups: number, writes: number) => `These keys still stand in plain text in ${both(backups, writes)}.`,
  lost: 'With them goes the chance to undo those writes, and to restore those backups. The AWS files stay as they are.',
  other: (path: string) =>
    `These keys also stand in ${path}, which Lanyard does not delete. Look at it yourself; the safest way is a new access key in IAM.`,
  deleted: (backups: number, writes: number) =>
    backups + writes === 0
      ? 'No plain copies were left to delete.'
      : `Deleted ${both(backups, writes)}. What a disk or a backup of the whole computer keeps is out of reach: a new access key is the safest way.`,
  notDeleted: (path: string, code: string) =>
    `${path} could not be deleted (${code}) and still holds the keys. Check its owner and permissions, then try again.`,
  notSearched: (path: string, code: string) =>
    `${path} could not be searched (${code}), so it may hold the keys too. Check its owner and permissions, then try again.`,
} as const

/** Seeds of MFA devices. */
export const seedText = {
  warning:
    'With the seed beside the keys, whoever can open the vault needs nothing else: the second factor is none any more. Keep it only where losing the computer is no concern, or use the program of a password manager instead.',
  empty:
    'The clipboard holds no seed. Copy the otpauth:// link or the secret configuration key that IAM shows for a new device.',
  notASeed:
    'What the clipboard holds is no seed of an authenticator. Copy the otpauth:// link or the secret configuration key that IAM shows for a new device.',
  notTotp: 'This link is for another kind of code (HOTP). AWS devices use time-based codes: copy their link.',
  otherKind: (what: string) =>
    `This seed makes codes that AWS does not take (${what}). AWS uses SHA-1, six digits, every 30 s: copy the seed of an AWS device.`,
  tooShort: 'This seed is too short to be one of AWS (at least 80 bits). Copy it once more, whole.',
  notKept: (profile: string) => `The vault keeps no seed for the device of “${profile}”. Type the code instead.`,
  needsKeys: (profile: string) =>
    `A seed is kept beside the keys it belongs to, and the vault holds none of “${profile}”. Move the keys first.`,
} as const
