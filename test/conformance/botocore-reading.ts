import { join } from 'node:path'
import type { FileSnapshot } from '../../app/profile/model.ts'
import { readFileAs } from '../../app/profile/read.ts'
import { type Oracle, startOracle } from './oracle.ts'
import { maskHidingBlocks, type PlainSections, plainSections } from './shared-files.ts'

/** botocore's own reader of shared files, in a process of its own. */
export const startBotocoreReader = (): Promise<Oracle> =>
  startOracle('env', ['PYTHONUTF8=1', 'python3', join(import.meta.dirname, 'oracles/botocore_profiles.py')])

/** What botocore makes of one file. */
export type BotocoreAnswer = {
  readonly ok: boolean
  readonly error?: string
  readonly read?: Record<string, PlainSections> & PlainSections
}

/** Our refusals by the error that botocore wraps; a stray line before the first header has a class of its own. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  'duplicate-section': ['DuplicateSectionError'],
  'duplicate-setting': ['DuplicateOptionError'],
  'byte-order-mark': ['MissingSectionHeaderError'],
  'before-first-section': ['MissingSectionHeaderError'],
  'not-utf-8': ['UnicodeDecodeError'],
  // Two settings without a name repeat one there.
  'no-delimiter': ['ParsingError', 'DuplicateOptionError'],
  'nested-without-delimiter': ['ValueError'],
  // What follows an unclosed header counts as settings of the section before it there, and may repeat one.
  'unclosed-header': ['ParsingError', 'MissingSectionHeaderError', 'DuplicateOptionError', 'DuplicateSectionError'],
}

function ours(snapshot: FileSnapshot): {
  readonly refusal: string | null
  readonly read: Record<string, PlainSections>
} {
  const reading = readFileAs('botocore', snapshot)
  return {
    refusal: reading.refusal?.code ?? null,
    read: {
      profiles: plainSections(reading.profiles),
      sso_sessions: plainSections(reading.ssoSessions),
      services: plainSections(reading.services),
    },
  }
}

/** In what our reading of a file and botocore's part; null when in nothing. */
export function differenceOf(snapshot: FileSnapshot, theirs: BotocoreAnswer): unknown {
  const mine = ours(snapshot)
  const about = { text: snapshot.text, encoding: snapshot.encoding }
  if (!theirs.ok) {
    const isSame = mine.refusal !== null && ERRORS[mine.refusal]?.includes(theirs.error ?? '')
    return isSame === true ? null : { ...about, ours: mine.refusal, theirs: theirs.error }
  }
  if (mine.refusal !== null) return { ...about, ours: mine.refusal, theirs: 'accepts' }
  const shelves = snapshot.role === 'config' ? ['profiles', 'sso_sessions', 'services'] : ['profiles']
  for (const shelf of shelves) {
    const read = (snapshot.role === 'config' ? theirs.read?.[shelf] : theirs.read) ?? {}
    const own = mine.read[shelf] ?? {}
    if (!sameSections(own, maskHidingBlocks(read as PlainSections, own)))
      return { ...about, shelf, ours: own, theirs: read }
  }
  return null
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, each]) => [key, sorted(each)])
        .sort()
    : value

export const sameSections = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
