import { partitionOf } from '../../chain/partitions.ts'
import { accountIdOfArn, roleNameOf } from '../../text/account.ts'
import { roleText } from '../../text/role-text.ts'
import type { AskedRole, FailureContext, SessionFailure, StsRefusal } from './failure-model.ts'

type Explained = Pick<SessionFailure, 'message' | 'next'>

const mend = (message: string): Explained => ({ message, next: 'settings' })

const named = ({ arn }: AskedRole) => ({ name: roleNameOf(arn) ?? arn, account: accountIdOfArn(arn) })

/** What AWS's words about a role mean (STS API reference, AssumeRole; messages as STS gives them); null: nothing about a role. */
export function explainRoleRefusal(refusal: StsRefusal, context: FailureContext, role: AskedRole): Explained | null {
  switch (refusal.code) {
    case 'AccessDenied':
    case 'AccessDeniedException':
      return denied(refusal, context, role)
    case 'ValidationError':
    case 'ValidationException':
    case 'InvalidParameterValue':
      return invalid(refusal, context, role)
    default:
      return null
  }
}

function denied({ message }: StsRefusal, { source }: FailureContext, role: AskedRole): Explained | null {
  if (/not be assumed by root/i.test(message)) return mend(roleText.root(source))
  if (/not possible with role credentials/i.test(message)) return mend(roleText.codeByRole(source))
  if (!/not authorized to perform:? *sts:AssumeRole/i.test(message)) return null
  if (/explicit deny/i.test(message)) return mend(roleText.explicitDeny(source, named(role)))
  const mfa = { none: roleText.perhapsMfa, session: roleText.perhapsOldCode, code: '' }[role.mfa]
  const external = role.externalId === 'sent' ? roleText.wrongExternalId : roleText.perhapsExternalId
  return mend(roleText.denied(source, named(role)) + mfa + external)
}

function invalid({ message }: StsRefusal, { durationSeconds }: FailureContext, role: AskedRole): Explained | null {
  if (/MaxSessionDuration/i.test(message)) return mend(roleText.tooLong(named(role), durationSeconds))
  if (/'?durationSeconds'? failed/i.test(message)) return mend(roleText.duration(durationSeconds))
  if (/'?roleSessionName'? failed/i.test(message)) return mend(roleText.badSessionName)
  if (/'?externalId'? failed/i.test(message)) return mend(roleText.badExternalId)
  if (/'?roleArn'? failed/i.test(message) || message.startsWith(`${role.arn} is invalid`))
    return mend(roleText.badArn(role.arn))
  return null
}

/** A key that is unknown where partitions are small and easily mixed up; null in the commercial one. */
export function explainUnknownKey({ source, region }: FailureContext): Explained | null {
  const where = new Map<string, string>(Object.entries(roleText.partitions)).get(partitionOf(region).id)
  return where === undefined ? null : mend(roleText.unknownKeyIn(source, where))
}
