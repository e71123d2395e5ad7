import type { Edit } from '../document/model.ts'
import type { FileRole, FileSnapshot } from '../profile/model.ts'
import type { Instant } from '../text/instant.ts'

/** A default section that was taken out of a file: its bytes, and where it stood. */
export type KeptPiece = Edit & {
  /** The section before it, null: none; and the comments and blanks between that one's last words and it, or what stands before it. */
  readonly behind: string | null
  /** Which one of that header it is, from 1 on. */
  readonly nth: number
  readonly gap: string
}

/**
 * What one file had for a default profile, while another profile stands in. As plain as the file: secrets inside.
 */
export type KeptFile = {
  readonly role: FileRole
  /** As located; symlinks not resolved. */
  readonly path: string
  readonly encoding: FileSnapshot['encoding']
  /**
   * Edits that make the former text of the one that was written: the pieces taken out, the first in the place of what stands in. Where
   * nothing was taken out one edit removes what stands in, its text empty.
   */
  readonly pieces: readonly KeptPiece[]
  /** The section that stands in, its last line end left out; null where the profile has none in this file. */
  readonly standIn: string | null
  /** What was put around it at the end of the file; both empty where it took another's place. */
  readonly around: { readonly before: string; readonly after: string }
  /** Digest of the whole text as it was written. */
  readonly written: string
}

/** Gives a text's digest; `app` has none of its own. */
export type Digest = (text: string) => string

/** `[default]` standing in for a profile, as it is kept in the state folder. */
export type Swap = {
  readonly profile: string
  readonly setAt: Instant
  /** From this instant on it is to be put back; null: until further notice. */
  readonly leaseUntil: Instant | null
  /** The length of the lease in seconds, for doing it again; null: none. */
  readonly leaseSeconds: number | null
  /** The entry of the history that made it; null: none was made, or it is still being written. */
  readonly historyId: number | null
  readonly files: readonly KeptFile[]
}

/** A swap that was put back, without a text of the files in it: known again by digests when History does it again. */
export type FormerSwap = {
  readonly profile: string
  readonly leaseSeconds: number | null
  readonly files: readonly {
    readonly role: FileRole
    readonly path: string
    /** Digests of `keptPart` and `standInPart`. */
    readonly kept: string
    readonly standIn: string
  }[]
}

/** Everything the file `default-kept.json` says. */
export type SwapBook = { readonly swap: Swap | null; readonly former: FormerSwap | null }

/** Nothing stands in for anything. */
export const NO_SWAP: SwapBook = { swap: null, former: null }
