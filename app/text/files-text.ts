/*
 * Sentences about files: what happened, why, what to do next.
 */

/** What stands where a file was expected. */
export type NotAFile = 'folder' | 'symlink' | 'pipe' | 'socket' | 'device'

const KIND_WORDS: Readonly<Record<NotAFile, string>> = {
  folder: 'a folder',
  symlink: 'a symbolic link that leads in a circle',
  pipe: 'a named pipe',
  socket: 'a socket',
  device: 'a device',
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'Make room on the disk, then try again.',
  EDQUOT: 'Your quota on this disk is used up: make room, then try again.',
  EIO: 'The disk answers with errors: check it, then try again.',
  EROFS: 'The disk is read-only: make it writable, then try again.',
  EBUSY: 'Another program holds it: close that, then try again.',
  EMFILE: 'Too many files are open: close some programs, then try again.',
  ENFILE: 'Too many files are open: close some programs, then try again.',
}

/** What to do about a write that failed, by its errno name. */
const remedyOf = (code: string): string => REMEDIES[code] ?? 'Check the folder’s owner and permissions, then try again.'

export const filesText = {
  notAFile: (path: string, kind: NotAFile) =>
    `${path} is ${KIND_WORDS[kind]}, not a file. Move it away, or name another file.`,
  notReadable: (path: string, code: string) =>
    `${path} cannot be read (${code}). Check its owner and permissions, then try again.`,
  tooLarge: (path: string, megabytes: number) =>
    `${path} is larger than ${megabytes} MB, which no AWS file is. Check whether it is the right file.`,
  grownTooLarge: (path: string, megabytes: number) =>
    `${path} would grow beyond ${megabytes} MB, which no AWS file is, so nothing was written. Remove what does not belong there first.`,
  linkLoop: (path: string) => `${path} is a symbolic link that leads in a circle. Point it at a file.`,
  linkToMissingFolder: (path: string, folder: string) =>
    `${path} is a symbolic link into ${folder}, which cannot be created. Create that folder, or correct the link.`,
  readOnly: (path: string) =>
    `${path} is read-only, so nothing was written: a tool such as Nix, chezmoi or Terraform may manage it. ` +
    'Change it where it is made, or make it writable for you.',
  notEncodable: (path: string) =>
    `${path} is not UTF-8, and the new text cannot be written in its encoding, so nothing was written. Save the file as UTF-8 first.`,
  busy: (path: string) =>
    `Another program keeps writing ${path}, so nothing was written. Wait until it has finished, then try again.`,
  refused: (path: string) => `Nothing was written to ${path}.`,
  conflict: (path: string) =>
    `Another program changed the same part of ${path} at the same time, so nothing was written over it. Look at the file, then try again.`,
  lost: (path: string) =>
    `Another program replaced what was written to ${path}. Look at the file; the copy made before is in the backups folder.`,
  lostToPeer: (path: string, copy: string) =>
    `Another program wrote the former ${path} at the same moment, and both changes cannot be put together. Its text is kept in ${copy}; compare it with the file.`,
  locked: (path: string) =>
    `Another Lanyard is writing ${path} and did not finish. Close it, or try again in a moment.`,
  lockUnavailable: (folder: string, code: string) =>
    `The lock folder ${folder} cannot be used (${code}), so nothing was written. Check its owner and permissions.`,
  backupFailed: (folder: string, code: string) =>
    `No copy could be kept in ${folder} (${code}), so nothing was written. Make room or correct the permissions there, then try again.`,
  writeFailed: (path: string, code: string) =>
    `${path} could not be written (${code}). It is as it was. ${remedyOf(code)}`,
  heldOpen: (path: string, code: string) =>
    `${path} could not be replaced (${code}): another program, often a virus scanner or an editor, holds it open. It is as it was. Close that program, then try again.`,
  damaged: (path: string, backup: string, code: string) =>
    `Writing ${path} stopped half-way (${code}) and it could not be put back. The copy made before is ${backup}.`,
  noteHardLink: (path: string) =>
    `${path} has more than one name (hard links), so it was written in place; a copy was kept.`,
  noteMount: (path: string) => `${path} is mounted by itself, so it was written in place; a copy was kept.`,
  noteFolder: (path: string) =>
    `The folder of ${path} does not let new files in, so the file was written in place; a copy was kept.`,
  noteMerged: (path: string) =>
    `Another program wrote ${path} at the same moment; its change and this one are both in the file.`,
  noteAppliedAgain: (path: string) =>
    `Another program wrote an older copy over ${path}; the change was applied once more.`,
  noteNotSynced: (path: string) =>
    `${path} was written; its folder could not be flushed to the disk, so a power failure now might undo it.`,
  noteOwner: (path: string) => `${path} belongs to you now: its former owner could not be kept.`,
  noteCreated: (path: string) => `${path} did not exist and was created, readable by you alone.`,
  settingsSetAside: (path: string, aside: string, reason: string) =>
    `${path} could not be used (${reason}), so it was set aside as ${aside} and the defaults are in force.`,
  settingsUnusable: (path: string, reason: string) =>
    `${path} could not be used (${reason}); the defaults are in force.`,
  settingIgnored: (path: string, setting: string, value: string, allowed: string) =>
    `${path}: ${setting} = ${value} is not possible (${allowed}), so the default is used.`,
  reasonNotUtf8: 'it is not UTF-8 text',
  reasonBinary: 'it is not text',
  reasonStray: (line: number) => `line ${line} is neither a section, a setting nor a comment`,
  settingsTorn: 'it is no longer an INI file. Correct or remove it, then try again.',
  settingNotWritten: (path: string, reason: string) => `${path} could not be changed: ${reason}`,
  settingNotWritable: (setting: string) =>
    `This value of ${setting} cannot be written to the settings file. Leave out commas and line breaks.`,
} as const
