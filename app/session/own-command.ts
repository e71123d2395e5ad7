import type { Profile } from '../profile/model.ts'
import { profileWordsOf } from '../profile/process-profile.ts'
import { filledValue } from '../profile/settings.ts'
import { splitShellWords } from '../profile/shell-words.ts'

/** The verb by which Lanyard answers `credential_process`. */
export const PROCESS_VERB = 'credential-process'

/** Whether a `credential_process` is Lanyard asked for a profile: this verb, and `--profile` behind it. */
export function asksLanyard(command: string): boolean {
  const words = splitShellWords(command) ?? []
  const verb = words.indexOf(PROCESS_VERB)
  return verb > 0 && words.slice(0, verb).some((word) => /lanyard/i.test(word)) && profileWordsOf(command).length > 0
}

/** Whether a profile's `credential_process` asks Lanyard for that very profile. */
export function namesItself({ name, settings }: Pick<Profile, 'name' | 'settings'>): boolean {
  const command = filledValue(settings, 'credential_process') ?? ''
  return asksLanyard(command) && profileWordsOf(command).some((word) => word.name === name)
}
