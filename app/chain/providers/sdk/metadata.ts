import { chainText } from '../../../text/chain-text.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { FindProvider } from '../../engine-model.ts'
import { variableEvidence, variableText } from '../../environment.ts'
import { absent } from '../../findings.ts'
import { askMetadata } from '../instance-metadata.ts'

const DISABLED = 'AWS_EC2_METADATA_DISABLED'

/** Instance metadata, which the SDKs below switch off by `true` in any case (Go `imds/endpoints`, Rust `imds::disabled`, Java `Ec2MetadataConfigProvider`, Ruby, PHP, .NET). */
export const metadataSdk: FindProvider = (subject) => {
  const text = variableText(subject.facts.environment, DISABLED)
  if (text?.trim().toLowerCase() === 'true')
    return absent(chainText.metadataOff(DISABLED), [variableEvidence(DISABLED)])
  return askMetadata(subject)
}

/** A rung that a program which asks one profile alone never comes to. */
export function unlessExplicit(find: FindProvider): FindProvider {
  return (subject) =>
    subject.variables === 'off'
      ? { kind: 'removed', reason: sdkChainText.onlyProfile, evidence: [{ kind: 'argument' }] }
      : find(subject)
}
