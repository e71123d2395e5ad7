import { stripBlanks } from './blank.ts'

/*
 * What may be written so that every reader gets it back. AWS CLI's writer refuses line ends only (awscli 1.45,
 * customizations/configure/writer.py); blanks at the ends, brackets and lone surrogates would be lost or misread all the same.
 */

// oxlint-disable-next-line no-control-regex -- a line end to one reader or another, or the end of the text
const BREAKS = /[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029\u0000]/
const LONE_SURROGATE = /\p{Surrogate}/u

/** Names that one reader or another takes for something else: configparser's magic section, and the two that JS SDK v3 throws at. */
const RESERVED_SECTIONS: ReadonlySet<string> = new Set(['DEFAULT', '__proto__', 'profile __proto__'])

/** Whether a text stays on one line of the file: no line ends of any reader, no NUL, well-formed. */
export function isOneLine(text: string): boolean {
  return !BREAKS.test(text) && !LONE_SURROGATE.test(text)
}

/** Whether it also comes back whole: no blanks at its ends. */
function isTrimmedLine(text: string): boolean {
  return isOneLine(text) && stripBlanks(text) === text && text.trim() === text
}

/** Whether `[name]` reads back as a section of that name. */
export function isWritableSection(name: string): boolean {
  return name !== '' && isTrimmedLine(name) && !/[[\]]|\s[#;]/.test(name) && !RESERVED_SECTIONS.has(name)
}

/** Whether `name = value` reads back as a setting of that name. */
export function isWritableSettingName(name: string): boolean {
  return name !== '' && isTrimmedLine(name) && !/^[#;[]|[=:]|\s[#;]/.test(name) && name !== '__proto__'
}

/** Whether a value reads back as itself. The empty value does. */
export function isWritableValue(value: string): boolean {
  return isTrimmedLine(value)
}
