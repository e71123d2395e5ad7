import type { Instant } from '../../app/text/instant.ts'
import type { FileSystem } from './file-system.ts'

/** The platforms whose rules differ; every other Unix counts as `linux`. */
export type Platform = 'darwin' | 'win32' | 'linux'

/** Where Lanyard keeps its own things (never in `~/.aws`). All absolute. */
export type Places = {
  readonly settingsFolder: string
  /** `settings.ini` in the settings folder. */
  readonly settingsFile: string
  readonly stateFolder: string
  readonly backupsFolder: string
  readonly locksFolder: string
  readonly historyFolder: string
  /** Electron's own `userData`. */
  readonly userData: string
}

/** The clock of everything that writes or waits; injected, so that tests neither sleep nor drift. */
export type Clock = {
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => Instant
  /** Resolves after that many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** What says whether a file is still the one that was read: identity, size, times, and content. */
export type Fingerprint = {
  readonly device: bigint
  readonly inode: bigint
  readonly size: bigint
  readonly modifiedNanoseconds: bigint
  /** SHA-256 of the bytes, hex. */
  readonly digest: string
}

/**
 * A change of one file as a function of its text: the same change is planned again on new text when somebody else wrote
 * meanwhile. It must be pure and, applied to its own result, change nothing (that is how "our change is still there" is known).
 * A missing file is the empty text. `Refusal` is the caller's own reason (target holds long-term keys, no such section, ...).
 */
export type Change<Refusal> = (text: string) => ChangeResult<Refusal>
export type ChangeResult<Refusal> =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: Refusal }

/** What a guarded write is asked. */
export type WriteRequest<Refusal> = {
  /** Absolute; may be a symlink, may not exist yet. */
  readonly path: string
  readonly change: Change<Refusal>
  readonly places: Places
  readonly clock: Clock
  /**
   * The part of the text the change is about (a section's text), null where there is none. When it differs after somebody else wrote
   * meanwhile, the write stops with `conflict` instead of writing over it. Left out: the change is simply planned again.
   */
  readonly touched?: (text: string) => string | null
  /**
   * What `touched` gave when a person agreed to the change: a file that differs in it at the first reading already is a `conflict`
   * too, unless the change is there by now. Left out: what the first reading finds counts. Means nothing without `touched`.
   */
  readonly expected?: string | null
  /** Fault injection; the real one when left out. */
  readonly fileSystem?: FileSystem
  readonly platform?: Platform
}

/** Something worth telling after a write that succeeded. */
export type WriteNote = {
  readonly code:
    | 'in-place-hard-link'
    | 'in-place-mount'
    | 'in-place-folder'
    | 'merged'
    | 'applied-again'
    | 'folder-not-synced'
    | 'owner-not-kept'
    | 'created'
  readonly message: string
}

/** A write that happened (`unchanged`: the change was already there, nothing was touched). */
export type Written = {
  readonly outcome: 'written' | 'unchanged'
  /** The file that was really written, symlinks resolved. */
  readonly path: string
  /** Absolute path of the copy of what was there, null for a file that did not exist or was not changed. */
  readonly backup: string | null
  readonly before: string
  readonly after: string
  /** Of the new file: watch events carrying it are ours. Null when there is no file and none was wanted. */
  readonly fingerprint: Fingerprint | null
  readonly notes: readonly WriteNote[]
  readonly watch: WriteWatch
}

/**
 * The look back after a write. AWS tools do not lock: one that had the file open before the rename may have written to the old
 * file, or may write its stale copy over ours. Call `recheck` about 2 s after the write and on every watch event for 5 s; then `close`.
 */
export type WriteWatch = {
  readonly recheck: () => Promise<Recheck>
  /** Closes the kept descriptor; idempotent. */
  readonly close: () => Promise<void>
}

export type Recheck =
  /** Our change is in the file and nobody wrote to the old one. */
  | { readonly state: 'settled' }
  /** The file is empty or torn at the moment: ask again. */
  | { readonly state: 'being-written' }
  /** Somebody's change landed on the old file; it was merged with ours and written. */
  | { readonly state: 'merged'; readonly note: WriteNote }
  /** A stale copy was written over ours; ours was applied once more. */
  | { readonly state: 'applied-again'; readonly note: WriteNote }
  /** Our change is gone and what is there now is neither ours nor what was there before: a person decides. */
  | { readonly state: 'conflict'; readonly message: string }

/** Why nothing was written. The file is as it was. */
export type WriteProblem<Refusal> =
  | { readonly code: 'refused'; readonly refusal: Refusal; readonly message: string }
  /** What `touched` gave before and what it gives now: two of the three texts a person decides on. Secrets may be in them. */
  | {
      readonly code: 'conflict'
      readonly base: string | null
      readonly theirs: string | null
      readonly message: string
    }
  | {
      readonly code:
        | 'busy'
        | 'locked'
        | 'not-a-file'
        | 'unreadable'
        | 'read-only'
        | 'not-encodable'
        | 'too-large'
        | 'backup-failed'
        | 'write-failed'
      readonly message: string
    }

export type WriteResult<Refusal> =
  | { readonly ok: true; readonly value: Written }
  | { readonly ok: false; readonly problem: WriteProblem<Refusal> }
