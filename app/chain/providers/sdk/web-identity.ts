import { chainText } from '../../../text/chain-text.ts'
import { type Afterwards, sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { FindProvider, Subject } from '../../engine-model.ts'
import { isFilled, variableEvidence, variableText } from '../../environment.ts'
import { found, incomplete, NOTHING } from '../../findings.ts'
import { evidenceFor, hasSetting, textIn } from '../../profile-view.ts'
import type { Trouble } from '../../trouble.ts'

const TOKEN_FILE = 'AWS_WEB_IDENTITY_TOKEN_FILE'
const ROLE_ARN = 'AWS_ROLE_ARN'

function fileWarnings({ facts }: Subject, path: string, afterwards: Afterwards): string[] {
  const isThere = facts.external.tokenFiles.get(path)?.state === 'present'
  return isThere ? [] : [sdkChainText.tokenFileMissing(path, afterwards)]
}

/** Both variables, or (Go) a token file whose role is missing; the file is opened at the first call. */
export function findWebIdentityVariables(afterwards: Afterwards, withoutRole: Trouble | 'passed-over'): FindProvider {
  return (subject) => {
    const { environment } = subject.facts
    const file = variableText(environment, TOKEN_FILE)
    const role = variableText(environment, ROLE_ARN)
    if (!file || !isFilled(environment, TOKEN_FILE)) return NOTHING
    if (subject.variables === 'off') {
      const evidence = [{ kind: 'argument' } as const, variableEvidence(TOKEN_FILE)]
      return { kind: 'removed', reason: chainText.webIdentityRemoved, evidence }
    }
    const evidence = [variableEvidence(TOKEN_FILE)]
    if (!role && withoutRole === 'passed-over') return incomplete(chainText.webIdentityNoRole, evidence)
    if (!role && withoutRole !== 'passed-over')
      return withoutRole(subject, 'Error', chainText.webIdentityNoRole, evidence)
    return found(chainText.webIdentity(role ?? ''), [...evidence, variableEvidence(ROLE_ARN)], {
      warnings: fileWarnings(subject, file, afterwards),
    })
  }
}

/** What a tool makes of a token file in the profile. */
export type ProfileWebIdentity = {
  readonly afterwards: Afterwards
  /** A token file without a role. */
  readonly withoutRole: Trouble | 'passed-over'
  readonly code: string
}

/** The two settings of the profile; the file is opened at the first call. */
export function findWebIdentityProfile({ afterwards, withoutRole, code }: ProfileWebIdentity): FindProvider {
  return (subject) => {
    const { profile } = subject
    const file = textIn(profile, 'web_identity_token_file')
    if (file === null) return NOTHING
    const evidence = evidenceFor(profile, 'web_identity_token_file', 'role_arn')
    if (!hasSetting(profile, 'role_arn')) {
      if (withoutRole === 'passed-over') return incomplete(chainText.webIdentityNoRole, evidence)
      return withoutRole(subject, code, chainText.webIdentityNoRole, evidence)
    }
    return found(chainText.webIdentity(textIn(profile, 'role_arn') ?? ''), evidence, {
      warnings: fileWarnings(subject, file, afterwards),
    })
  }
}
