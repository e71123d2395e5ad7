import { readContents } from '../files/read.ts'
import { networkError } from './network-error.ts'

/**
 * PEM text of a certificate file; null where none is named. Rejects with a `NetworkError` naming the file: missing, a folder, a pipe
 * nobody writes to, or not ours to read, the sentence is the same.
 */
export async function readAuthorities(path: string | null): Promise<string | null> {
  if (path === null) return null
  const contents = await readContents(path)
  const text = contents.state === 'present' ? Buffer.from(contents.bytes).toString('utf8') : ''
  if (text.includes('-----BEGIN ')) return text
  throw networkError('ca-bundle', path, 'unreadable')
}
