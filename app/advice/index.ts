import { FILE_ROLES, type ProfileBook } from '../profile/model.ts'
import type { Instant } from '../text/instant.ts'
import { redact } from '../text/redact.ts'
import type { Finding, Found } from './model.ts'
import { findBrokenBlocks } from './rules/blocks.ts'
import { findCapitals } from './rules/capitals.ts'
import { findColons } from './rules/colons.ts'
import { findCredentialSources } from './rules/credential-sources.ts'
import { findDuplicateSections } from './rules/duplicate-sections.ts'
import { findDuplicateSettings } from './rules/duplicate-settings.ts'
import { findInlineComments } from './rules/inline-comments.ts'
import { findProfileProblems } from './rules/profile-problems.ts'
import { findMissingPrefixes, findSectionsOutOfPlace } from './rules/sections.ts'
import { findShadowedKeys } from './rules/shadowed-keys.ts'
import { findStrayLines } from './rules/stray-lines.ts'
import { findSwallowed } from './rules/swallowed.ts'
import { findOddValues } from './rules/values.ts'
import { findFileProblems } from './rules/whole-files.ts'
import { makeWorld, type World } from './world.ts'

export type { Finding, FindingCode, Fix } from './model.ts'

const RULES: readonly ((world: World) => readonly Found[])[] = [
  findFileProblems,
  findDuplicateSections,
  findDuplicateSettings,
  findStrayLines,
  findBrokenBlocks,
  findSwallowed,
  findMissingPrefixes,
  findSectionsOutOfPlace,
  findColons,
  findCapitals,
  findInlineComments,
  findOddValues,
  findCredentialSources,
  findProfileProblems,
  findShadowedKeys,
]

/** Nobody reads more; a hostile file may have a million. */
const MOST_FINDINGS = 1000

/**
 * Everything in the two files that some tool will stumble over, config first, line by line, and where it is safe the fix. `now` tells
 * which keys have ended. Never throws; no secret is in an answer but wrapped in a fix.
 */
export function findingsOf(book: ProfileBook, now: Instant): readonly Finding[] {
  const world = makeWorld(book, now)
  const found = RULES.flatMap((rule) => rule(world).slice(0, MOST_FINDINGS))
  const sorted = withoutRepeats(found).sort((one, other) => orderOf(book, one) - orderOf(book, other))
  return sorted.slice(0, MOST_FINDINGS).map((each) => withId(book, each))
}

/** Two profiles, or two roles of one file, may find the same on the same line. */
function withoutRepeats(found: readonly Found[]): Found[] {
  return [...new Map(found.map((each) => [keyOf(each), each])).values()]
}

const keyOf = ({ code, file, line, profile }: Found): string => JSON.stringify([code, file, line, profile])

/** Lines of the config file, then those of the other; what has no line stands before its file's lines. */
function orderOf({ files }: ProfileBook, { file, line }: Found): number {
  const isOther = file !== files.config.path
  return (isOther ? LONGEST_FILE : 0) + (line ?? 0)
}

/** Lines; more than a text can have. */
const LONGEST_FILE = 2 ** 40

/** Messages quote names of the files, which may be anything. A file of other bytes than UTF-8 is not mended by a command. */
function withId({ files }: ProfileBook, found: Found): Finding {
  const { code, file, line, profile } = found
  const role = FILE_ROLES.find((each) => files[each].path === file)
  const isForeign = role !== undefined && files[role].encoding === 'bytes'
  const fix = found.fix === null || isForeign ? null : { ...found.fix, label: redact(found.fix.label) }
  const place = [role ?? 'files', line ?? 0, code, ...(profile === null ? [] : [redact(profile)])]
  return { id: place.join(':'), ...found, message: redact(found.message), fix }
}
