/**
 * The lossless document: one AWS shared file as lines that own their source text. Printing is concatenation,
 * so `print(parse(text)) === text` for every text. Structure follows AWS CLI's parser (configparser) where the file
 * is one it accepts, and stays tolerant where it is not: nothing ever throws.
 */

/** What a physical line is. `stray` is a line AWS CLI refuses (no delimiter, or before any section). */
export type LineKind = 'blank' | 'comment' | 'header' | 'setting' | 'continuation' | 'stray'

/** One physical line. `text` includes its line end (`\n`, `\r\n`, `\r`, or none on the last line). */
export type Line = {
  readonly kind: LineKind
  readonly text: string
  /** UTF-16 offset of the line in the document's text. */
  readonly offset: number
  /** 1-based. */
  readonly number: number
}

/** A setting as written: `name` with its case kept; `value` trimmed, continuation lines joined with `\n`. */
export type WrittenSetting = {
  readonly name: string
  readonly value: string
  /** 1-based line of the name. */
  readonly line: number
  /** How many physical lines belong to it (name line, continuations, blanks and comments between them). */
  readonly lineCount: number
}

/** A section as written: `name` is the text between the brackets, untouched (`profile dev`, `default`). */
export type WrittenSection = {
  readonly name: string
  /** 1-based line of the header. */
  readonly line: number
  /** UTF-16 offset of the header's line. */
  readonly offset: number
  /** Lines of the section, header included, up to the next header. */
  readonly lineCount: number
  readonly settings: readonly WrittenSetting[]
}

export type Document = {
  readonly text: string
  /** Made when first asked for: reading needs sections only. */
  readonly lines: readonly Line[]
  readonly sections: readonly WrittenSection[]
}

/** Replace `length` UTF-16 units at `offset` by `text`. Lists are sorted by offset and never overlap. */
export type Edit = { readonly offset: number; readonly length: number; readonly text: string }

/**
 * What a person or a renewal wants of one file, as data. `section` is the header text as written (`profile dev`);
 * where several sections share it, `set-setting` works on the last one (the one tolerant readers let win),
 * removals on all of them. Setting names compare without case, as AWS CLI reads them. `Value` is what a value is given as: text here,
 * text or a wrapped secret above.
 */
export type DocumentCommand<Value = string> =
  | { readonly kind: 'set-setting'; readonly section: string; readonly setting: string; readonly value: Value }
  | { readonly kind: 'remove-setting'; readonly section: string; readonly setting: string }
  /**
   * `name` under the block `setting` (`addressing_style` under `s3 =`); the block is made where there is none. Names in a block compare
   * with case, as AWS CLI reads them. The empty value is refused, and one
   * that is nothing but a comment to some tools.
   */
  | {
      readonly kind: 'set-nested'
      readonly section: string
      readonly setting: string
      readonly name: string
      readonly value: string
    }
  /** The last one taken out of a block takes the block with it. */
  | { readonly kind: 'remove-nested'; readonly section: string; readonly setting: string; readonly name: string }
  | {
      readonly kind: 'add-section'
      readonly section: string
      readonly settings: readonly (readonly [string, Value])[]
    }
  /** Copies a section (the last of several) as it is written, comments inside and all, behind itself under another header. */
  | { readonly kind: 'copy-section'; readonly section: string; readonly to: string }
  | { readonly kind: 'remove-section'; readonly section: string }
  | { readonly kind: 'rename-section'; readonly section: string; readonly to: string }
  /**
   * Mends one line that a tool stumbles over: `was` is its text without the line end, `text` what stands there instead, null to take the
   * line out. Planned only while the line reads so, wherever it has moved to, as long as it is the only such line; else on `line`.
   */
  | {
      readonly kind: 'replace-line'
      readonly section: null
      readonly line: number
      readonly was: string
      readonly text: string | null
    }
  /** Takes the byte order mark at the start away. */
  | { readonly kind: 'remove-byte-order-mark'; readonly section: null }

/**
 * Why a command cannot be planned. `would-change-others`: the file is laid out so that the edit would make a reader see another section
 * differently (an indented header that would become part of a value, say); nothing is written then.
 */
export type PlanProblemCode =
  | 'no-such-section'
  | 'section-exists'
  | 'name-not-writable'
  | 'value-not-writable'
  /** `s3 = text` where a block is wanted. */
  | 'not-a-block'
  /** The line to mend is no longer there, or there are several. */
  | 'line-changed'
  | 'would-change-others'

/** A command that cannot be planned, and what of it stands in the way. */
export type PlanProblem = {
  readonly code: PlanProblemCode
  /** Null for a command about a line or the file. */
  readonly section: string | null
  readonly setting: string | null
}

export type PlanResult =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly problem: PlanProblem }
