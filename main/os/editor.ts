import { spawn } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { editorText } from '../../app/text/desktop-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'
import { fillCommand, splitCommand } from './command-words.ts'

/** Editors with a window of their own, and how each is told a line (their manuals, November 2026). First found, first used. */
const EDITORS: readonly { readonly program: string; readonly words: readonly string[] }[] = [
  { program: 'code', words: ['--goto', '{file}:{line}'] },
  { program: 'codium', words: ['--goto', '{file}:{line}'] },
  { program: 'cursor', words: ['--goto', '{file}:{line}'] },
  { program: 'zed', words: ['{file}:{line}'] },
  { program: 'subl', words: ['{file}:{line}'] },
  { program: 'kate', words: ['--line', '{line}', '{file}'] },
  { program: 'gedit', words: ['+{line}', '{file}'] },
  { program: 'xed', words: ['+{line}', '{file}'] },
  { program: 'notepad++', words: ['-n{line}', '{file}'] },
]

/** Applications started from a dock do not get the login shell's `PATH`. */
const MAC_FOLDERS = [
  '/opt/homebrew/bin',
  '/usr/local/bin',
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin',
  '/Applications/Sublime Text.app/Contents/SharedSupport/bin',
]

/** What opening an editor needs of the machine; injected for tests. */
export type EditorMachine = {
  readonly platform: Platform
  readonly path: string
  readonly isRunnable: (file: string) => Promise<boolean>
  readonly start: (program: string, words: readonly string[]) => Promise<'started' | 'failed'>
  /** The system's own way; the empty text when it worked, else why not. */
  readonly openBySystem: (file: string) => Promise<string>
}

/** Whether a file can be run by this user. */
export async function isRunnable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Starts a program without a shell, on its own; it outlives Lanyard. */
export async function start(program: string, words: readonly string[]): Promise<'started' | 'failed'> {
  try {
    return await spawnAlone(program, words)
  } catch {
    // Thrown at once and not told as an event: a script on Windows, a word with a NUL in it, too many words.
    return 'failed'
  }
}

function spawnAlone(program: string, words: readonly string[]): Promise<'started' | 'failed'> {
  return new Promise((resolve) => {
    const child = spawn(program, [...words], { detached: true, stdio: 'ignore', shell: false, windowsHide: true })
    child.once('error', () => resolve('failed'))
    child.once('spawn', () => {
      child.unref()
      resolve('started')
    })
  })
}

/** Windows keeps VS Code's starter as a script, which no shell-less start can run; the program lies one folder up. */
function candidates(folder: string, program: string, platform: Platform): readonly string[] {
  if (platform !== 'win32') return [join(folder, program)]
  const beside = program === 'code' ? [join(folder, '..', 'Code.exe')] : []
  return [join(folder, `${program}.exe`), ...beside]
}

async function findEditor({ path, platform, isRunnable }: EditorMachine) {
  const folders = [...path.split(delimiter).filter(Boolean), ...(platform === 'darwin' ? MAC_FOLDERS : [])]
  for (const { program, words } of EDITORS) {
    for (const file of folders.flatMap((folder) => candidates(folder, program, platform))) {
      if (await isRunnable(file)) return { file, words }
    }
  }
  return null
}

/**
 * Opens a file at a line: with the person's own command, else with an editor that is found, else as the system opens such files.
 * A sentence when nothing could be started.
 */
export async function openInEditor(
  command: string,
  file: string,
  line: number,
  machine: EditorMachine,
): Promise<Outcome<null, string>> {
  const [program, ...words] = splitCommand(command)
  if (program !== undefined) {
    const outcome = await machine.start(program, fillCommand(words, file, line))
    return outcome === 'started' ? { ok: true, value: null } : { ok: false, failure: editorText.commandFailed(program) }
  }
  const editor = await findEditor(machine)
  if (editor !== null && (await machine.start(editor.file, fillCommand(editor.words, file, line))) === 'started') {
    return { ok: true, value: null }
  }
  const reason = await machine.openBySystem(file)
  return reason === '' ? { ok: true, value: null } : { ok: false, failure: editorText.notOpened(file, reason) }
}
