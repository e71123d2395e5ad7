import type { RichText } from './model.ts'

type Part = RichText[number]

/** Text without emphasis. */
export const plain = (text: string): Part => ({ text })
/** A name or number that matters. */
export const strong = (text: string): Part => ({ text, strong: true })
/** A variable, a command, a key id. */
export const code = (text: string): Part => ({ text, code: true })

/** The sentence without its emphasis, for screen readers, bug reports and tests. */
export function plainText(rich: RichText): string {
  return rich.map((part) => part.text).join('')
}
