/** How a file's bytes became text. `bytes`: not UTF-8, so each byte is one character and nothing is ever re-encoded. */
export type TextEncoding = 'utf-8' | 'bytes'

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding }

/** Decodes strictly; a byte order mark stays the first character, so that encoding gives back the same bytes. */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'), encoding: 'bytes' }
  }
}

/** The bytes of a text, or null when it cannot be written in that encoding without changing it. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array | null {
  const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1')
  const back = decodeText(bytes)
  if (encoding === 'utf-8') return back.text === text ? bytes : null
  return bytes.toString('latin1') === text ? bytes : null
}

/** New bytes for a changed text of a file; null when the untouched text would not give back the file's own bytes. */
export function bytesFor(
  file: { readonly text: string; readonly bytes: Uint8Array; readonly encoding: TextEncoding },
  text: string,
): Uint8Array | null {
  const untouched = encodeText(file.text, file.encoding)
  if (untouched === null || !Buffer.from(untouched).equals(file.bytes)) return null
  return encodeText(text, file.encoding)
}
