import type { ActiveChoice, ActiveState } from '../../../app/switch/model.ts'
import { setLines } from '../../../app/switch/set-lines.ts'
import type { LineShell } from '../../../app/switch/shell-words.ts'
import { switchText } from '../../../app/text/switch-text.ts'
import { shellFor, unsetLine } from '../../../app/view/environment-line.ts'
import type { CliContext } from '../verb.ts'

/**
 * The shell to write lines for. The Windows command prompt alone gives its children a `PROMPT`; elsewhere `$SHELL` says, which is the
 * login shell, not always the one typed in.
 */
export function shellOf({ environment, platform }: CliContext): LineShell {
  const hook = environment['LANYARD_SHELL']
  const isCommandPrompt = platform === 'win32' && hook === undefined && environment['PROMPT'] !== undefined
  return isCommandPrompt ? 'cmd' : shellFor('auto', platform, hook ?? environment['SHELL'] ?? null)
}

/** The lines that make one shell use a choice, null where it cannot take the name. */
export function linesFor({ profile, region }: ActiveChoice, shell: LineShell): readonly string[] | null {
  return setLines({ profile, region }, shell)
}

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const

/** What in the calling shell's environment stands before the profile. `following`: the hook sets the variables after this. */
export function remarksOnShell(
  { profile }: ActiveState,
  context: CliContext,
  then: 'following' | 'as-it-is',
): readonly string[] {
  const { environment } = context
  const unset = (names: readonly string[]) => unsetLine(names, shellOf(context))
  const present = KEYS.filter((name) => environment[name])
  return [
    ...(then === 'as-it-is' ? whoIsFollowed(environment) : []),
    ...(profile !== null && environment['AWS_ACCESS_KEY_ID'] ? [switchText.keysWin(unset(present))] : []),
    ...(profile !== null && environment['AWS_DEFAULT_PROFILE']
      ? [switchText.defaultProfileWins(unset(['AWS_DEFAULT_PROFILE']))]
      : []),
  ]
}

/** Why the calling shell may have another profile than the active one. */
function whoIsFollowed(environment: CliContext['environment']): readonly string[] {
  if (environment['LANYARD_SHELL'] === undefined) return []
  if (environment['LANYARD_HERE']) return [switchText.hereHolds]
  const profile = environment['AWS_PROFILE']
  return profile === environment['LANYARD_SET_PROFILE'] ? [] : [switchText.handSet(profile ?? '')]
}
