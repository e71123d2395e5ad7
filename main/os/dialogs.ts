import { type BrowserWindow, dialog } from 'electron'
import { editorText } from '../../app/text/desktop-text.ts'

/** What a person said to something that only a person may allow. */
export type Consent = 'agreed' | 'declined'

const AGREE = 0
const DECLINE = 1

/**
 * Asks, in a dialog that no page can draw or answer, whether a program may be started as editor from now on. Enter and Escape
 * decline.
 */
export async function agreeToEditor(command: string, parent: BrowserWindow | null): Promise<Consent> {
  const question = {
    type: 'question' as const,
    message: editorText.mayStart,
    detail: editorText.mayStartDetail(command),
    buttons: [editorText.agree, editorText.decline],
    defaultId: DECLINE,
    cancelId: DECLINE,
    noLink: true,
  }
  const shown = parent === null ? dialog.showMessageBox(question) : dialog.showMessageBox(parent, question)
  return (await shown).response === AGREE ? 'agreed' : 'declined'
}

/** Says why something that menu or tray was asked for did not happen: there is no page that would. */
export function tellTrouble(message: string, parent: BrowserWindow | null): void {
  const box = { type: 'warning' as const, message, noLink: true }
  void (parent === null ? dialog.showMessageBox(box) : dialog.showMessageBox(parent, box))
}
