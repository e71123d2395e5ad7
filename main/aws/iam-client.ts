import type { IAMClient } from '@aws-sdk/client-iam'
import { type ClientOptions, clientConfig, withoutVersionNotice } from './client-options.ts'

/** The official IAM client, told everything; see {@link clientConfig}. */
export async function makeIamClient(options: ClientOptions): Promise<IAMClient> {
  const sdk = await import('@aws-sdk/client-iam')
  return withoutVersionNotice(() => new sdk.IAMClient(clientConfig(options)))
}
