import { type DiffHunk, type DiffLine, diffLines } from '../document/diff.ts'
import type { FileRole, Severity } from '../profile/model.ts'
import { diffText } from '../text/edit-view-text.ts'
import { redact } from '../text/redact.ts'
import type { DiffLineView, DryRunView, FileDiffView } from './edit-model.ts'
import { type MaskedText, maskText } from './mask-text.ts'

/** One file of a change: whole texts with secrets in them, `mode` as permission bits. */
export type FileChange = {
  readonly role: FileRole
  readonly path: string
  readonly before: string
  readonly after: string
  readonly created: boolean
  readonly mode: number
}

/** What a dry run is made of. */
export type DryRunInput = {
  readonly id: string
  readonly title: string
  readonly files: readonly FileChange[]
  readonly notes: readonly { readonly severity: Severity; readonly message: string }[]
}

/** Lines of one file's diff that are shown: more than anybody reads, less than would make a window slow. */
const MOST_LINES = 600

/** The dry run, masked. */
export function buildDryRun({ id, title, files, notes }: DryRunInput): DryRunView {
  return {
    id,
    title: redact(title),
    files: files.map(buildFileDiff),
    notes: notes.map(({ severity, message }) => ({ severity, message: redact(message) })),
  }
}

/** One file's change as a unified diff, masked line by line. */
export function buildFileDiff({ role, path, before, after, created, mode }: FileChange): FileDiffView {
  const sides = { before: maskText(before), after: maskText(after) }
  const hunks: FileDiffView['hunks'][number][] = []
  let left = MOST_LINES
  let hidden = 0
  for (const hunk of diffLines(before, after)) {
    const lines = hunk.lines.slice(0, left)
    left -= lines.length
    hidden += hunk.lines.length - lines.length
    if (lines.length > 0) hunks.push(showHunk(hunk, lines, sides))
  }
  if (hidden > 0) hunks.push({ header: diffText.more(hidden), lines: [] })
  return { role, path, mode: mode.toString(8).padStart(4, '0'), created, hunks }
}

type Sides = { readonly before: MaskedText; readonly after: MaskedText }

function showHunk(hunk: DiffHunk, lines: readonly DiffLine[], sides: Sides): FileDiffView['hunks'][number] {
  const { beforeStart, beforeCount, afterStart, afterCount } = hunk
  const removed = new Map<string, string>()
  const shown = lines.map((line): DiffLineView => {
    const text = maskedOf(line, sides)
    if (line.kind === 'removed') removed.set(text, line.text)
    const remark = line.kind === 'added' ? remarkOn(line.text, removed.get(text)) : null
    return {
      kind: line.kind,
      text: remark === null ? text : `${text} ${remark}`,
      before: line.before,
      after: line.after,
    }
  })
  return { header: diffText.hunk(beforeStart, beforeCount, afterStart, afterCount), lines: shown }
}

function maskedOf(line: DiffLine, { before, after }: Sides): string {
  return line.after === null ? before.lineAt(line.before ?? 0) : after.lineAt(line.after)
}

/** What is different about a line that reads like one it replaces; null where there is none, or where the very line moved. */
function remarkOn(added: string, removed: string | undefined): string | null {
  if (removed === undefined || added === removed) return null
  const isOtherText = added.replace(/[\r\n]+$/, '') !== removed.replace(/[\r\n]+$/, '')
  return isOtherText ? diffText.newValue : diffText.otherLineEnd
}
