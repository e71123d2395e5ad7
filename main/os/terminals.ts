import { posix, win32 } from 'node:path'
import { childEnvironment, childVariables, type Variables } from '../../app/switch/environment/child-environment.ts'
import type { EnvironmentProfile } from '../../app/switch/environment/model.ts'
import { nameRefusal } from '../../app/switch/names.ts'
import { awayLine, posixWord, variableLine } from '../../app/switch/shell-words.ts'
import { terminalText } from '../../app/text/terminal-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'

/*
 * A terminal whose shell uses a profile. Only the profile's name and region are handed over; its tools find the credentials by that.
 */

/** A program to start: what it gets, and where. */
export type Launch = {
  readonly program: string
  readonly words: readonly string[]
  readonly environment: Variables
  readonly folder: string
}

/** What opening a terminal needs of the machine; injected for tests. */
export type TerminalMachine = {
  readonly platform: Platform
  /** Without secrets: all of it goes into the terminal. */
  readonly environment: Variables
  /** Where the shell begins. */
  readonly folder: string
  /** The person's login shell; null where nobody knows. */
  readonly shell: string | null
  readonly isRunnable: (file: string) => Promise<boolean>
  /** Starts a program without a shell, on its own; it outlives Lanyard. */
  readonly start: (launch: Launch) => Promise<'started' | 'failed'>
  /** Keeps a script that its own user alone can read and run; answers where. It takes itself away. */
  readonly keepScript: (text: string) => Promise<string | null>
}

/** Opens the person's own terminal for a profile. A sentence where none can be. */
export async function openTerminal(
  chosen: EnvironmentProfile,
  machine: TerminalMachine,
): Promise<Outcome<null, string>> {
  if (nameRefusal(chosen.profile) !== null) return { ok: false, failure: terminalText.nameRefused }
  const launch = await LAUNCHES[machine.platform](chosen, machine)
  if (launch === null) return { ok: false, failure: terminalText.none }
  const started = (await machine.start(launch)) === 'started'
  return started
    ? { ok: true, value: null }
    : { ok: false, failure: terminalText.notStarted(win32.basename(launch.program)) }
}

type Find = (chosen: EnvironmentProfile, machine: TerminalMachine) => Promise<Launch | null>

/**
 * Terminals, and the words behind which each takes a program with its arguments (their manuals, November 2026). `x-terminal-emulator` is
 * Debian's link to the one that the person or the system chose. First found, first used.
 */
const TERMINALS: readonly { readonly program: string; readonly words: readonly string[] }[] = [
  { program: 'x-terminal-emulator', words: ['-e'] },
  { program: 'gnome-terminal', words: ['--'] },
  { program: 'ptyxis', words: ['--'] },
  { program: 'konsole', words: ['-e'] },
  { program: 'xfce4-terminal', words: ['-x'] },
  { program: 'kitty', words: [] },
  { program: 'alacritty', words: ['-e'] },
  { program: 'wezterm', words: ['start', '--'] },
  { program: 'foot', words: [] },
  { program: 'xterm', words: ['-e'] },
]

/** Most take `-e`, as xterm did first. */
const FOR_ANY: readonly string[] = ['-e']

const onLinux: Find = async (chosen, machine) => {
  const { environment, folder, shell } = machine
  const found = await findTerminal(machine)
  if (found === null) return null
  // Several terminals are one program that runs already, with an environment of its own: what the shell shall have is said to `env`.
  const { away, set } = changesIn(environment, chosen)
  const changes = [...away.flatMap((name) => ['-u', name]), ...set.map(([name, value]) => `${name}=${value}`)]
  const words = [...found.words, '/usr/bin/env', ...changes, shell ?? '/bin/sh']
  return { program: found.file, words, environment: childEnvironment(environment, chosen, null, 'exact'), folder }
}

function changesIn(environment: Variables, chosen: EnvironmentProfile) {
  const variables = childVariables(environment, chosen, null)
  return {
    away: variables.flatMap(([name, value]) => (value === null ? [name] : [])),
    set: variables.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  }
}

async function findTerminal({ environment, isRunnable }: TerminalMachine) {
  const own = environment['TERMINAL']
  const named = own === undefined || own === '' ? [] : [{ program: own, words: wordsFor(own) }]
  const folders = (environment['PATH'] ?? '').split(':').filter(Boolean)
  for (const { program, words } of [...named, ...TERMINALS]) {
    const files = program.includes('/') ? [program] : folders.map((folder) => posix.join(folder, program))
    for (const file of files) if (await isRunnable(file)) return { file, words }
  }
  return null
}

const wordsFor = (own: string): readonly string[] =>
  TERMINALS.find(({ program }) => program === posix.basename(own))?.words ?? FOR_ANY

/**
 * `open` hands over no environment, and asks no permission as AppleScript would. A `.command` file opens in the terminal that the person has
 * made the one for such files: Terminal, or iTerm where that was told to be the default.
 */
const onMac: Find = async (chosen, { environment, folder, shell, keepScript }) => {
  const { away, set } = changesIn(environment, chosen)
  const text = [
    '#!/bin/sh',
    'rm -f -- "$0"; rmdir -- "${0%/*}"',
    `cd -- ${posixWord(folder)} || exit`,
    awayLine(away, 'posix'),
    ...set.map(([name, value]) => variableLine(name, value, 'posix')),
    'clear',
    `exec ${posixWord(shell ?? '/bin/zsh')} -l`,
  ]
  const file = await keepScript(text.map((line) => `${line}\n`).join(''))
  return file === null ? null : { program: '/usr/bin/open', words: [file], environment, folder }
}

/** Newest first; the command prompt is always there. */
const WINDOWS_SHELLS = ['pwsh.exe', 'powershell.exe', 'cmd.exe'] as const

/**
 * `start` gives the shell a window of the terminal that the person has chosen under "Default terminal application", and the environment that
 * it is given. `wt.exe` would hand over to a Windows Terminal that runs already and makes the environment anew.
 */
const onWindows: Find = async (chosen, { environment, folder, isRunnable }) => {
  const wanted = childEnvironment(environment, chosen, null, 'folded')
  const variable = (name: string): string =>
    Object.entries(environment).find(([known]) => known.toUpperCase() === name)?.[1] ?? ''
  const folders = variable('PATH').split(';').filter(Boolean)
  const program = variable('COMSPEC') || 'cmd.exe'
  for (const shell of WINDOWS_SHELLS) {
    const isThere = await some(folders, (one) => isRunnable(win32.join(one, shell)))
    if (isThere || shell === 'cmd.exe') {
      return { program, words: ['/d', '/c', 'start', '', shell], environment: wanted, folder }
    }
  }
  return null
}

async function some(folders: readonly string[], test: (folder: string) => Promise<boolean>): Promise<boolean> {
  for (const folder of folders) if (await test(folder)) return true
  return false
}

const LAUNCHES: Readonly<Record<Platform, Find>> = { linux: onLinux, darwin: onMac, win32: onWindows }
