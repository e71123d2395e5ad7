import { hasControls } from '../shell-words.ts'
import type { Variable, Written } from './model.ts'

/*
 * There is no one `.env`. `docker run --env-file` takes everything behind `=` as it stands, quotes too. Compose, the `dotenv` packages of
 * Node and Python and `node --env-file` take quotes off; some of them expand `$` and end an unquoted value at ` #`; many people let a shell
 * read the file. A value that all of them read alike needs no quotes. One with blanks or signs in it goes between single quotes: Docker's
 * `--env-file` then takes the quotes along, and no shell runs a part of the value. `'`, `\` and `$` are read differently between quotes
 * too (python-dotenv, dotenv-expand), so that a value with one is refused.
 */

/** Read alike without quotes by all of them. `~` is left out: a shell expands it behind `:` and `=`. */
const PLAIN = /^[\w\-./%@:+=,]+$/
const NOT_QUOTABLE = /['\\$]/

const isWritable = (value: string): boolean => PLAIN.test(value) || !NOT_QUOTABLE.test(value)

/** The lines of a `.env` file, each with its end. A file cannot take a variable away, so those are left out. */
export function dotenvText(variables: readonly Variable[]): Written {
  let text = ''
  for (const [variable, value] of variables) {
    if (value === null) continue
    if (hasControls(value)) return { ok: false, reason: 'controls', variable }
    if (!isWritable(value)) return { ok: false, reason: 'dotenv', variable }
    text += `${variable}=${PLAIN.test(value) ? value : `'${value}'`}\n`
  }
  return { ok: true, value: text }
}
