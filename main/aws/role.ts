import type { StsTarget } from '../../app/chain/sts-target.ts'
import { type CallRequest, callAws } from './call.ts'
import { type AssumedRole, givenKeys, type SessionTokenResult, tokenResult } from './given.ts'
import { makeStsClient } from './sts-client.ts'

export type RoleRequest = CallRequest & {
  readonly role: {
    readonly arn: string
    /** 2..64 of `[\w+=,.@-]`. */
    readonly sessionName: string
    readonly externalId: string | null
  }
  /** Sent with the call; null: the caller's keys need no code, or hold MFA already. */
  readonly mfa: { readonly serial: string; readonly code: string } | null
  /** Seconds, 900..43200; at most 3600 where the caller's keys are a role's. */
  readonly durationSeconds: number
  readonly sts: StsTarget
}

/** Asks STS for a role's keys (AssumeRole). Never throws; see {@link callAws} for what is tried twice. */
export async function assumeRole(request: RoleRequest): Promise<SessionTokenResult> {
  const { role, mfa, durationSeconds } = request
  const result = await callAws(request, request.sts, {
    name: 'AssumeRole',
    makeClient: makeStsClient,
    ask: async (client) => {
      const { AssumeRoleCommand } = await import('@aws-sdk/client-sts')
      const command = new AssumeRoleCommand({
        RoleArn: role.arn,
        RoleSessionName: role.sessionName,
        DurationSeconds: durationSeconds,
        ...(role.externalId === null ? {} : { ExternalId: role.externalId }),
        ...(mfa === null ? {} : { SerialNumber: mfa.serial, TokenCode: mfa.code }),
      })
      const { Credentials, AssumedRoleUser } = await client.send(command)
      const keys = givenKeys(Credentials)
      return keys === null ? null : { ...keys, ...whose(AssumedRoleUser) }
    },
  })
  return tokenResult(result)
}

type GivenUser = { readonly Arn?: string | undefined; readonly AssumedRoleId?: string | undefined }

function whose(user: GivenUser | undefined): { readonly assumedRole?: AssumedRole } {
  if (!user?.Arn || !user.AssumedRoleId) return {}
  return { assumedRole: { arn: user.Arn, id: user.AssumedRoleId } }
}
