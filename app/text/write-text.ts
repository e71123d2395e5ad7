/*
 * What became of a write, of undoing one, and of the history they are noted in. Never a value of a setting.
 */

const entries = (count: number): string => (count === 1 ? 'one write' : `${count} writes`)
const copies = (count: number): string => (count === 1 ? 'one backup' : `${count} backups`)

/** Writing what a dry run showed. */
export const writeText = {
  fileOff: (variable: string, path: string): string =>
    `${variable} is set but empty, so the AWS tools read no such file and nothing was planned for ${path}. Unset the variable, or point it at a file.`,
  planGrew: (path: string): string =>
    `Another program changed the files since the dry run, and this change now concerns ${path} as well, so nothing was written. Make the change once more to see all of it.`,
  takenBack: (message: string, path: string): string =>
    `${message} What was already written to ${path} was taken back.`,
  notTakenBack: (message: string, path: string, reason: string): string =>
    `${message} ${path} was already written and could not be put back as it was: ${reason} Undo it in the history, or restore its backup.`,
  changedMeanwhile: (path: string): string => `The same lines of ${path} were changed since.`,
  renewedSession: (target: string): string => `Renew session ${target}`,
} as const

/** Taking a write back. */
export const undoText = {
  undo: (title: string): string => `Undo: ${title}`,
  redo: (title: string): string => `Redo: ${title}`,
  nothing: 'Nothing is left to undo: every write in the history was taken back, or there is none.',
  noEntry: (id: number): string => `Write ${id} is not in the history. Look at the history for the writes that are.`,
} as const

/** The history itself. */
export const historyStoreText = {
  notNoted: (folder: string, code: string): string =>
    `This write could not be noted in the history: ${folder} cannot be used (${code}). The copy made before it is among the backups. Make room or correct the permissions there, so that the next one can be undone.`,
  notNotedHeld:
    'This write could not be noted in the history, because another Lanyard was using it and did not finish. The copy made before it is among the backups.',
  forgotten: (writes: number, backups: number): string => `Deleted ${entries(writes)} and ${copies(backups)}.`,
  notForgotten: (writes: number, backups: number, left: number, code: string): string =>
    `Deleted ${entries(writes)} and ${copies(backups)}; ${left} could not be (${code}). Check the owner and permissions of the state folder, then try again.`,
  notReached: (folder: string, code: string): string =>
    `${folder} cannot be used (${code}), so nothing was deleted. Check its owner and permissions, then try again.`,
  held: 'Another Lanyard is using the history and did not finish, so nothing was deleted. Try again in a moment.',
} as const
