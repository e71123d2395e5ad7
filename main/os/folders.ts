import { join } from 'node:path'

/** Folders and files of the built application. The main process is bundled as CommonJS into `dist/main/`. */
const built = join(__dirname, '..')

/** Where the pages lie that `lanyard://app/` serves. */
export const pagesFolder = join(built, 'renderer')

/** Tray and window icons. */
export const iconsFolder = join(built, 'icons')

/** The one preload of both windows. */
export const preloadFile = join(__dirname, 'preload.js')
