import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import type { DiffLineView, FileDiffView } from '../../../app/view/edit-model.ts'
import { type Paint, printable } from '../terminal.ts'

const SIGNS: Readonly<Record<DiffLineView['kind'], string>> = { same: ' ', removed: '-', added: '+' }

/** A dry run as a unified diff in the terminal; the texts come masked. */
export function diffText(files: readonly FileDiffView[], paint: Paint): string {
  return files.map((file) => fileText(file, paint)).join('\n')
}

function fileText({ path, mode, created, hunks }: FileDiffView, paint: Paint): string {
  const head = paint.bold(cliEditText.fileHead(printable(path), mode, created ? 'new' : 'there').trimEnd())
  const lines = hunks.flatMap((hunk) => [
    paint.dim(printable(hunk.header)),
    ...hunk.lines.map((line) => lineText(line, paint)),
  ])
  return `${[head, ...lines].join('\n')}\n`
}

function lineText({ kind, text }: DiffLineView, paint: Paint): string {
  const line = `${SIGNS[kind]}${printable(text)}`
  switch (kind) {
    case 'same':
      return line
    case 'removed':
      return paint.red(line)
    case 'added':
      return paint.green(line)
  }
}

/** The same for JSON: one text a file. */
export const plainDiff = (file: FileDiffView): string =>
  file.hunks
    .flatMap(({ header, lines }) => [header, ...lines.map(({ kind, text }) => `${SIGNS[kind]}${text}`)])
    .join('\n')
