import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from '../../../app/document/once.ts'
import { inProject, manifest } from '../../../scripts/lib/project.mjs'
import { buildPieceInto, withStandIns } from '../../../scripts/lib/stand-ins.mjs'
import { targets } from '../../../scripts/lib/vite-configs.mjs'

/** Which modules of the app others stand in for, in {@link appForTests}. */
export const STAND_INS = [
  ['main/files/clock.ts', 'test/e2e/app/movable-time.ts'],
  ['main/state/switching/switch-deeds.ts', 'test/e2e/app/stand-in-console.ts'],
] as const

/** The folder of the app with a time that can be moved and another console; its main process is built, all else is that of dist/. */
export const appForTests = once(async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-app-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const part of ['icons', 'renderer', 'cli', join('main', 'preload.js')])
    cpSync(inProject('dist', part), join(folder, 'dist', part), { recursive: true })
  await buildPieceInto(folder, targets.main, (config) => withStandIns(config, STAND_INS))
  const { name, productName, version, main } = manifest
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, productName, version, main, type: 'commonjs' }))
  return folder
})
