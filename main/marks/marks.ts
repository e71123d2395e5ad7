import { join } from 'node:path'
import { changeMarks, renameInMarks } from '../../app/marks/change.ts'
import type { MarkChange, MarksBook } from '../../app/marks/model.ts'
import { parseMarks, printMarks } from '../../app/marks/text.ts'
import { marksText } from '../../app/text/marks-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import { errorCode } from '../files/errors.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import type { Clock, Places } from '../files/model.ts'
import { changeOwnFile, type OwnFileAccess, readOwnFile, setOwnFileAside } from '../files/own-file.ts'

export type MarksAccess = { readonly places: Places; readonly clock: Clock; readonly fileSystem?: FileSystem }

/** The marks in force, and a sentence where the file was not usable. */
export type MarksRead = { readonly marks: MarksBook; readonly problem: string | null }

/** Where marks are kept. */
export const marksFile = (places: Places): string => join(places.stateFolder, 'profiles.json')

const accessOf = (access: MarksAccess): OwnFileAccess => ({ ...access, path: marksFile(access.places) })

/** Reads the marks. A file that cannot be used is set aside as `profiles.json.bad-<time>`, and said. Never rejects. */
export async function readMarks(access: MarksAccess): Promise<MarksRead> {
  const own = accessOf(access)
  const text = await readOwnFile(own).catch((): 'unreadable' => 'unreadable')
  if (text === null) return { marks: new Map(), problem: null }
  const marks = text === 'unreadable' ? null : parseMarks(text)
  return marks === null ? setAside(own) : { marks, problem: null }
}

async function setAside(own: OwnFileAccess): Promise<MarksRead> {
  try {
    return { marks: new Map(), problem: marksText.setAside(own.path, await setOwnFileAside(own)) }
  } catch (error) {
    return { marks: new Map(), problem: marksText.unusable(own.path, errorCode(error)) }
  }
}

/** Changes one mark of some profiles to the same; gives the marks as they are then, what other Lanyards wrote included. */
export function markAll(
  access: MarksAccess,
  profiles: readonly string[],
  change: MarkChange,
): Promise<Outcome<MarksBook, string>> {
  return changeAll(access, (book) => profiles.reduce((sum, profile) => changeMarks(sum, profile, change), book))
}

/** A profile has another name now: its marks go with it. Nothing is made where there is no file yet. */
export async function renameMarks(access: MarksAccess, from: string, to: string): Promise<Outcome<MarksBook, string>> {
  const exists = await (access.fileSystem ?? nodeFileSystem).lstat(marksFile(access.places)).then(
    () => true,
    () => false,
  )
  return exists ? changeAll(access, (book) => renameInMarks(book, from, to)) : { ok: true, value: new Map() }
}

async function changeAll(
  access: MarksAccess,
  change: (book: MarksBook) => MarksBook,
): Promise<Outcome<MarksBook, string>> {
  const own = accessOf(access)
  let after: MarksBook = new Map()
  const changed = await changeOwnFile(own, async (text) => {
    const before = text === null ? new Map() : parseMarks(text)
    if (before === null) await setOwnFileAside(own)
    const book: MarksBook = before ?? new Map()
    after = change(book)
    return after === book ? null : printMarks(after)
  })
  if (changed.ok) return { ok: true, value: after }
  const { trouble } = changed
  return {
    ok: false,
    failure: trouble.reason === 'held' ? marksText.held : marksText.notWritten(own.path, trouble.code),
  }
}
