import type { Instant } from '../text/instant.ts'
import { type ActiveChoice, type ActiveScope, type ActiveState, NO_CHOICE } from './model.ts'
import { nameRefusal, regionFor } from './names.ts'

/*
 * The file `active`. Shells read it with their own built-in commands, line by line, and run nothing of it: a value is everything
 * behind the first `=`, unquoted, and no value holds a line end. A missing line is null, an empty profile is "none".
 * Later versions may add lines; who does not know one passes over it.
 */

/** The first line: whose file this is, and of which form. */
export const ACTIVE_HEADER = 'lanyard-active 1'

/** The text of a state. */
export function formatActive(state: ActiveState): string {
  const { profile, region, previous, leaseUntil, returnsTo, setAt, scope } = state
  const lines: readonly (readonly [string, string | null])[] = [
    ['set', setAt === null ? null : String(setAt)],
    ['scope', scope === 'everywhere' ? null : scope],
    ['profile', profile],
    ['region', region],
    ['until', leaseUntil === null ? null : String(Math.ceil(leaseUntil / 1000))],
    ['back-profile', returnsTo === null ? null : (returnsTo.profile ?? '')],
    ['back-region', returnsTo?.region ?? null],
    ['previous-profile', previous === null ? null : (previous.profile ?? '')],
    ['previous-region', previous?.region ?? null],
  ]
  const written = lines.flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}\n`]))
  return `${ACTIVE_HEADER}\n${written.join('')}`
}

/** Longest text that can be one, in UTF-16 units; a hook reads no more either. */
const LONGEST_TEXT = 4096

/** The state a text holds; null for a text that is none: torn, foreign, of a later form, or with a name no shell could take. */
export function parseActive(text: string): ActiveState | null {
  if (text.length > LONGEST_TEXT || !text.startsWith(`${ACTIVE_HEADER}\n`) || !text.endsWith('\n')) return null
  const values = valuesOf(text)
  if (values === null) return null
  const choice = choiceIn(values, '')
  const returnsTo = choiceIn(values, 'back-')
  const previous = choiceIn(values, 'previous-')
  const until = wholeNumber(values, 'until', 1000)
  const setAt = wholeNumber(values, 'set', 1)
  const scope = scopeIn(values)
  if (choice === 'bad' || returnsTo === 'bad' || previous === 'bad' || until === 'bad' || setAt === 'bad') return null
  if (scope === null || (until === null) !== (returnsTo === null)) return null
  return { ...(choice ?? NO_CHOICE), previous, leaseUntil: until, returnsTo, setAt, scope }
}

type Values = ReadonlyMap<string, string>

/** The first line of a key counts; null where a line has no key. */
function valuesOf(text: string): Values | null {
  const values = new Map<string, string>()
  for (const line of text.split('\n').slice(1, -1)) {
    const at = line.indexOf('=')
    if (at < 1) return null
    const key = line.slice(0, at)
    if (!values.has(key)) values.set(key, line.slice(at + 1))
  }
  return values
}

function choiceIn(values: Values, prefix: '' | 'back-' | 'previous-'): ActiveChoice | null | 'bad' {
  const profile = values.get(`${prefix}profile`)
  const region = values.get(`${prefix}region`) ?? null
  if (profile === undefined) return region === null ? null : 'bad'
  if (regionFor(region) !== region) return 'bad'
  if (profile === '') return prefix === '' || region !== null ? 'bad' : NO_CHOICE
  return nameRefusal(profile) === null ? { profile, region } : 'bad'
}

/** Milliseconds that a date can have (ECMAScript, "Time Values and Time Range"). */
const LATEST = 8_640_000_000_000_000

function wholeNumber(values: Values, key: string, unit: 1 | 1000): Instant | null | 'bad' {
  const text = values.get(key)
  if (text === undefined) return null
  const number = Number(text) * unit
  return /^(?:0|[1-9]\d{0,15})$/.test(text) && number <= LATEST ? number : 'bad'
}

function scopeIn(values: Values): ActiveScope | null {
  const scope = values.get('scope') ?? 'everywhere'
  return scope === 'everywhere' || scope === 'here' ? scope : null
}
