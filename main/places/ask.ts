/** One request to an address on this machine or beside it. */
export type Question = {
  readonly url: string
  readonly method: 'GET' | 'PUT'
  readonly headers: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly limit: number
  readonly signal: AbortSignal
}

/** The answer; null: nobody answered in time, or what answered was no HTTP. */
export type Reply = { readonly status: number; readonly text: string } | null
export type Ask = (question: Question) => Promise<Reply>

/** Longer answers are none of these services'. */
const MOST = 65_536

/** Asks without following anybody elsewhere, and without a proxy: what is asked about is this machine. */
export const askDirectly: Ask = async ({ url, method, headers, limit, signal }) => {
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(limit)])
    const response = await fetch(url, { method, headers, redirect: 'manual', signal: within })
    return { status: response.status, text: await textWithin(response) }
  } catch {
    return null
  }
}

async function textWithin(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > MOST) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
