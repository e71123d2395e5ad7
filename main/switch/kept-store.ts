import * as v from 'valibot'
import { NO_SWAP, type SwapBook } from '../../app/switch/kept-model.ts'
import { swapText } from '../../app/text/swap-text.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Clock, Places } from '../files/model.ts'
import { changeOwnFile, type OwnFileAccess, readOwnFile } from '../files/own-file.ts'
import { keptFileOf } from './kept-place.ts'

/** What reading and writing it needs. */
export type KeptAccess = { readonly places: Places; readonly clock: Clock; readonly fileSystem?: FileSystem }

const FORM = 1
const LATEST = 8_640_000_000_000_000
const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const instant = v.pipe(natural, v.maxValue(LATEST))
const place = { role: v.picklist(['config', 'credentials']), path: v.string() } as const

const kept = v.object({
  ...place,
  encoding: v.picklist(['utf-8', 'bytes']),
  pieces: v.array(
    v.object({
      offset: natural,
      length: natural,
      text: v.string(),
      behind: v.nullable(v.string()),
      nth: natural,
      gap: v.string(),
    }),
  ),
  standIn: v.nullable(v.string()),
  around: v.object({ before: v.string(), after: v.string() }),
  written: v.string(),
})

const schema = v.object({
  form: v.literal(FORM),
  swap: v.nullable(
    v.object({
      profile: v.string(),
      setAt: instant,
      leaseUntil: v.nullable(instant),
      leaseSeconds: v.nullable(natural),
      historyId: v.nullable(natural),
      files: v.pipe(v.array(kept), v.minLength(1), v.maxLength(2)),
    }),
  ),
  former: v.nullable(
    v.object({
      profile: v.string(),
      leaseSeconds: v.nullable(natural),
      files: v.array(v.object({ ...place, kept: v.string(), standIn: v.string() })),
    }),
  ),
})

/** The text of the file. */
export const keptText = ({ swap, former }: SwapBook): string => `${JSON.stringify({ form: FORM, swap, former })}\n`

function bookIn(text: string | 'unreadable' | null): SwapBook | null {
  if (text === null) return NO_SWAP
  try {
    const read = v.safeParse(schema, JSON.parse(text))
    return read.success ? { swap: read.output.swap, former: read.output.former } : null
  } catch {
    return null
  }
}

const accessOf = (access: KeptAccess): OwnFileAccess => ({ ...access, path: keptFileOf(access.places) })

/** What stands in for what; null: the file is there and says nothing usable. It is never set aside: it may hold the only copy of a key. */
export async function readKept(access: KeptAccess): Promise<SwapBook | null> {
  return bookIn(await readOwnFile(accessOf(access)).catch((): 'unreadable' => 'unreadable'))
}

/** Writes it whole (0600 in 0700); a sentence where that fails. */
export async function writeKept(book: SwapBook, access: KeptAccess): Promise<string | null> {
  const own = accessOf(access)
  const changed = await changeOwnFile(own, async () => keptText(book))
  if (changed.ok) return null
  const { trouble } = changed
  return trouble.reason === 'held' ? swapText.held : swapText.notKept(own.path, trouble.code)
}
