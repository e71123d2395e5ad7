import * as v from 'valibot'
import { textAfter, writtenText } from '../../app/command/history.ts'
import type { Edit } from '../../app/document/model.ts'
import type { HistoryFile, HistoryHead } from './model.ts'

/*
 * One entry as it lies in its file: two lines of JSON, what is told of the write and its files, so that a list need not read the texts.
 * An after is kept as edits of its before. The first line says the form; another form is nobody's entry here.
 */

const FORM = 1
/** Milliseconds that a date can have (ECMAScript, "Time Values and Time Range"). */
const LATEST = 8_640_000_000_000_000

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const headSchema = v.object({
  form: v.literal(FORM),
  id: v.pipe(natural, v.minValue(1)),
  at: v.pipe(natural, v.maxValue(LATEST)),
  who: v.picklist(['window', 'tray', 'command-line', 'itself']),
  title: v.string(),
  undoes: v.nullable(natural),
})

const filesSchema = v.pipe(
  v.array(
    v.object({
      role: v.picklist(['config', 'credentials']),
      path: v.string(),
      before: v.string(),
      edits: v.array(v.object({ offset: natural, length: natural, text: v.string() })),
      created: v.boolean(),
      mode: v.pipe(natural, v.maxValue(0o7777)),
    }),
  ),
  v.minLength(1),
  v.maxLength(2),
)

/** An entry's text. */
export function entryText(head: HistoryHead, files: readonly HistoryFile[]): string {
  const { id, at, who, title, undoes } = head
  const kept = files.map(({ role, path, before, after, created, mode }) => {
    return { role, path, ...writtenText(before, after), created, mode }
  })
  return `${JSON.stringify({ form: FORM, id, at, who, title, undoes })}\n${JSON.stringify(kept)}\n`
}

/** What an entry's text tells of the write; null for anything that is no entry: torn, foreign, of another form. */
export function readHead(text: string): HistoryHead | null {
  const read = v.safeParse(headSchema, json(text.slice(0, Math.max(text.indexOf('\n'), 0))))
  if (!read.success || !text.endsWith(']\n')) return null
  const { id, at, who, title, undoes } = read.output
  return { id, at, who, title, undoes }
}

/** An entry's files; null where they are not what an entry has. */
export function readFiles(text: string): readonly HistoryFile[] | null {
  const read = v.safeParse(filesSchema, json(text.slice(text.indexOf('\n') + 1)))
  if (!read.success || !read.output.every(({ before, edits }) => fit(before, edits))) return null
  return read.output.map(({ role, path, before, edits, created, mode }) => {
    return { role, path, before, after: textAfter({ before, edits }), created, mode }
  })
}

/** Edits must lie within the text, in order. */
function fit(before: string, edits: readonly Edit[]): boolean {
  let at = 0
  return edits.every(({ offset, length }) => {
    const isBehind = offset >= at
    at = offset + length
    return isBehind && at <= before.length
  })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
