import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import type { Log } from '../log.ts'
import { answerTo, headersFor, listContent, type Manifest, ORIGIN, SCHEME } from './content.ts'
import { pagesFolder } from './folders.ts'

/** Must run before Electron is ready. `codeCache` lets Chromium keep compiled scripts from one start to the next. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/**
 * Makes Node load its `Request` and `Response` now: some 30 ms of its own script, which the first question of a page would otherwise wait
 * for.
 */
export function warmAnswers(): void {
  void new Request(`${ORIGIN}/`)
  void new Response(new Uint8Array()).body
}

/** Serves the built pages, and only those. The list is read once; `reread` is for development. */
export function serveContent(log: Log): { readonly reread: () => void } {
  let manifest: Promise<Manifest> = listContent(pagesFolder)
  protocol.handle(SCHEME, async (request) => {
    const answer = request.method === 'GET' ? answerTo(request.url, await manifest) : null
    if (answer === null) {
      log.warn('content-refused', { method: request.method })
      return new Response(null, { status: 404, headers: headersFor('text/plain') })
    }
    const bytes = await readFile(answer.file).catch(() => null)
    if (bytes === null) return new Response(null, { status: 500, headers: headersFor('text/plain') })
    return new Response(new Uint8Array(bytes), { headers: headersFor(answer.mediaType) })
  })
  return {
    reread: () => {
      manifest = listContent(pagesFolder)
    },
  }
}
