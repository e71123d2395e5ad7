import { type CallResult, callAws } from './call.ts'
import type { IamRequest } from './devices.ts'
import { makeIamClient } from './iam-client.ts'

const FORBIDDEN: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException'])

/**
 * The account's alias (IAM ListAccountAliases; an account has one at most). Null: it has none, or these keys may not see it, which is
 * no error: few may. Never throws.
 */
export async function accountAlias(request: IamRequest): Promise<CallResult<string | null>> {
  const result = await callAws(request, request.iam, {
    name: 'ListAccountAliases',
    makeClient: makeIamClient,
    ask: async (client) => {
      const { ListAccountAliasesCommand } = await import('@aws-sdk/client-iam')
      const { AccountAliases } = await client.send(new ListAccountAliasesCommand({}))
      return { alias: AccountAliases?.[0] ?? null }
    },
  })
  if (result.ok) return { ...result, value: result.value.alias }
  const { failure } = result
  if (failure.kind !== 'refused' || !FORBIDDEN.has(failure.code)) return result
  return { ok: true, value: null, clockOffset: failure.clockOffset }
}
