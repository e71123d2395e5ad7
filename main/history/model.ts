import type { FileRole } from '../../app/profile/model.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { Asker } from '../edit/model.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Clock, Places, Platform } from '../files/model.ts'

/** One file of a write: whole texts, secrets inside, as plain as the file itself. */
export type HistoryFile = {
  readonly role: FileRole
  /** As located when it was written; symlinks not resolved. */
  readonly path: string
  /** Empty for a file that did not exist. */
  readonly before: string
  readonly after: string
  readonly created: boolean
  /** Permission bits the file had, or got. */
  readonly mode: number
}

/** What is told of a write without looking into its files. */
export type HistoryHead = {
  /** Increases with each write, over window and command line. */
  readonly id: number
  readonly at: Instant
  readonly who: Asker
  /** No secret in it. */
  readonly title: string
  /** The write that this one took back; null: a write of its own. */
  readonly undoes: number | null
}

/** Whether a write holds, or its undo is the newest word on it. */
export type HistoryState = 'done' | 'undone'

export type HistoryEntry = HistoryHead & { readonly state: HistoryState; readonly files: readonly HistoryFile[] }

/** A write that is to be noted. */
export type NewEntry = Omit<HistoryHead, 'id' | 'at'> & { readonly files: readonly HistoryFile[] }

/** Where history is kept, and what it is written with. */
export type HistoryAccess = {
  readonly places: Places
  readonly clock: Clock
  readonly platform: Platform
  readonly fileSystem?: FileSystem
}
