import { chainText } from '../../text/chain-text.ts'
import { formatInstant } from '../../text/instant.ts'
import { sdkChainText } from '../../text/sdk-chain-text.ts'
import type { Finding, FindProvider, Subject } from '../engine-model.ts'
import { isFilled, isSet, variableEvidence, variableText } from '../environment.ts'
import { absent, fails, found } from '../findings.ts'
import type { Evidence } from '../model.ts'
import { evidenceOf, locate, locateConfigFirst, textOf, viewProfile } from '../profile-view.ts'

const DISABLED = 'AWS_EC2_METADATA_DISABLED'
const V1_DISABLED = 'AWS_EC2_METADATA_V1_DISABLED'
const ENDPOINT = 'AWS_EC2_METADATA_SERVICE_ENDPOINT'
const MODE = 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE'

const NOT_PROBED = { kind: 'not-probed', reason: chainText.metadata, evidence: [] } as const

const answers = ({ facts }: Subject): boolean => facts.metadata?.state === 'answers'

/** Not asked, unless the facts know what it says. */
export function askMetadata(subject: Subject): Finding {
  const asked = subject.facts.metadata?.asked
  if (asked === undefined) return answers(subject) ? found(sdkChainText.metadataAnswers, []) : NOT_PROBED
  const { at: askedAt, gave } = asked
  const reason = chainText.metadataAsked(formatInstant(askedAt), gave)
  return answers(subject) ? found(reason, [], { askedAt }) : { kind: 'absent', reason, evidence: [], askedAt }
}

function v1Disabled(subject: Subject): readonly Evidence[] | null {
  const { environment } = subject.facts
  if (isSet(environment, V1_DISABLED))
    return variableText(environment, V1_DISABLED)?.toLowerCase() === 'true' ? [variableEvidence(V1_DISABLED)] : null
  const setting = locate(subject.session, 'ec2_metadata_v1_disabled')
  return setting && textOf(setting).toLowerCase() === 'true' ? [evidenceOf(setting)] : null
}

/**
 * botocore `InstanceMetadataProvider` (1.43): off only by `true`; with version 1 disabled a silent service is an error
 * (`IMDSFetcher._assert_v1_enabled`), without it the rung just yields nothing.
 */
export const metadataBotocore: FindProvider = (subject) => {
  const { environment } = subject.facts
  if (variableText(environment, DISABLED)?.toLowerCase() === 'true')
    return absent(chainText.metadataOff(DISABLED), [variableEvidence(DISABLED)])
  const blocked = answers(subject) ? null : v1Disabled(subject)
  return blocked
    ? fails('MetadataRetrievalError', chainText.metadataV1Disabled, blocked, 'environment')
    : askMetadata(subject)
}

/** JS: the metadata settings come from the profile that AWS_PROFILE names, whatever profile the code gives (`loadConfig` without `profile`). */
function badMode(subject: Subject): readonly Evidence[] | null {
  const { environment, book } = subject.facts
  const view = viewProfile(book, 'sdk-js', variableText(environment, 'AWS_PROFILE') || 'default')
  const endpoint =
    variableText(environment, ENDPOINT) ?? textOf(locateConfigFirst(view, 'ec2_metadata_service_endpoint'))
  if (endpoint) return null
  const variable = variableText(environment, MODE)
  const setting = locateConfigFirst(view, 'ec2_metadata_service_endpoint_mode')
  const mode = variable ?? (setting ? textOf(setting) : 'IPv4')
  if (mode === 'IPv4' || mode === 'IPv6') return null
  return variable !== null || !setting ? [variableEvidence(MODE)] : [evidenceOf(setting)]
}

/** JS `remoteProvider` (3.972): not asked when a container is configured; off by anything but empty and `false`. */
export const metadataJs: FindProvider = (subject) => {
  const { environment } = subject.facts
  const container = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI']
  if (container.some((name) => isFilled(environment, name))) return absent(chainText.metadataNotWithContainer)
  if (isFilled(environment, DISABLED) && variableText(environment, DISABLED) !== 'false')
    return absent(chainText.metadataOff(DISABLED), [variableEvidence(DISABLED)])
  return metadataSourceJs(subject)
}

/** `credential_source = Ec2InstanceMetadata` in JS: `fromInstanceMetadata` alone, which no switch turns off. */
export const metadataSourceJs: FindProvider = (subject) => {
  const mode = badMode(subject)
  return mode ? fails('Error', chainText.metadataMode, mode, 'environment') : askMetadata(subject)
}
