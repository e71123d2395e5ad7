/*
 * Says who the JavaScript SDK is with a profile: credentials by its default chain, one GetCallerIdentity.
 */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { defaultProvider } from '@aws-sdk/credential-provider-node'

const [, , profile] = process.argv
const client = new STSClient({ credentials: defaultProvider({ profile }), endpoint: process.env.AWS_ENDPOINT_URL_STS })
const { Arn } = await client.send(new GetCallerIdentityCommand({}))
process.stdout.write(JSON.stringify({ Arn }))
