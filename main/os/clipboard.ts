import { clipboard } from 'electron'
import { errorFields, type Log } from '../log.ts'

/** Puts a text on the clipboard. Electron 44 made this asynchronous; before, there is nothing to wait for. */
export async function copyText(text: string, log: Log): Promise<'copied' | 'failed'> {
  try {
    await clipboard.writeText(text)
    return 'copied'
  } catch (error) {
    log.warn('copy-failed', errorFields(error))
    return 'failed'
  }
}
