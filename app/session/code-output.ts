/**
 * Six digits on their own, in one piece or in two groups of three. What stands directly before or behind them must not make them part of
 * something longer: a word, a number, an account name with a dash.
 */
const CODE = /(?<![\p{L}\p{N}_.@/-]|\d )(\d{6}|\d{3}[ \u00a0\u202f-]\d{3})(?![\p{L}\p{N}_@/-]|\.\d| \d)/gu

/** Colours and other control sequences of a terminal (ECMA-48). */
const CONTROL = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[ -/]*[@-~]`, 'g')

/** The different six-digit codes in what a program printed, in order: `123456`, `123 456`, `AWS:me  123456`. */
export function findCodes(output: string): readonly string[] {
  const codes = [...output.replace(CONTROL, '').matchAll(CODE)].map(([, code = '']) => code.replace(/\D/g, ''))
  return [...new Set(codes)]
}
