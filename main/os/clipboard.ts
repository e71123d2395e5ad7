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

/** The clipboard's text; the empty text where it holds none. Null when the system would not give it. */
export async function readText(log: Log): Promise<string | null> {
  try {
    return await clipboard.readText()
  } catch (error) {
    log.warn('paste-failed', errorFields(error))
    return null
  }
}
