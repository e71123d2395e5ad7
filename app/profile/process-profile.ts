import { quoteShellWord, type ShellWord, shellWordsIn } from './shell-words.ts'

/** A word of a command line that names a profile. `word` stands from the name's first character on, or its quote. */
type ProfileWord = { readonly name: string; readonly start: number; readonly end: number }

const OPTION = '--profile'
const ASSIGNED = `${OPTION}=`

/** Programs whose `--profile` names something of their own (gimme-aws-creds: a section of ~/.okta_aws_login_config). */
const OTHERS_PROFILES = /(^|[\\/])gimme-aws-creds(\.exe|\.cmd)?$/

/**
 * The profiles that a `credential_process` names by `--profile x` or `--profile=x`, the command split as botocore splits it
 * (`compat_shell_split`, 1.43). None where it cannot be split.
 */
export function profileWordsOf(command: string): readonly ProfileWord[] {
  const words = shellWordsIn(command)
  if (words === null || OTHERS_PROFILES.test(words[0]?.text ?? '')) return []
  return words.flatMap((word, index) => {
    const before = words[index - 1]
    if (before?.text === OPTION && index > 1) return [{ name: word.text, start: word.start, end: word.end }]
    if (index === 0 || !word.text.startsWith(ASSIGNED)) return []
    return [{ name: word.text.slice(ASSIGNED.length), start: nameStart(command, word), end: word.end }]
  })
}

/** Where the name begins in `--profile=x`: behind the equals sign, or at the word's start when a quote spans both. */
function nameStart(command: string, { start }: ShellWord): number {
  return command.startsWith(ASSIGNED, start) ? start + ASSIGNED.length : start
}

/** The command naming another profile, every other character as it was; null where a name would not survive in one line. */
export function withProfileWord(command: string, from: string, to: string): string | null {
  if (command.includes('\n')) return null
  const parts: string[] = []
  let at = 0
  for (const { name, start, end } of profileWordsOf(command)) {
    if (name !== from) continue
    const old = command.slice(start, end)
    const spansOption = !old.startsWith(ASSIGNED) && quotedText(old)?.startsWith(ASSIGNED) === true
    parts.push(command.slice(at, start), quotedLike(old, spansOption ? ASSIGNED + to : to))
    at = end
  }
  parts.push(command.slice(at))
  return parts.join('')
}

function quotedText(word: string): string | null {
  return shellWordsIn(word)?.[0]?.text ?? null
}

/** A word in the quotes another one wears, where they suit it; else as the shell would want it. */
function quotedLike(model: string, word: string): string {
  const quote = model.charAt(0)
  const isWrapped = (quote === '"' || quote === "'") && model.length > 1 && model.endsWith(quote)
  return isWrapped && !/["'\\]/.test(word) ? `${quote}${word}${quote}` : quoteShellWord(word)
}
