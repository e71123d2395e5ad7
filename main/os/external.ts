import { shell } from 'electron'
import { consoleText } from '../../app/text/console-text.ts'
import type { Secret } from '../../app/text/secret.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'
import { isOwnProgram } from './browser.ts'
import { handOver, isHandOverAddress } from './hand-over.ts'

/** Opens an address in the default browser. The only one that may leave is a one-time address on this computer; see `handOver`. */
export async function openAddress(address: string): Promise<string | null> {
  if (!isHandOverAddress(address)) return consoleText.notALink
  try {
    await shell.openExternal(address)
    return null
  } catch {
    return consoleText.noBrowser('shell')
  }
}

/** Opens a sign-in link of the AWS console in the default browser. */
export const openConsoleLink = (link: Secret, platform: Platform): Promise<Outcome<null, string>> =>
  handOver(link, { open: openAddress, isOwn: isOwnProgram(platform) })
