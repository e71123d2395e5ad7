/**
 * SHA-1 (FIPS 180-4) of a text in UTF-8, in hex. For names of cache files only, where nothing hangs on its strength: `node:crypto`
 * takes longer to load than the rest of a short command.
 */
export function sha1(text: string): string {
  const words = paddedWords(Buffer.from(text, 'utf8'))
  let state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0])
  for (let start = 0; start < words.length; start += 16) state = afterBlock(state, scheduleOf(words, start))
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

/** The message as big-endian words: a single bit behind it, zeros, and its length in bits. */
function paddedWords(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16)
  const put = (byte: number, index: number): void => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index % 4) * 8))
  }
  bytes.forEach(put)
  put(0x80, bytes.length)
  words[words.length - 2] = Math.floor(bytes.length / 0x20000000)
  words[words.length - 1] = bytes.length << 3
  return words
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

function scheduleOf(words: Uint32Array, start: number): Uint32Array {
  const schedule = new Uint32Array(80)
  schedule.set(words.subarray(start, start + 16))
  const at = (index: number): number => schedule[index] ?? 0
  for (let index = 16; index < 80; index += 1) {
    schedule[index] = rotate(at(index - 3) ^ at(index - 8) ^ at(index - 14) ^ at(index - 16), 1)
  }
  return schedule
}

function afterBlock(state: Uint32Array, schedule: Uint32Array): Uint32Array<ArrayBuffer> {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
  schedule.forEach((word, round) => {
    const mixed = (rotate(a, 5) + mix(round, b, c, d) + e + word) | 0
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = mixed
  })
  return Uint32Array.from([a, b, c, d, e], (word, index) => word + (state[index] ?? 0))
}

/** Function and constant of a round. */
function mix(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}
