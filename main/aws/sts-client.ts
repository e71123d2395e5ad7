import type { STSClient } from '@aws-sdk/client-sts'
import { type ClientOptions, clientConfig, noneOf, withoutVersionNotice } from './client-options.ts'

/** The official STS client, told everything; see {@link clientConfig}. */
export async function makeStsClient(options: ClientOptions): Promise<STSClient> {
  const sdk = await import('@aws-sdk/client-sts')
  const config = { ...clientConfig(options), useGlobalEndpoint: false, sigv4aSigningRegionSet: noneOf }
  return withoutVersionNotice(() => new sdk.STSClient(config))
}
