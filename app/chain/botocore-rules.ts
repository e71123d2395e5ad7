import { chainText } from '../text/chain-text.ts'
import type { SelectedProfile, Subject } from './engine-model.ts'
import { isSet, variableText } from './environment.ts'
import type { ChainError } from './model.ts'
import { locate, profileExists, textOf } from './profile-view.ts'

/*
 * What AWS CLI and boto3 share around their chain: the errors that come before any provider
 * (`session.py`, `configprovider.py`, `create_credential_resolver`, botocore 1.43).
 */

/** An explicit profile takes the environment's keys and web identity out of the chain; AWS_PROFILE does not. */
export const botocoreVariables = (selected: SelectedProfile): 'read' | 'off' =>
  selected.chosenBy === 'argument' ? 'off' : 'read'

/** A refused file, then a named profile that is not there, then metadata settings that cannot be read. */
export function botocoreBefore(subject: Subject, selected: SelectedProfile): ChainError | null {
  return refusedFile(subject) ?? missingProfile(subject, selected) ?? badMetadataSettings(subject)
}

/** What AWS CLI passes over without a word: a file that is there and cannot be opened. */
export function botocoreRemarks({ profile }: Subject): readonly string[] {
  return [profile.pair.config, profile.pair.credentials].flatMap(({ refusal, path }) =>
    refusal?.code === 'unreadable' ? [chainText.fileUnopened(path)] : [],
  )
}

/** Whether AWS CLI would stop at a file. One that cannot be opened is passed over in silence (`configparser.read`). */
export function refusedFile({ profile }: Subject): ChainError | null {
  for (const reading of [profile.pair.config, profile.pair.credentials]) {
    const { refusal } = reading
    if (!refusal || refusal.code === 'unreadable') continue
    return { code: 'ConfigParseError', message: chainText.fileRefused(reading.path, refusal.message), provider: null }
  }
  return null
}

function missingProfile({ profile }: Subject, selected: SelectedProfile): ChainError | null {
  if (selected.chosenBy === 'default' || profileExists(profile)) return null
  const by = selected.origin.kind === 'variable' ? selected.origin.name : null
  return { code: 'ProfileNotFound', message: chainText.profileNotFound(selected.name, by), provider: null }
}

/** A session variable: the environment first, even when empty, then the merged profile. Null when neither has it. */
export function sessionVariable({ facts, profile }: Subject, variable: string, setting: string): string | null {
  if (isSet(facts.environment, variable)) return variableText(facts.environment, variable) ?? ''
  const located = locate(profile, setting)
  return located ? textOf(located) : null
}

const NUMBERS = [
  ['AWS_METADATA_SERVICE_TIMEOUT', 'metadata_service_timeout'],
  ['AWS_METADATA_SERVICE_NUM_ATTEMPTS', 'metadata_service_num_attempts'],
] as const

/** Python's `int` on a text, near enough: digits, a sign, single underscores, blanks around. */
const isPythonInteger = (text: string): boolean => /^\s*[+-]?\d+(_\d+)*\s*$/.test(text)

function badMetadataSettings(subject: Subject): ChainError | null {
  for (const [variable, setting] of NUMBERS) {
    const text = sessionVariable(subject, variable, setting)
    if (text !== null && !isPythonInteger(text))
      return { code: 'ValueError', message: chainText.notANumber(setting), provider: null }
  }
  const name = 'ec2_metadata_service_endpoint_mode'
  const mode = sessionVariable(subject, 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', name)
  if (mode === null || mode.toLowerCase() === 'ipv4' || mode.toLowerCase() === 'ipv6') return null
  return { code: 'InvalidIMDSEndpointModeError', message: chainText.metadataMode, provider: null }
}
