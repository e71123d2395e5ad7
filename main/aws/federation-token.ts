import type { StsTarget } from '../../app/chain/sts-target.ts'
import { type CallRequest, callAws } from './call.ts'
import { givenKeys, type SessionTokenResult, tokenResult } from './given.ts'
import { makeStsClient } from './sts-client.ts'

export type FederationTokenRequest = Omit<CallRequest, 'sessionToken'> & {
  /** 2..32 of `[\w+=,.@-]`. */
  readonly name: string
  /** Seconds, 900..129600. */
  readonly durationSeconds: number
  /** ARN of the managed policy that bounds what the user's own policies allow. Without one, nothing is allowed. */
  readonly policyArn: string
  readonly sts: StsTarget
}

/** Asks STS for a federated user's keys (GetFederationToken), with long-term keys: STS refuses all others. Never throws. */
export async function getFederationToken(request: FederationTokenRequest): Promise<SessionTokenResult> {
  const { name, durationSeconds, policyArn } = request
  const result = await callAws(request, request.sts, {
    name: 'GetFederationToken',
    makeClient: makeStsClient,
    ask: async (client) => {
      const { GetFederationTokenCommand } = await import('@aws-sdk/client-sts')
      const input = { Name: name, DurationSeconds: durationSeconds, PolicyArns: [{ arn: policyArn }] }
      const { Credentials } = await client.send(new GetFederationTokenCommand(input))
      return givenKeys(Credentials)
    },
  })
  return tokenResult(result)
}
