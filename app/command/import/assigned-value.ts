/** A value, and where reading goes on. */
export type AssignedValue = { readonly value: string; readonly end: number }

/** Longer is no key, token, region or path. */
const LONGEST_VALUE = 16_384
const MOST_BLANKS = 20

/** `set -gx NAME value`, `setenv NAME value`, `setx NAME value`: no sign between the two. */
const NAME_THEN_VALUE = /(?:^|\s)(?:set(?:[ \t]+-{1,2}[a-z-]+){1,4}|setenv|setx)[ \t]+["']?$/i

/** Where an unquoted value ends: blanks, and what separates commands, arguments and members. */
const END_OF_BARE = /[\s;&|"',)}]/g

/**
 * What is assigned to a name that ends at `at`; `lead` is what stands before the name on its line. Null when nothing is: the name is only
 * mentioned.
 */
export function readValue(text: string, at: number, lead: string): AssignedValue | null {
  const enclosing = /["']$/.exec(lead)?.[0] ?? null
  const isClosed = enclosing !== null && text.charAt(at) === enclosing
  const afterName = isClosed ? at + 1 : at
  const sign = skipBlanks(text, afterName)
  const start = valueStart(text, afterName, sign, { lead, isClosed })
  if (start === null) return null
  const first = text.charAt(start)
  if (first === '"' || first === "'") return quoted(text, start + 1, first)
  if (enclosing !== null && !isClosed) return quoted(text, start, enclosing)
  return bare(text, start)
}

function valueStart(
  text: string,
  afterName: number,
  sign: number,
  { lead, isClosed }: { readonly lead: string; readonly isClosed: boolean },
): number | null {
  const character = text.charAt(sign)
  if (character === '=' || character === ':' || (character === ',' && isClosed)) return skipBlanks(text, sign + 1)
  return sign > afterName && NAME_THEN_VALUE.test(lead) ? sign : null
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (at - from < MOST_BLANKS && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at++
  return at
}

/** Up to the closing quote, or to the end of the line where none follows. */
function quoted(text: string, start: number, quote: string): AssignedValue {
  const parts: string[] = []
  let from = start
  const most = Math.min(text.length, start + LONGEST_VALUE)
  for (let at = start; at < most; at++) {
    const character = text.charAt(at)
    if (character === quote) return { value: (parts.join('') + text.slice(from, at)).trim(), end: at + 1 }
    if (character === '\n' || character === '\r')
      return { value: (parts.join('') + text.slice(from, at)).trim(), end: at }
    if (character !== '\\' || quote === "'" || !/["\\$`]/.test(text.charAt(at + 1))) continue
    parts.push(text.slice(from, at))
    from = at + 1
    at++
  }
  return { value: (parts.join('') + text.slice(from, most)).trim(), end: most }
}

function bare(text: string, start: number): AssignedValue {
  // `AWS_SESSION_TOKEN= AWS_REGION=…`: nothing is assigned, and the next name follows.
  if (/^aws_[a-z0-9_]{1,60}=/i.test(text.slice(start, start + 70))) return { value: '', end: start }
  END_OF_BARE.lastIndex = start
  const end = END_OF_BARE.exec(text)?.index ?? text.length
  return { value: text.slice(start, end), end }
}
