import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleScript } from './bundle-script.ts'

const source = (path: string): URL => new URL(`../../${path}`, import.meta.url)

/** The command line as it is built: what a person starts, the short way of `credential-process`, and the whole program. */
export async function bundleCommandLine(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-cli-'))
  const [program, quick] = [
    await bundleScript(source('main/cli/lanyard.ts')),
    await bundleScript(source('main/cli/quick/ask-app.ts')),
  ]
  copyFileSync(program, join(folder, 'program.js'))
  copyFileSync(quick, join(folder, 'ask-app.js'))
  copyFileSync(source('main/cli/boot.cjs'), join(folder, 'lanyard.js'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n')
  return join(folder, 'lanyard.js')
}
