import { isRefusal, runAction, unknownAction } from './actions.ts'
import { SERVICES, type ServiceName, type Xml } from './answers.ts'
import { runIamAction } from './iam-actions.ts'
import { accountOf, isStsError, type StsError, type StsPartition, type StsRequestRecord } from './model.ts'
import { findSigner, type Registry } from './registry.ts'
import { checkScope, checkSignature, queryPairs, readSignature, type WireRequest } from './signature.ts'
import type { Trouble } from './trouble.ts'

/** What an answer depends on. */
export type Answers = {
  readonly registry: Registry
  /** The only region STS is signed for; null: any. */
  readonly region: string | null
  readonly trouble: Trouble
  /** Takes the next refusal in the queue. */
  readonly nextFailure: () => StsError | null
}

export type Decision = { readonly action: string; readonly xml: Xml } | { readonly error: StsError }

/** The region that IAM's requests are signed for. */
const IAM_REGIONS: Readonly<Record<StsPartition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
}

/** The service a request is for, by the version of the protocol it names: both stand behind one address here. */
export function serviceOf(request: WireRequest): ServiceName {
  return safely(() => readParameters(request))?.get('Version') === SERVICES.iam.version ? 'iam' : 'sts'
}

/** A request as it is recorded; what it came to is not known yet. */
export function describe(request: WireRequest, at: number): StsRequestRecord {
  const signed = safely(() => readSignature(request))
  const parameters = safely(() => readParameters(request))
  const known = signed === null || isStsError(signed) ? null : signed
  return {
    at,
    action: parameters?.get('Action') ?? null,
    accessKeyId: known?.accessKeyId ?? null,
    region: known?.region ?? null,
    form: known?.form ?? 'none',
    serial: parameters?.get('SerialNumber') ?? null,
    roleArn: parameters?.get('RoleArn') ?? null,
    durationSeconds: parameters?.get('DurationSeconds') ?? null,
    status: null,
    errorCode: null,
    host: request.headers.get('host') ?? null,
  }
}

function safely<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}

function readParameters(request: WireRequest): ReadonlyMap<string, string> {
  const form = request.headers.get('content-type') ?? ''
  const parameters = new Map(queryPairs(request.target).filter(([name]) => !name.startsWith('X-Amz-')))
  if (request.method === 'POST' && form.startsWith('application/x-www-form-urlencoded'))
    for (const [name, value] of new URLSearchParams(request.body.toString('utf8'))) parameters.set(name, value)
  return parameters
}

/** What AWS says to a request. `at` is the server's clock. */
export function decide(answers: Answers, request: WireRequest, at: number): Decision {
  const { trouble, registry } = answers
  if (trouble.throttle === 'throttling') return { error: { status: 400, code: 'Throttling', message: 'Rate exceeded' } }
  if (trouble.throttle === 'unavailable')
    return { error: { status: 503, code: 'ServiceUnavailable', message: 'Service is unable to handle request.' } }
  const parameters = safely(() => readParameters(request))
  const signed = safely(() => readSignature(request))
  if (parameters === null || signed === null)
    return { error: { status: 400, code: 'MalformedQueryString', message: 'The query string is malformed.' } }
  if (isStsError(signed)) return { error: signed }
  const signer = findSigner(registry, signed.accessKeyId, signed.sessionToken, at)
  if ('status' in signer) return { error: signer }
  const service = serviceOf(request)
  const expected = { service, region: service === 'iam' ? IAM_REGIONS[registry.partition] : answers.region }
  const scope = checkScope(signed, at, expected) ?? checkSignature(request, signed, signer.secretAccessKey)
  if (scope !== null) return { error: scope }
  if (service === 'sts' && trouble.disabledRegions.includes(signed.region))
    return { error: regionDisabled(accountOf(signer.caller)) }
  const failure = answers.nextFailure() ?? trouble.refuse?.(describe(request, at)) ?? null
  if (failure !== null) return { error: failure }
  return act(service, { registry, caller: signer.caller, parameters, now: at })
}

function act(service: ServiceName, call: Parameters<typeof runAction>[1]): Decision {
  const action = call.parameters.get('Action') ?? null
  const { version } = SERVICES[service]
  if (action === null || call.parameters.get('Version') !== version) return { error: unknownAction(action, version) }
  const xml = service === 'iam' ? runIamAction(action, call) : runAction(action, call)
  return isRefusal(xml) ? { error: xml } : { action, xml }
}

function regionDisabled(accountId: string): StsError {
  return {
    status: 403,
    code: 'RegionDisabledException',
    message: `STS is not activated in this region for account:${accountId}. Your account administrator can activate STS in this region using the IAM Console.`,
  }
}
