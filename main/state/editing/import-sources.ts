import { pasteText } from '../../../app/text/edit-view-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import { readContents } from '../../files/read.ts'
import { decodeText } from '../../files/text-codec.ts'
import type { ImportSources } from './held-imports.ts'

/** How this desktop gives text: null where the clipboard cannot be read, and where no file was chosen. */
export type TextDesktop = {
  readonly readClipboard: () => Promise<string | null>
  readonly chooseFile: () => Promise<string | null>
}

/** Reads pasted text from the clipboard, or from a file that the person chose in the system's dialog. */
export function importSourcesOf(desktop: TextDesktop): Omit<ImportSources, 'recognise'> {
  return {
    readClipboard: async () => {
      const text = await desktop.readClipboard()
      return text === null ? { ok: false, failure: pasteText.clipboardFailed } : { ok: true, value: text }
    },
    readChosenFile: async () => {
      const path = await desktop.chooseFile()
      return path === null ? { ok: false, failure: pasteText.noFile } : readTextFile(path)
    },
  }
}

async function readTextFile(path: string): Promise<Outcome<string, string>> {
  const contents = await readContents(path)
  switch (contents.state) {
    case 'missing':
      return { ok: false, failure: pasteText.missing(path) }
    case 'unreadable':
      return { ok: false, failure: contents.reason }
    case 'present':
      return { ok: true, value: textOf(contents.bytes) }
  }
}

/** Windows PowerShell redirects into UTF-16 with a byte order mark. */
function textOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return isUtf16 ? new TextDecoder('utf-16le').decode(bytes) : decodeText(bytes).text
}
