/**
 * Text of bytes that were read one character a byte, as a tolerant UTF-8 decoder gives it: what is no UTF-8 becomes U+FFFD, one for each
 * longest piece that could have begun a character (WHATWG Encoding, which Node's `readFile(path, 'utf8')` follows; JS SDK v3 reads so).
 * `firstBad` is the offset of the first byte that is no UTF-8, -1 when there is none.
 */
export function decodeUtf8(bytes: string): { readonly text: string; readonly firstBad: number } {
  const parts: string[] = []
  let firstBad = -1
  let plainFrom = 0
  let at = 0
  while (at < bytes.length) {
    if (bytes.charCodeAt(at) < 0x80) {
      at++
      continue
    }
    parts.push(bytes.slice(plainFrom, at))
    const character = readCharacter(bytes, at)
    if (character.point < 0 && firstBad < 0) firstBad = at
    parts.push(character.point < 0 ? '\ufffd' : String.fromCodePoint(character.point))
    at = character.end
    plainFrom = at
  }
  parts.push(bytes.slice(plainFrom))
  return { text: parts.join(''), firstBad }
}

type Character = { readonly point: number; readonly end: number }

function readCharacter(bytes: string, start: number): Character {
  const lead = leadOf(bytes.charCodeAt(start))
  if (lead === null) return { point: -1, end: start + 1 }
  let point = lead.bits
  for (let index = 1; index <= lead.more; index++) {
    const code = start + index < bytes.length ? bytes.charCodeAt(start + index) : -1
    const low = index === 1 ? lead.low : 0x80
    const high = index === 1 ? lead.high : 0xbf
    if (code < low || code > high) return { point: -1, end: start + index }
    point = point * 64 + (code - 0x80)
  }
  return { point, end: start + lead.more + 1 }
}

type Lead = { readonly more: number; readonly bits: number; readonly low: number; readonly high: number }

/** How a lead byte goes on; `low` and `high` bound the second byte (no overlong forms, no surrogates, nothing above U+10FFFF). */
function leadOf(code: number): Lead | null {
  if (code >= 0xc2 && code <= 0xdf) return { more: 1, bits: code - 0xc0, low: 0x80, high: 0xbf }
  if (code >= 0xe0 && code <= 0xef) {
    return { more: 2, bits: code - 0xe0, low: code === 0xe0 ? 0xa0 : 0x80, high: code === 0xed ? 0x9f : 0xbf }
  }
  if (code >= 0xf0 && code <= 0xf4) {
    return { more: 3, bits: code - 0xf0, low: code === 0xf0 ? 0x90 : 0x80, high: code === 0xf4 ? 0x8f : 0xbf }
  }
  return null
}
