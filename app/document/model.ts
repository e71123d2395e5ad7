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
 * removals on all of them. Setting names compare without case, as AWS CLI reads them.
 */
export type DocumentCommand =
  | { readonly kind: 'set-setting'; readonly section: string; readonly setting: string; readonly value: string }
  | { readonly kind: 'remove-setting'; readonly section: string; readonly setting: string }
  | {
      readonly kind: 'add-section'
      readonly section: string
      readonly settings: readonly (readonly [string, string])[]
    }
  | { readonly kind: 'remove-section'; readonly section: string }
  | { readonly kind: 'rename-section'; readonly section: string; readonly to: string }

/**
 * Why a command cannot be planned. `would-change-others`: the file is laid out so that the edit would make a reader see another section
 * differently (an indented header that would become part of a value, say); nothing is written then.
 */
export type PlanProblemCode =
  | 'no-such-section'
  | 'section-exists'
  | 'name-not-writable'
  | 'value-not-writable'
  | 'would-change-others'

/** A command that cannot be planned, and what of it stands in the way. */
export type PlanProblem = {
  readonly code: PlanProblemCode
  readonly section: string
  readonly setting: string | null
}

export type PlanResult =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly problem: PlanProblem }
