import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/**
 * Bundles a TypeScript script to one CommonJS file that plain Node runs, or Electron where that is left `outside`; answers its path, in a
 * folder of its own.
 */
export async function bundleScript(entry: URL, outside: readonly string[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-script-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: [...outside], target: 'node' },
    build: {
      ssr: entry.pathname,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'script.cjs', codeSplitting: false } },
    },
  })
  return join(folder, 'script.cjs')
}
