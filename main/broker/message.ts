import { fieldsOf } from './lines.ts'

/*
 * What is said over the socket, once both sides have proved themselves.
 */

/** Bytes of a line from a client: names are short, and paths have an end. */
export const LONGEST_REQUEST = 16_384
/** Bytes of a line from the server: session tokens have a few thousand. */
export const LONGEST_ANSWER = 65_536

/** Which profile, and in which two files: another process may have been told of others. */
export type BrokerRequest = { readonly profile: string; readonly config: string; readonly credentials: string }

/** The answer: the text for the tool, or a sentence. */
export type BrokerAnswer =
  | { readonly kind: 'credentials'; readonly text: string }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string }

/** Reads a request; null where it is none. */
export function readRequest(text: string): BrokerRequest | null {
  const { profile, config, credentials } = fieldsOf(text)
  if (typeof profile !== 'string' || typeof config !== 'string' || typeof credentials !== 'string') return null
  return { profile, config, credentials }
}

/** Reads an answer; null where it is none. */
export function readAnswer(json: string): BrokerAnswer | null {
  const { kind, text, code, message } = fieldsOf(json)
  if (kind === 'credentials' && typeof text === 'string') return { kind, text }
  const isFailure = kind === 'failure' && typeof code === 'string' && typeof message === 'string'
  return isFailure ? { kind, code, message } : null
}
