import type { IamTarget } from '../../app/chain/iam-target.ts'
import type { ListedDevice } from '../../app/session/listed-device.ts'
import { type CallRequest, type CallResult, callAws } from './call.ts'
import { makeIamClient } from './iam-client.ts'

export type IamRequest = CallRequest & { readonly iam: IamTarget }

/**
 * The MFA devices of a user (IAM ListMFADevices). `userName` null: of whoever signs. AWS allows eight devices a user, so that one page
 * of a hundred is all. Never throws.
 */
export function listMfaDevices(
  request: IamRequest & { readonly userName: string | null },
): Promise<CallResult<readonly ListedDevice[]>> {
  return callAws(request, request.iam, {
    name: 'ListMFADevices',
    makeClient: makeIamClient,
    ask: async (client) => {
      const { ListMFADevicesCommand } = await import('@aws-sdk/client-iam')
      const of = request.userName === null ? {} : { UserName: request.userName }
      const { MFADevices } = await client.send(new ListMFADevicesCommand(of))
      return (MFADevices ?? []).flatMap(({ SerialNumber, UserName, EnableDate }) =>
        SerialNumber
          ? [{ serial: SerialNumber, userName: UserName ?? '', enabledAt: EnableDate?.getTime() ?? null }]
          : [],
      )
    },
  })
}
