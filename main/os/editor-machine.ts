import { shell } from 'electron'
import type { Outcome } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'
import { isRunnable, openInEditor, start } from './editor.ts'

const openBySystem = (file: string): Promise<string> => shell.openPath(file)

/** Opens a file at a line in the person's editor on this machine; `path` is where programs are looked for. */
export function openEditorHere(
  place: { readonly platform: Platform; readonly path: string },
  command: string,
  file: string,
  line: number,
): Promise<Outcome<null, string>> {
  return openInEditor(command, file, line, { ...place, isRunnable, start, openBySystem })
}
