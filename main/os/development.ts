import { watch } from 'node:fs'
import { app } from 'electron'
import { pagesFolder } from './folders.ts'

/** Only from source, and only when asked: a packaged Lanyard never reloads by itself. */
export const isDevelopment = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  environment['LANYARD_DEV'] === '1' && !app.isPackaged

/** Calls back when the built pages have changed and settled. */
export function watchPages(onRebuilt: () => void): void {
  let settle: NodeJS.Timeout | null = null
  watch(pagesFolder, { recursive: true }, () => {
    if (settle !== null) clearTimeout(settle)
    settle = setTimeout(onRebuilt, 200)
  })
}
