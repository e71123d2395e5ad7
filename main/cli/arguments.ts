import { cliText } from '../../app/text/cli-text.ts'

/** What a verb takes. Options are named without their dashes. */
export type VerbShape = {
  readonly positionals: readonly string[]
  /** Positionals that may be left out, behind the others. */
  readonly optional?: readonly string[]
  /** What any number of further positionals are; left out: none may follow. */
  readonly rest?: string
  /** What the words behind the positionals are called where they are another program's command line: see {@link splitCommand}. */
  readonly command?: string
  readonly flags: readonly string[]
  readonly values: readonly string[]
}

/** A command line that fits its verb's shape. */
export type ParsedArguments = {
  readonly positionals: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  /** The other program and its words; empty for verbs that run none. */
  readonly command: readonly string[]
}

export type ArgumentsResult =
  | { readonly ok: true; readonly value: ParsedArguments }
  | { readonly ok: false; readonly message: string }

/** A command line, parted into the verb's own words and those of the program that it shall run. */
export type SplitWords = { readonly own: readonly string[]; readonly command: readonly string[] }

/**
 * Parts the words of a verb that runs another program. That program's begin behind the positionals, with the first word that is no option, or
 * behind `--`; they are nobody else's business, options or not.
 */
export function splitCommand(words: readonly string[], shape: VerbShape): SplitWords {
  if (shape.command === undefined) return { own: words, command: [] }
  let missing = shape.positionals.length
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--') {
      const begins = index + 1 + missing
      const behind = words.slice(begins)
      return { own: words.slice(0, missing === 0 ? index : begins), command: missing > 0 ? afterMark(behind) : behind }
    }
    if (isOption(word)) index += shape.values.includes(word.slice(2)) ? 1 : 0
    else if (missing === 0) return { own: words.slice(0, index), command: words.slice(index) }
    else missing -= 1
  }
  return { own: words, command: [] }
}

const afterMark = (words: readonly string[]): readonly string[] => (words[0] === '--' ? words.slice(1) : words)

const isOption = (word: string): boolean => word.startsWith('-') && word !== '-'

/**
 * Strict: an option the verb does not know, one given twice, a value that is missing or too much, each is an error. Values may stand
 * apart or behind `=`; after `--` everything is positional.
 */
export function parseArguments(given: readonly string[], shape: VerbShape): ArgumentsResult {
  const { own: words, command } = splitCommand(given, shape)
  const positionals: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string>()
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] === '-h' ? '--help' : (words[index] ?? '')
    if (word === '--') {
      positionals.push(...words.slice(index + 1))
      break
    }
    if (!isOption(word)) {
      positionals.push(word)
      continue
    }
    const option = readOption(word, words[index + 1], shape, flags.has(nameOf(word)) || values.has(nameOf(word)))
    if (!option.ok) return option
    if (option.value === null) flags.add(option.name)
    else values.set(option.name, option.value)
    index += option.took
  }
  return checkPositionals({ positionals, flags, values, command }, shape)
}

type Option =
  | { readonly ok: true; readonly name: string; readonly value: string | null; readonly took: 0 | 1 }
  | { readonly ok: false; readonly message: string }

function readOption(word: string, next: string | undefined, shape: VerbShape, given: boolean): Option {
  const name = nameOf(word)
  const equals = word.indexOf('=')
  const known = word.startsWith('--') && (shape.flags.includes(name) || shape.values.includes(name))
  if (!known) return { ok: false, message: cliText.unknownOption(equals === -1 ? word : word.slice(0, equals)) }
  if (given) return { ok: false, message: cliText.optionTwice(name) }
  if (shape.flags.includes(name)) {
    return equals === -1
      ? { ok: true, name, value: null, took: 0 }
      : { ok: false, message: cliText.optionWithoutValue(name) }
  }
  if (equals !== -1) return { ok: true, name, value: word.slice(equals + 1), took: 0 }
  if (next === undefined || next.startsWith('--')) return { ok: false, message: cliText.optionNeedsValue(name) }
  return { ok: true, name, value: next, took: 1 }
}

function nameOf(word: string): string {
  const equals = word.indexOf('=')
  return word.slice(2, equals === -1 ? word.length : equals)
}

function checkPositionals(parsed: ParsedArguments, shape: VerbShape): ArgumentsResult {
  const missing = shape.positionals[parsed.positionals.length]
  // With --help nothing else is needed.
  if (missing !== undefined && !parsed.flags.has('help')) return { ok: false, message: cliText.missing(missing) }
  const runsNothing = shape.command !== undefined && parsed.command.length === 0
  if (runsNothing && !parsed.flags.has('help')) return { ok: false, message: cliText.missing(shape.command) }
  const surplus = parsed.positionals.length - shape.positionals.length - (shape.optional ?? []).length
  if (surplus > 0 && shape.rest === undefined) return { ok: false, message: cliText.surplus(surplus) }
  return { ok: true, value: parsed }
}
