import type { Environment, MetadataFact } from '../../app/chain/model.ts'
import { probeText } from '../../app/text/chain-place-text.ts'
import type { Instant } from '../../app/text/instant.ts'
import { redact } from '../../app/text/redact.ts'
import type { ProbeAnswer } from '../../app/view/chain-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import { plainVariable } from '../files/places.ts'
import type { Ask, Reply } from './ask.ts'
import { foundNothing } from './credentials-answer.ts'

/** Milliseconds for each request: it is one hop away, or not there (botocore waits one second). */
const LIMIT = 2000
const DISABLED = 'AWS_EC2_METADATA_DISABLED'
const ENDPOINT = 'AWS_EC2_METADATA_SERVICE_ENDPOINT'
const MODE = 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE'

/** Where instance metadata is asked (AWS SDKs reference guide, "IMDS credential provider"); or why it is not. */
export function metadataAddress(environment: Environment): Outcome<string, string> {
  if (plainVariable(environment, DISABLED)?.toLowerCase() === 'true')
    return { ok: false, failure: probeText.metadataOff }
  const named = plainVariable(environment, ENDPOINT)
  if (named) {
    const isAddress = /^https?:\/\/[^\s]+$/i.test(named) && URL.canParse(named)
    return isAddress
      ? { ok: true, value: named.replace(/\/+$/, '') }
      : { ok: false, failure: probeText.badEndpoint(ENDPOINT) }
  }
  const isSix = plainVariable(environment, MODE)?.toLowerCase() === 'ipv6'
  return { ok: true, value: isSix ? 'http://[fd00:ec2::254]' : 'http://169.254.169.254' }
}

/** What instance metadata said: for the person, and for the chains that are explained from now on. */
export type MetadataProbe = { readonly answer: ProbeAnswer; readonly fact: MetadataFact }

const without = (message: string, asked: NonNullable<MetadataFact['asked']>): MetadataProbe => ({
  answer: foundNothing(message),
  fact: { state: 'silent', region: null, asked },
})

/** A service without version 2 refuses the token request with one of these; the tools go on without a token (botocore `IMDSFetcher`). */
const WITHOUT_TOKEN: ReadonlySet<number> = new Set([403, 404, 405])

/** Whom to ask, and when that is. */
type AskedMetadata = {
  readonly address: string
  readonly ask: Ask
  readonly signal: AbortSignal
  readonly now: Instant
}

/** Asks for a token, the name of the role, and the region. The role's credentials are never fetched. */
export async function probeMetadata({ address, ask, signal, now: at }: AskedMetadata): Promise<MetadataProbe> {
  const silent = (): MetadataProbe => without(probeText.metadataSilent, { at, gave: 'nothing' })
  const noRole = (message: string): MetadataProbe => without(message, { at, gave: 'no-role' })
  const question = { limit: LIMIT, signal }
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }
  const token = await ask({ ...question, url: `${address}/latest/api/token`, method: 'PUT', headers: ttl })
  if (token === null) return silent()
  if (token.status !== 200 && !WITHOUT_TOKEN.has(token.status)) return noRole(probeText.metadataRefused(token.status))
  const headers: Record<string, string> =
    token.status === 200 && /^[!-~]+$/.test(token.text) ? { 'x-aws-ec2-metadata-token': token.text } : {}
  const get = (path: string): Promise<Reply> =>
    ask({ ...question, url: `${address}/latest/meta-data/${path}`, method: 'GET', headers })
  const role = await get('iam/security-credentials/')
  if (role === null) return silent()
  if (role.status === 404) return noRole(probeText.metadataNoRole)
  const name = role.text.split('\n')[0]?.trim() ?? ''
  if (role.status !== 200) return noRole(probeText.metadataRefused(role.status))
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) return noRole(probeText.metadataNoRole)
  const message = probeText.metadataRole(redact(name))
  return {
    answer: { found: 'credentials', message, expiresAt: null },
    fact: { state: 'answers', region: regionIn(await get('placement/region')), asked: { at, gave: 'role' } },
  }
}

const regionIn = (reply: Reply): string | null =>
  reply?.status === 200 && /^[a-z0-9-]{1,32}$/.test(reply.text.trim()) ? reply.text.trim() : null
