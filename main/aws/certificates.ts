import { readFile } from 'node:fs/promises'
import { networkError } from './network-error.ts'

/** PEM text of a certificate file; null where none is named. Rejects with a `NetworkError` naming the file. */
export async function readAuthorities(path: string | null): Promise<string | null> {
  if (path === null) return null
  try {
    const text = await readFile(path, 'utf8')
    if (text.includes('-----BEGIN ')) return text
  } catch {
    // Missing, a folder, or not ours to read: the sentence is the same.
  }
  throw networkError('ca-bundle', path, 'unreadable')
}
