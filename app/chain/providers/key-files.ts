import { chainText } from '../../text/chain-text.ts'
import type { FindProvider } from '../engine-model.ts'
import { isSet, variableEvidence, variableText } from '../environment.ts'
import { fails, found, NOTHING } from '../findings.ts'

const EC2_FILE = 'AWS_CREDENTIAL_FILE'

/** botocore `OriginalEC2Provider` (1.43): the file of the first EC2 tools. */
export const ec2CredentialsFile: FindProvider = ({ facts }) => {
  if (!isSet(facts.environment, EC2_FILE)) return NOTHING
  const evidence = [variableEvidence(EC2_FILE)]
  const fact = facts.external.ec2CredentialsFile
  const path = fact?.path ?? variableText(facts.environment, EC2_FILE) ?? ''
  if (fact?.state !== 'present')
    return fails('ConfigNotFound', chainText.keyFileMissing(EC2_FILE, path), evidence, 'environment')
  if (!fact.has.has('AWSAccessKeyId')) return NOTHING
  const withFile = [...evidence, { kind: 'cache', file: path } as const]
  return fact.has.has('AWSSecretKey')
    ? found(chainText.keyFile(path), withFile)
    : fails('KeyError', chainText.keyFilePartial(path, 'AWSSecretKey'), withFile, 'environment')
}

/** botocore `BotoProvider` (1.43): BOTO_CONFIG, else /etc/boto.cfg and ~/.boto; the first with a key id counts. */
export const botoConfig: FindProvider = ({ facts }) => {
  for (const fact of facts.external.botoConfigs) {
    const evidence = [{ kind: 'cache', file: fact.path } as const]
    if (fact.state === 'unreadable')
      return fails('ConfigParseError', chainText.keyFileUnreadable(fact.path), evidence, 'environment')
    if (fact.state !== 'present' || !fact.has.has('aws_access_key_id')) continue
    return fact.has.has('aws_secret_access_key')
      ? found(chainText.botoConfig(fact.path), evidence)
      : fails(
          'PartialCredentialsError',
          chainText.keyFilePartial(fact.path, 'aws_secret_access_key'),
          evidence,
          'environment',
        )
  }
  return NOTHING
}
