/* What window and tray say after something of switching was asked for. */

const DIALECT = {
  posix: 'sh',
  fish: 'fish',
  powershell: 'PowerShell',
  cmd: 'the command prompt',
  dotenv: 'a .env file',
  json: 'JSON',
  docker: 'docker run',
} as const
type Dialect = keyof typeof DIALECT

export const copiedText = {
  name: (profile: string, dialect: Dialect) => `Copied for ${DIALECT[dialect]}: ${profile} by its name, without keys.`,
  keys: (profile: string, dialect: Dialect) =>
    `Copied for ${DIALECT[dialect]}: the keys of ${profile}. They leave the clipboard after a minute.`,
} as const

export const plainCopyText = {
  question: (backups: number, writes: number) =>
    `Delete ${backups} ${backups === 1 ? 'backup' : 'backups'} and ${writes} ${writes === 1 ? 'write' : 'writes'} of History?`,
  detail:
    'They hold the keys in plain text. With them goes the chance to undo those writes, and nothing brings them back. Your AWS files stay as they are.',
  agree: 'Delete',
  decline: 'Keep',
  declined: 'Nothing was deleted, because you did not agree to it.',
  none: (profile: string) => `No backup and no write of History holds the keys of ${profile} in plain text.`,
  notHeld: (profile: string) => `The vault holds no keys of ${profile}, so there is nothing to look for.`,
} as const

export const vaultOutText = {
  question: (profile: string) => `Write the keys of ${profile} into the file again?`,
  detail:
    'They leave the vault and stand in plain text in your AWS files, where every program you start can read them. Agree only if you asked for this yourself.',
  agree: 'Write to the File',
  decline: 'Keep in the Vault',
} as const

/** Deleting keys of the vault, asked in the system's own dialog. */
export const vaultRemoveText = {
  question: (profile: string, keyId: string) => `Delete the keys of ${profile} (${keyId}) from the vault?`,
  detail:
    'With them goes the seed of the device, if one is kept. Nothing brings them back, and AWS does not show a secret key a second time. If no file asks for them any more, deactivate the access key in IAM, too.',
  agree: 'Delete the Keys',
  decline: 'Keep Them',
  declined: 'The keys stay in the vault, because you did not agree to delete them.',
  inUse: (profile: string) =>
    `${profile} has no other keys than these, so they stay in the vault. Move them back to the file first, or delete the profile.`,
  removed: (profile: string) => `The vault holds no keys of ${profile} any more.`,
} as const

export const seedQuestionText = {
  question: (profile: string) => `Keep the seed on the clipboard beside the keys of ${profile}?`,
  agree: 'Keep the Seed',
  decline: 'Do Not Keep It',
  declined: 'No seed was kept, because you did not agree to it.',
  kept: (profile: string) =>
    `The vault keeps the seed of the device of ${profile}, and the token window can ask it for codes. The clipboard may still hold it: copy something else.`,
  dropped: (profile: string) => `The vault keeps no seed for the device of ${profile} any more.`,
} as const

/** Deleting a seed, asked in the system's own dialog: it may be the only copy of the second factor. */
export const seedDropText = {
  question: (profile: string) => `Delete the seed of the device of ${profile}?`,
  detail:
    'Nothing brings it back, and AWS does not show it a second time. If no other device gives the same codes, register a new MFA device with AWS first.',
  agree: 'Delete the Seed',
  decline: 'Keep It',
  declined: 'The seed was kept, because you did not agree to delete it.',
} as const

/** What Settings shows where programs cannot ask this Lanyard. */
export const programsText = 'Programs'

/** Putting `[default]` back over what somebody wrote into it. */
export const standInText = {
  wouldGo: (path: string) =>
    `The default section in ${path} was changed since [default] began to stand in. What was changed is lost with this: take over what you need first.`,
} as const
