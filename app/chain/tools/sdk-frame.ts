import { sdkChainText } from '../../text/sdk-chain-text.ts'
import type { SelectedProfile, Subject } from '../engine-model.ts'
import type { ChainError } from '../model.ts'
import { profileExists } from '../profile-view.ts'

/*
 * What the SDKs share around their rungs: how a profile named in code counts, and what a file that they refuse or a profile that they do not
 * find comes to.
 */

/** A profile named in code takes the variables out of the chain. */
export const offWhenExplicit = (selected: SelectedProfile): 'read' | 'off' =>
  selected.chosenBy === 'argument' ? 'off' : 'read'

const readingsOf = ({ profile }: Subject) => [profile.pair.config, profile.pair.credentials]

/** A file that the tool refuses, as an error before the first rung. */
export function refusedBefore(subject: Subject, code: string): ChainError | null {
  for (const { refusal, path } of readingsOf(subject))
    if (refusal !== null) return { code, message: sdkChainText.fileRefused(path, refusal.message), provider: null }
  return null
}

/** A named profile that neither file has, as an error before the first rung. */
export function missingBefore({ profile }: Subject, selected: SelectedProfile, code: string): ChainError | null {
  if (selected.chosenBy === 'default' || profileExists(profile)) return null
  const by = selected.origin.kind === 'variable' ? selected.origin.name : null
  return { code, message: sdkChainText.profileUnknown(selected.name, by), provider: null }
}

/** What the tool passes over without a word: a file that it refuses, a named profile that it does not find. */
export function passedOver(subject: Subject, selected: SelectedProfile): readonly string[] {
  const refused = readingsOf(subject).flatMap(({ refusal, path }) =>
    refusal === null ? [] : [sdkChainText.fileIgnored(path, refusal.message)],
  )
  const isUnknown = selected.chosenBy !== 'default' && !profileExists(subject.profile)
  return isUnknown ? [...refused, sdkChainText.profileUnknownGoesOn(selected.name)] : refused
}
