/** Everything a stream holds, as UTF-8. Null when it is longer than `limit` bytes, or breaks. */
export async function readInput(input: AsyncIterable<Uint8Array | string>, limit: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of input) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > limit) return null
      chunks.push(bytes)
    }
    return Buffer.concat(chunks).toString('utf8')
  } catch {
    return null
  }
}
