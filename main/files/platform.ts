import { parse } from 'node:path'
import type { Platform } from './model.ts'

/** The platform this process runs on, as the rules of files know it. */
export function currentPlatform(): Platform {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
}

/** The working folder; where it was deleted under the process, the root: only relative paths hang on it. */
export function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    return parse(process.execPath).root
  }
}
