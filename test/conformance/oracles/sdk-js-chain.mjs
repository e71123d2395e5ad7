/*
 * Answers, one JSON line each, what the JavaScript SDK's default chain would do in an environment. Nothing leaves this machine:
 * sockets go to a server of this process or nowhere, STS and SSO are answered by hand, and no process is started.
 */
import { createServer } from 'node:http'
import net from 'node:net'
import readline from 'node:readline'
import { Readable } from 'node:stream'
import { defaultProvider } from '@aws-sdk/credential-provider-node'
import {
  externalDataInterceptor,
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
} from '@smithy/core/config'

const EXPIRATION = '2099-01-01T00:00:00Z'
const CONTAINER_HOSTS = new Set([
  '169.254.170.2',
  '169.254.170.23',
  'localhost',
  '127.0.0.1',
  '127.0.0.2',
  '::1',
  'fd00:ec2::23',
])

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({ AccessKeyId: 'ASIACONTAINER', SecretAccessKey: 'x', Token: 'x', Expiration: EXPIRATION }),
  )
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const ownPort = server.address().port

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function redirected(...parameters) {
  const options = Array.isArray(parameters[0]) ? parameters[0][0] : parameters[0]
  const host = options?.host
  if (CONTAINER_HOSTS.has(host)) return connect.call(this, { port: ownPort, host: '127.0.0.1' })
  process.nextTick(() => this.destroy(Object.assign(new Error(`no network: ${host}`), { code: 'ECONNREFUSED' })))
  return this
}

/** Answers SSO and SSO OIDC requests. */
const requestHandler = {
  metadata: { handlerProtocol: 'http/1.1' },
  handle: async (request) => {
    const answer = request.path.includes('/token')
      ? { accessToken: 'renewed', expiresIn: 3600, refreshToken: 'x', tokenType: 'Bearer' }
      : {
          roleCredentials: {
            accessKeyId: 'ASIASSO',
            secretAccessKey: 'x',
            sessionToken: 'x',
            expiration: Date.parse(EXPIRATION),
          },
        }
    const body = Readable.from([Buffer.from(JSON.stringify(answer))])
    return { response: { statusCode: 200, headers: { 'content-type': 'application/json' }, body } }
  },
}

const assume = (accessKeyId) => async () => ({
  accessKeyId,
  secretAccessKey: 'x',
  sessionToken: 'x',
  expiration: new Date(EXPIRATION),
})

const WINNERS = [
  ['AKIAENVIRONMENT', 'environment'],
  ['AKIAFILE', 'profile-keys'],
  ['AKIAPROCESS', 'process'],
  ['ASIAROLE', 'assume-role'],
  ['ASIAWEB', 'web-identity'],
  ['ASIASSO', 'sso'],
  ['ASIALOGIN', 'login'],
  ['ASIACONTAINER', 'container'],
]

// A configured process is not started: whatever its command is, it answers.
const processAnswer = JSON.stringify({ Version: 1, AccessKeyId: 'AKIAPROCESS', SecretAccessKey: 'x' })
externalDataInterceptor.interceptToken('exec', (_command, done) => done(null, { stdout: processAnswer }))

const silent = { debug() {}, info() {}, warn() {}, error() {} }

async function regionOf(profile) {
  try {
    return await loadConfig(NODE_REGION_CONFIG_OPTIONS, {
      ...NODE_REGION_CONFIG_FILE_OPTIONS,
      ...(profile ? { profile } : {}),
    })()
  } catch {
    return null
  }
}

async function answer({ environment, explicit }) {
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, environment)
  const region = await regionOf(explicit)
  const provider = defaultProvider({
    ...(explicit ? { profile: explicit } : {}),
    logger: silent,
    roleAssumer: assume('ASIAROLE'),
    roleAssumerWithWebIdentity: assume('ASIAWEB'),
    clientConfig: { requestHandler },
  })
  try {
    const { accessKeyId } = await provider()
    const winner = WINNERS.find(([prefix]) => accessKeyId.replace(/^["']/, '').startsWith(prefix))?.[1] ?? accessKeyId
    return { winner, error: null, region }
  } catch (error) {
    const ranOut = error.message === 'Could not load credentials from any providers'
    return { winner: null, error: ranOut ? null : error.name, message: error.message, region }
  }
}

// A role chain that stops at mfa_serial leaves the promise of its source unanswered.
process.on('unhandledRejection', () => {})
console.log(JSON.stringify({ version: 'ready' }))
for await (const line of readline.createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await answer(JSON.parse(line))))
process.exit(0)
