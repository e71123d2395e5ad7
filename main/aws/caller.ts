import type { StsTarget } from '../../app/chain/sts-target.ts'
import { type CallRequest, type CallResult, callAws } from './call.ts'
import { makeStsClient } from './sts-client.ts'

/** Who signed, as GetCallerIdentity says it. */
export type CallerIdentity = {
  /** Twelve digits. */
  readonly account: string
  readonly arn: string
  readonly userId: string
}

export type CallerRequest = CallRequest & { readonly sts: StsTarget }

/** Asks STS whose keys these are (GetCallerIdentity): it takes no permission, so it tells whether keys live. Never throws. */
export function callerIdentity(request: CallerRequest): Promise<CallResult<CallerIdentity>> {
  return callAws(request, request.sts, {
    name: 'GetCallerIdentity',
    makeClient: makeStsClient,
    ask: async (client) => {
      const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts')
      const { Account, Arn, UserId } = await client.send(new GetCallerIdentityCommand({}))
      if (!Account || !Arn || !UserId) return null
      return { account: Account, arn: Arn, userId: UserId }
    },
  })
}
