import { splitPythonLines, stripBlanks } from './blank.ts'

/** One line of a block: `name = value`; `value` null for a line without `=`, which AWS CLI refuses a file for. */
export type BlockEntry = readonly [name: string, value: string | null]

/** Whether a setting's value is a block: nothing behind the delimiter, indented lines under it. */
export function isBlock(value: string): boolean {
  return value.startsWith('\n')
}

/** The lines of a block as AWS CLI takes them apart, blank ones left out (`_parse_nested`, botocore 1.43 `configloader.py`). */
export function blockEntries(value: string): readonly BlockEntry[] {
  return splitPythonLines(value)
    .map(stripBlanks)
    .filter((line) => line !== '')
    .map(blockEntry)
}

/** The name that a line of a block gives a value to. Case counts: AWS CLI does not lower-case names in a block. */
export function nestedName(line: string): string {
  return blockEntry(stripBlanks(line))[0]
}

function blockEntry(line: string): BlockEntry {
  const at = line.indexOf('=')
  return at < 0 ? [line, null] : [stripBlanks(line.slice(0, at)), stripBlanks(line.slice(at + 1))]
}

/**
 * Whether JavaScript SDK v3 takes a setting of this value for the start of a block: one without a value, or with nothing but a comment
 * for one (`parseIni`, @smithy/core 3.41). Whatever is indented behind it is lost in that block there.
 */
export function opensBlock(value: string): boolean {
  return value === '' || isBlock(value) || /^[#;]/.test(value)
}

/**
 * Whether a value hides a header: an indented `[profile b]` under a setting is a part of its value to AWS CLI, and a header to
 * JavaScript SDK v3, which has no continuation lines.
 */
export function hidesHeader(value: string): boolean {
  return /\n\[[^\n]*\]/.test(value)
}
