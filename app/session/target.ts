import type { ProfileBook } from '../profile/model.ts'
import { prepareText } from '../text/session-text.ts'
import { holdsLongTermKeys } from './keys.ts'

const LONG_TERM = '-long-term'
const MFA = '-mfa'
const NAME = /^[A-Za-z0-9_\-/.%@:+]+$/

/** The profile a session is written to unless somebody says otherwise: `X` for a source called `X-long-term`, else `<name>-mfa`. */
export function targetNameFor(source: string): string {
  const isLongTerm = source.endsWith(LONG_TERM) && source.length > LONG_TERM.length
  return isLongTerm ? source.slice(0, -LONG_TERM.length) : `${source}${MFA}`
}

/** The sources whose session a profile of this name is by default, likeliest first. */
export function sourceNamesFor(target: string): readonly string[] {
  const plain = target.endsWith(MFA) && target.length > MFA.length ? [target.slice(0, -MFA.length)] : []
  return [...plain, `${target}${LONG_TERM}`].filter((source) => targetNameFor(source) === target)
}

export type TargetCheck =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly code: 'target-name' | 'target-is-source' | 'target-holds-keys'
      readonly message: string
    }

/** Whether a session of `source` may be written to `target`: a name every tool reads, not the source, no long-term keys in either file. */
export function checkTarget(book: ProfileBook, source: string, target: string): TargetCheck {
  if (!NAME.test(target) || RESERVED.has(target))
    return { ok: false, code: 'target-name', message: prepareText.badTargetName(target) }
  if (source === target) return { ok: false, code: 'target-is-source', message: prepareText.targetIsSource(target) }
  for (const role of ['credentials', 'config'] as const) {
    const sections = [book.readings.botocore, book.readings.tolerant].map((pair) => pair[role].profiles.get(target))
    if (sections.some((section) => section !== undefined && holdsLongTermKeys(section)))
      return {
        ok: false,
        code: 'target-holds-keys',
        message: prepareText.targetHoldsKeys(target, book.files[role].path),
      }
  }
  return { ok: true }
}

/** configparser's magic section: its keys would leak into every profile. And a name at which JS SDK v3 drops the whole file. */
const RESERVED: ReadonlySet<string> = new Set(['DEFAULT', '__proto__'])
