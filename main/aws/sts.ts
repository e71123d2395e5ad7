import type { StsTarget } from '../../app/chain/sts-target.ts'
import { type CallRequest, callAws, type Timer } from './call.ts'
import { givenKeys, type SessionToken, type SessionTokenResult, tokenResult } from './given.ts'
import { makeStsClient } from './sts-client.ts'

export type { SessionToken, SessionTokenResult, Timer }

export type SessionTokenRequest = Omit<CallRequest, 'sessionToken'> & {
  readonly serial: string
  /** Six digits. */
  readonly code: string
  /** Seconds. */
  readonly durationSeconds: number
  readonly sts: StsTarget
}

/** Asks STS for a session (GetSessionToken), with long-term keys. Never throws; see {@link callAws} for what is tried twice. */
export async function getSessionToken(request: SessionTokenRequest): Promise<SessionTokenResult> {
  const { serial, code, durationSeconds } = request
  const result = await callAws(request, request.sts, {
    name: 'GetSessionToken',
    makeClient: makeStsClient,
    ask: async (client) => {
      const { GetSessionTokenCommand } = await import('@aws-sdk/client-sts')
      const input = { SerialNumber: serial, TokenCode: code, DurationSeconds: durationSeconds }
      const { Credentials } = await client.send(new GetSessionTokenCommand(input))
      return givenKeys(Credentials)
    },
  })
  return tokenResult(result)
}
