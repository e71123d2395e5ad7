import * as electron from 'electron'
import { environmentText } from '../../app/switch/environment/environment-text.ts'
import type { EnvironmentDialect, EnvironmentProfile } from '../../app/switch/environment/model.ts'
import { type HeldKeys, openedKeys } from '../../app/switch/environment/opened-keys.ts'
import { copyWords } from '../../app/text/copy-text.ts'
import { openSecret, type Secret } from '../../app/text/secret.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'
import { errorFields, type Log } from '../log.ts'
import { type ClipboardMachine, makeSecretClipboard, type SecretClipboard } from './secret-clipboard.ts'

/** Puts a text on the clipboard. Electron 44 made this asynchronous; before, there is nothing to wait for. */
export async function copyText(text: string, log: Log): Promise<'copied' | 'failed'> {
  try {
    await electron.clipboard.writeText(text)
    return 'copied'
  } catch (error) {
    log.warn('copy-failed', errorFields(error))
    return 'failed'
  }
}

/** The clipboard's text; the empty text where it holds none. Null when the system would not give it. */
export async function readText(log: Log): Promise<string | null> {
  try {
    return await electron.clipboard.readText()
  } catch (error) {
    log.warn('paste-failed', errorFields(error))
    return null
  }
}

/**
 * Marks by which clipboard managers know a text that they should not keep: Klipper's and KeePassXC's hint, nspasteboard.org, and "Cloud
 * Clipboard and Clipboard History Formats" of Microsoft, where any content counts.
 */
const CONCEALED: Readonly<Record<Platform, readonly [format: string, content: string]>> = {
  linux: ['x-kde-passwordManagerHint', 'secret'],
  darwin: ['org.nspasteboard.ConcealedType', '1'],
  win32: ['ExcludeClipboardContentFromMonitorProcessing', '1'],
}

/** Several forms of one text can be put there at once since Electron 44. */
async function writeConcealed(text: string, platform: Platform, log: Log): Promise<boolean> {
  if (typeof electron.ClipboardItem !== 'function') return false
  try {
    const [format, content] = CONCEALED[platform]
    const forms = { 'text/plain': text, [`electron application/osclipboard;format="${format}"`]: content }
    await electron.clipboard.write([new electron.ClipboardItem(forms)])
    return (await electron.clipboard.readText()) === text
  } catch (error) {
    log.warn('mark-failed', errorFields(error))
    return false
  }
}

/** This desktop's clipboard as the place of secret texts. One for the process: whoever copies next ends the minute of what was there. */
export function makeClipboard(
  platform: Platform,
  log: Log,
  clock: Pick<ClipboardMachine, 'now' | 'after'>,
): SecretClipboard {
  return makeSecretClipboard({
    write: async (text) => ((await writeConcealed(text, platform, log)) ? 'copied' : copyText(text, log)),
    read: () => readText(log),
    clear: () => {
      try {
        electron.clipboard.clear()
      } catch (error) {
        log.warn('clear-failed', errorFields(error))
      }
    },
    ...clock,
  })
}

/** Puts a link that signs in on the clipboard; it is taken off again. */
export const copyLink = (link: Secret, clipboard: Pick<SecretClipboard, 'copySecret'>): Promise<'copied' | 'failed'> =>
  clipboard.copySecret(openSecret(link))

/** What copying an environment needs. */
export type CopyDeps = { readonly clipboard: Pick<SecretClipboard, 'copySecret'>; readonly log: Log }

/**
 * *Copy environment*: with keys, which are opened here for this one text, or with the profile's name and region alone (null). A text with
 * keys is taken off the clipboard again; a name may stay.
 */
export async function copyEnvironmentText(
  dialect: EnvironmentDialect,
  chosen: EnvironmentProfile,
  keys: HeldKeys | null,
  { clipboard, log }: CopyDeps,
): Promise<Outcome<null, string>> {
  const text = environmentText(dialect, chosen, keys === null ? null : openedKeys(keys, openSecret))
  if (!text.ok) return text
  const outcome = await (keys === null ? copyText(text.value, log) : clipboard.copySecret(text.value))
  return outcome === 'copied' ? { ok: true, value: null } : { ok: false, failure: copyWords.notCopied }
}
