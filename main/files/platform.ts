import type { Platform } from './model.ts'

/** The platform this process runs on, as the rules of files know it. */
export function currentPlatform(): Platform {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
}
