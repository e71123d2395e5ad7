import { settingShape } from '../document/line-shape.ts'
import type { Line, LineKind } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { SECRET_SETTINGS } from '../profile/model.ts'
import { diffText } from '../text/edit-view-text.ts'
import { redact } from '../text/redact.ts'
import { holdsSecret, MASK, showValue } from './setting-value.ts'

/** A text's lines as they may be shown; numbers are 1-based, and a line that is not there is empty. */
export type MaskedText = { readonly lineAt: (number: number) => string; readonly count: number }

/** The setting that a line belongs to, and the key of a block that stands over it. Null: none. */
type Owner = { readonly setting: string | null; readonly key: string | null; readonly block: 'block' | 'value' }

/** UTF-16 units of one line that anybody reads. */
const LONGEST_LINE = 400

/**
 * UTF-16 units of a line that are looked at: what is shown and as much behind it that a secret is known for one. The redactor takes the
 * square of a line's length.
 */
const LONGEST_READ = 4 * LONGEST_LINE

const KEY_ID = 'aws_access_key_id'
const NO_OWNER: Owner = { setting: null, key: null, block: 'value' }

/**
 * A file's text, or a section's, fit for the screen: whatever a reader takes for the value of a secret setting is masked, on its own line
 * and on the lines that continue it; key ids keep both ends; everything else that looks like a secret goes through the redactor. What
 * would draw as nothing, or turn the line around, is written out.
 */
export function maskText(text: string): MaskedText {
  const { lines } = parseDocument(text)
  const ownerAbove = ownersOf(lines)
  return {
    count: lines.length,
    lineAt: (number) => {
      const line = lines[number - 1]
      if (line === undefined) return ''
      const read = line.text.slice(0, LONGEST_READ).replace(/[\r\n]+$/, '')
      return readable(maskLine(line.kind, read, ownerAbove(number - 1)))
    },
  }
}

/**
 * Whom a line belongs to, by what stands above it. Looks back no further than to where that begins; asked in order, at each line once.
 */
function ownersOf(lines: readonly Line[]): (index: number) => Owner {
  let known = { index: 0, owner: NO_OWNER }
  return (index) => {
    let start = index
    while (start > 0 && start !== known.index && !(start < index && begins(lines[start]))) start--
    let owner = start === known.index ? known.owner : NO_OWNER
    for (const line of lines.slice(start, index)) owner = ownerAfter(owner, line)
    known = { index, owner }
    return owner
  }
}

/** Whether a line owes nothing to those above it. */
const begins = (line: Line | undefined): boolean => line?.kind === 'header' || line?.kind === 'setting'

function ownerAfter(before: Owner, { kind, text: line }: Line): Owner {
  if (kind === 'header') return NO_OWNER
  // A stray line may be a setting all the same: one before any section, to a reader that is more lenient.
  const shape = kind === 'blank' || kind === 'comment' ? null : settingShape(line)
  if (shape === null) return before
  const name = line.slice(shape.nameStart, shape.nameEnd).toLowerCase()
  if (kind === 'continuation') return { ...before, key: name }
  return { setting: name, key: null, block: shape.valueStart === shape.valueEnd ? 'block' : 'value' }
}

function maskLine(kind: LineKind, line: string, above: Owner): string {
  switch (kind) {
    case 'setting':
      return maskSetting(line)
    case 'continuation':
      return isSecretOwner(above) ? maskAll(line) : maskInside(line, above)
    case 'stray':
      return /^\s/.test(line) && isSecretOwner(above) ? maskAll(line) : maskInside(line, above)
    case 'blank':
    case 'comment':
    case 'header':
      return redact(line)
  }
}

/** Whether all that continues a setting is part of a secret. A block is judged key by key (`secrets_manager =`), but for AWS's own. */
function isSecretOwner({ setting, block }: Owner): boolean {
  if (setting === null) return false
  if (setting === KEY_ID || SECRET_SETTINGS.has(setting)) return true
  return block === 'value' && holdsSecret(setting)
}

/** A line under a setting, or one that belongs nowhere: `key = value` by its key, else hidden where a secret's name stands above it. */
function maskInside(line: string, above: Owner): string {
  const isSetting = settingShape(line) !== null
  const isBelowSecret = [above.setting, above.key].some(
    (name) => name !== null && (name === KEY_ID || holdsSecret(name)),
  )
  if (isBelowSecret && !isSetting) return maskAll(line)
  return isSetting ? maskSetting(line) : redact(line)
}

const maskAll = (line: string): string => `${/^\s*/.exec(line)?.[0] ?? ''}${MASK}`

function maskSetting(line: string): string {
  const shape = settingShape(line)
  if (shape === null || shape.valueStart === shape.valueEnd) return redact(line)
  const name = line.slice(shape.nameStart, shape.nameEnd).toLowerCase()
  const head = redact(line.slice(0, shape.valueStart))
  const value = line.slice(shape.valueStart, shape.valueEnd)
  if (holdsSecret(name)) return head + MASK
  const shown = showValue(name, { kind: 'plain', text: value })
  if (name === KEY_ID || (!shown.masked && !SPLITS.test(value))) return head + shown.text
  return redact(line)
}

/** What Python takes for a line end inside a line: a reader of a block finds another setting behind it. */
const SPLITS = /[\p{Cc}\u2028\u2029]/u

/** Characters that draw as nothing or change the direction of a line, but for the blank that a tab is. */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}\p{Cc}]/gu

function readable(line: string): string {
  const shown = line.replace(INVISIBLE, (character) => {
    if (character === '\t') return character
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
  })
  return shown.length > LONGEST_LINE ? shown.slice(0, LONGEST_LINE) + diffText.cutLine : shown
}
