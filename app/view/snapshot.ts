import { KNOWN_TOOLS } from '../chain/tools/index.ts'
import type { MarksBook } from '../marks/model.ts'
import type { FileRole } from '../profile/model.ts'
import type { Instant } from '../text/instant.ts'
import { redact } from '../text/redact.ts'
import { type ActiveInput, buildActive } from './active-view.ts'
import type { FileNotice, SettingsView, Snapshot } from './model.ts'
import { originAt } from './origin.ts'
import { buildRows, type RowsInput } from './rows.ts'

/** What a snapshot is assembled from. */
export type SnapshotInput = Pick<RowsInput, 'book' | 'kinds' | 'external' | 'vault'> & {
  readonly settings: SettingsView
  readonly marks: MarksBook
  /** A sentence where Lanyard's own marks could not be read; else null. */
  readonly marksProblem: string | null
  readonly now: Instant
  /** Grows by one with each push. */
  readonly revision: number
  readonly platform: Snapshot['platform']
  readonly about: Snapshot['about']
  readonly active: ActiveInput
  /** Another program is in the middle of writing: the last good state is shown. */
  readonly beingWritten: 'being-written' | 'settled'
} & Pick<Snapshot, 'findings' | 'canUndo' | 'sessions'>

const ROLES: readonly FileRole[] = ['config', 'credentials']

/** What stands above the rows: problems of whole files, and bad settings. */
function buildNotices({ book, settings, marksProblem }: SnapshotInput): readonly FileNotice[] {
  const files = book.fileProblems.map((problem) => ({
    severity: problem.severity,
    message: redact(problem.message),
    origin: problem.file === null ? null : originAt(book.files, problem.file, problem.line ?? 1),
  }))
  const notices: FileNotice[] = [...files]
  const origin = originAt(book.files, settings.path, 1)
  if (settings.problem !== null) notices.push({ severity: 'warning', message: settings.problem, origin })
  if (marksProblem !== null) notices.push({ severity: 'warning', message: marksProblem, origin: null })
  return notices
}

/** Everything the window draws. */
export function buildSnapshot(input: SnapshotInput): Snapshot {
  const { book, settings } = input
  const rows = buildRows({
    book,
    kinds: input.kinds,
    external: input.external,
    production: settings.production,
    marks: input.marks,
    sessionDuration: settings.sessionDuration,
    ...(input.vault === undefined ? {} : { vault: input.vault }),
  })
  return {
    revision: input.revision,
    now: input.now,
    rows,
    notices: buildNotices(input),
    firstRun: ROLES.every((role) => book.files[role].state === 'missing'),
    beingWritten: input.beingWritten === 'being-written',
    files: ROLES.map((role) => ({ role, path: book.files[role].path, exists: book.files[role].state !== 'missing' })),
    ssoSessions: [...book.ssoSessions.keys()],
    services: [...book.services.keys()],
    findings: input.findings,
    canUndo: input.canUndo,
    active: buildActive(input.active, rows, book, input.now),
    sessions: input.sessions,
    settings,
    tools: KNOWN_TOOLS,
    platform: input.platform,
    about: input.about,
  }
}
