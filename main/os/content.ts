import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

/** The scheme of our own pages; nothing else is ever loaded. */
export const SCHEME = 'lanyard'
/** What a frame's origin must be before its messages are heard. */
export const ORIGIN = `${SCHEME}://app`

/**
 * The content policy of every page. Nothing comes from outside and nothing is made from text: no inline script or style, no
 * connection, no frame, no string that becomes HTML.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'none'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Path in the address (`/assets/index-3f.js`) to file on disk. Only what stands here is ever answered. */
export type Manifest = ReadonlyMap<string, string>

/** What an address gets: a file with its media type, or nothing. */
export type Answer = { readonly file: string; readonly mediaType: string } | null

/** Lists the files that may be served: those of the folder whose kind we know. An absent folder serves nothing. */
export async function listContent(folder: string): Promise<Manifest> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && extname(entry.name) in MEDIA_TYPES)
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [`/${relative(folder, file).split(sep).join('/')}`, file]
    }),
  )
}

/**
 * What to answer to an address. Nothing is decoded, joined or normalised: the path must be, letter by letter, one of the manifest's.
 * Query and fragment are ignored.
 */
export function answerTo(address: string, manifest: Manifest): Answer {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== `${SCHEME}:` || url.host !== 'app') return null
  const file = manifest.get(url.pathname)
  const mediaType = file === undefined ? undefined : MEDIA_TYPES[extname(file)]
  return file === undefined || mediaType === undefined ? null : { file, mediaType }
}

/** The headers that go with every answer of ours, found or not. */
export function headersFor(mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  }
}
