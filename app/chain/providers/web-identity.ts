import { chainText } from '../../text/chain-text.ts'
import type { FindProvider, Subject } from '../engine-model.ts'
import { isFilled, isSet, variableEvidence, variableText } from '../environment.ts'
import { absent, fails, found, incomplete, NOTHING } from '../findings.ts'
import type { Evidence } from '../model.ts'
import { evidenceFor, evidenceOf, locate, textIn, textOf } from '../profile-view.ts'

const TOKEN_FILE = 'AWS_WEB_IDENTITY_TOKEN_FILE'
const ROLE_ARN = 'AWS_ROLE_ARN'

type Value = { readonly text: string; readonly evidence: Evidence }

/** One value, the environment first (`AssumeRoleWithWebIdentityProvider._get_config`): a variable that is set to nothing hides the setting. */
function valueOf(subject: Subject, variable: string, setting: string): Value | null {
  const { environment } = subject.facts
  if (subject.variables === 'read' && isSet(environment, variable))
    return { text: variableText(environment, variable) ?? '', evidence: variableEvidence(variable) }
  const located = locate(subject.profile, setting)
  return located ? { text: textOf(located), evidence: evidenceOf(located) } : null
}

const isMissing = (subject: Subject, path: string): boolean =>
  subject.facts.external.tokenFiles.get(path)?.state !== 'present'

function noTokenFile(subject: Subject) {
  if (subject.variables === 'off' && isFilled(subject.facts.environment, TOKEN_FILE))
    return {
      kind: 'removed',
      reason: chainText.webIdentityRemoved,
      evidence: [{ kind: 'argument' }, variableEvidence(TOKEN_FILE)],
    } as const
  return NOTHING
}

/** botocore `AssumeRoleWithWebIdentityProvider` (1.43): each value from the environment first; the token file is opened only at the first call. */
export const webIdentityBotocore: FindProvider = (subject) => {
  const file = valueOf(subject, TOKEN_FILE, 'web_identity_token_file')
  if (!file?.text) return noTokenFile(subject)
  const role = valueOf(subject, ROLE_ARN, 'role_arn')
  if (!role?.text) {
    const cause = file.evidence.kind === 'variable' ? 'environment' : 'configuration'
    return fails('InvalidConfigError', chainText.webIdentityNoRole, [file.evidence], cause)
  }
  const warnings = isMissing(subject, file.text) ? [chainText.webIdentityFileMissing(file.text, 'later')] : []
  return found(chainText.webIdentity(role.text), [file.evidence, role.evidence], { warnings })
}

/** JS `isWebIdentityProfile` in `fromIni` (3.972): both settings of the profile; the file is opened at once. */
export const webIdentityProfileJs: FindProvider = (subject) => {
  const { profile } = subject
  const file = textIn(profile, 'web_identity_token_file')
  if (file === null) return NOTHING
  const evidence = evidenceFor(profile, 'web_identity_token_file', 'role_arn')
  const role = textIn(profile, 'role_arn')
  if (role === null) return incomplete(chainText.webIdentityNoRole, evidence)
  if (isMissing(subject, file)) return fails('Error', chainText.webIdentityFileMissing(file, 'now'), evidence, 'cache')
  return found(chainText.webIdentity(role), evidence)
}

/** JS `fromTokenFile` (3.972): both variables; an explicit profile does not take it out. */
export const webIdentityEnvironmentJs: FindProvider = (subject) => {
  const { environment } = subject.facts
  const file = variableText(environment, TOKEN_FILE)
  const role = variableText(environment, ROLE_ARN)
  if (!file) return isSet(environment, TOKEN_FILE) ? absent(chainText.environmentEmpty(TOKEN_FILE)) : NOTHING
  if (!role) return incomplete(chainText.webIdentityNoRole, [variableEvidence(TOKEN_FILE)])
  const evidence = [variableEvidence(TOKEN_FILE), variableEvidence(ROLE_ARN)]
  if (isMissing(subject, file))
    return fails('Error', chainText.webIdentityFileMissing(file, 'now'), evidence, 'environment')
  return found(chainText.webIdentity(role), evidence)
}
