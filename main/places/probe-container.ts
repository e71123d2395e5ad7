import { isAllowedContainerUri, uriParts } from '../../app/chain/container-uri.ts'
import type { Environment } from '../../app/chain/model.ts'
import { probeText } from '../../app/text/chain-place-text.ts'
import type { Instant } from '../../app/text/instant.ts'
import { redact } from '../../app/text/redact.ts'
import type { ProbeAnswer } from '../../app/view/chain-model.ts'
import type { Outcome } from '../../app/view/model.ts'
import { plainVariable } from '../files/places.ts'
import type { Ask } from './ask.ts'
import { foundNothing, readCredentials } from './credentials-answer.ts'

const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI'
/** Milliseconds (botocore `ContainerMetadataFetcher.TIMEOUT_SECONDS`). */
const LIMIT = 2000

/** Where container credentials are asked; or why they are not. Only hosts that the tools themselves ask. */
export function containerAddress(environment: Environment): Outcome<string, string> {
  const relative = plainVariable(environment, RELATIVE)
  const url = relative ? `http://169.254.170.2${relative}` : plainVariable(environment, FULL)
  if (!url) return { ok: false, failure: probeText.noContainer }
  const parts = uriParts(url)
  // The host that is judged has to be the host that is asked.
  const asked = URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : null
  const isWeb = parts.scheme === 'http' || parts.scheme === 'https'
  if (!isWeb || parts.malformed || asked !== parts.host || !isAllowedContainerUri(parts))
    return { ok: false, failure: probeText.forbiddenHost(redact(parts.host)) }
  return { ok: true, value: url }
}

export type ContainerProbe = {
  readonly address: string
  readonly authorization: string | null
  readonly ask: Ask
  readonly signal: AbortSignal
  readonly now: Instant
}

/** Asks once. Of the answer only the status, and the end of the credentials, is kept. */
export async function probeContainer({
  address,
  authorization,
  ask,
  signal,
  now,
}: ContainerProbe): Promise<ProbeAnswer> {
  if (authorization !== null && !/^[ -~]*$/.test(authorization)) return foundNothing(probeText.badToken)
  const headers: Record<string, string> = authorization === null ? {} : { authorization }
  const reply = await ask({ url: address, method: 'GET', headers, limit: LIMIT, signal })
  if (reply === null) return foundNothing(probeText.containerSilent)
  return reply.status === 200
    ? readCredentials(reply.text, 'container', now)
    : foundNothing(probeText.containerStatus(reply.status))
}
