import { stsText } from '../../text/session-text.ts'
import type { FailureContext, SessionFailure, StsRefusal } from './failure-model.ts'
import { explainRoleRefusal, explainUnknownKey } from './role-refusal.ts'

type Explained = Pick<SessionFailure, 'message' | 'next'>
type Explain = (refusal: StsRefusal, context: FailureContext) => Explained

const retry = (message: string): Explained => ({ message, next: 'retry' })
const mend = (message: string): Explained => ({ message, next: 'settings' })
const again = (message: string): Explained => ({ message, next: 'code' })

/** Beyond this the clock is worth a word: STS allows five minutes, a device's code one or two. */
export const CLOCK_WORTH_SAYING = 60_000

/** The offset where it is worth a word, else null. Positive: this computer's clock is behind. */
export function notableOffset(offset: number | null): number | null {
  return offset !== null && Math.abs(offset) > CLOCK_WORTH_SAYING ? offset : null
}

/** Whether a refusal is about the clock: such a call never reached the MFA check, so its code is still good. */
export function isClockRefusal({ code, message }: Pick<StsRefusal, 'code' | 'message'>): boolean {
  return CLOCK_CODES.has(code) || (code === 'SignatureDoesNotMatch' && CLOCK_WORDS.test(message))
}

/**
 * Whether a refusal is about the key that signed, or its signature: AWS looks at those before it looks at a code, so the code is still good
 * for another key of the device.
 */
export function isKeyRefusal({ code }: Pick<StsRefusal, 'code'>): boolean {
  return KEY_CODES.has(code)
}

const KEY_CODES: ReadonlySet<string> = new Set([
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'UnrecognizedClientException',
])

const CLOCK_CODES: ReadonlySet<string> = new Set(['RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture'])
const CLOCK_WORDS = /Signature expired|Signature not yet current/i

const clockOff = (refusal: StsRefusal): Explained => {
  const offset = notableOffset(refusal.clockOffset)
  return retry(offset === null ? stsText.clockOffUnknown : stsText.clockOff(offset))
}

const signature: Explain = (refusal, context) => {
  if (/scoped to/i.test(refusal.message)) return mend(stsText.badScope(context.region))
  return mend(stsText.wrongSecret(context.source))
}

const ACCESS_DENIED: readonly { readonly words: RegExp; readonly explain: Explain }[] = [
  {
    words: /invalid MFA one[- ]time pass ?code/i,
    explain: (refusal) => {
      const offset = notableOffset(refusal.clockOffset)
      const clock = offset === null ? '' : stsText.wrongCodeClock(offset)
      return again(stsText.wrongCode + stsText.wrongCodeNext + clock)
    },
  },
  {
    words: /unable to validate MFA code|verify your MFA serial/i,
    explain: (_refusal, { serial, source }) => mend(stsText.wrongSerial(serial, source)),
  },
  {
    words: /must provide both MFA serial/i,
    explain: (_refusal, { source }) => mend(stsText.serialMissing(source)),
  },
  {
    words: /with session credentials/i,
    explain: (_refusal, { source }) => mend(stsText.sessionKeys(source)),
  },
  {
    words: /not authorized to perform:? *sts:\w+/i,
    explain: ({ message }) => mend(stsText.denied(/sts:\w+/i.exec(message)?.[0] ?? 'this')),
  },
]

const accessDenied: Explain = (refusal, context) =>
  ACCESS_DENIED.find(({ words }) => words.test(refusal.message))?.explain(refusal, context) ?? mend(stsText.deniedPlain)

const validation: Explain = ({ message }, { serial, durationSeconds }) => {
  if (/role chaining/i.test(message)) return mend(stsText.chainTooLong)
  if (/MaxSessionDuration/i.test(message)) return mend(stsText.roleTooLong)
  if (/'?tokenCode'?/i.test(message)) return again(stsText.invalidCode)
  if (/'?serialNumber'?/i.test(message)) return mend(stsText.invalidSerial(serial))
  if (/'?durationSeconds'?/i.test(message)) return mend(stsText.invalidDuration(durationSeconds))
  return mend(stsText.invalid)
}

const unknownKey: Explain = (_refusal, context) =>
  explainUnknownKey(context) ?? mend(stsText.unknownKey(context.source))
const malformed: Explain = (_refusal, { source, url }) => mend(stsText.malformedKeys(source, url))
const ended: Explain = (_refusal, { source }) => mend(stsText.expired(source))
const throttled: Explain = () => retry(stsText.throttled)
const unavailable: Explain = () => retry(stsText.unavailable)

/** What each code means. Codes: STS API reference "Common errors", and botocore's `data/sts/2011-06-15` (1.43). */
const EXPLANATIONS: ReadonlyMap<string, Explain> = new Map<string, Explain>([
  ['InvalidClientTokenId', unknownKey],
  ['InvalidAccessKeyId', unknownKey],
  ['ExpiredToken', ended],
  ['ExpiredTokenException', ended],
  ['SignatureDoesNotMatch', signature],
  ['InvalidSignatureException', signature],
  ['AccessDenied', accessDenied],
  ['AccessDeniedException', accessDenied],
  ['ValidationError', validation],
  ['ValidationException', validation],
  ['InvalidParameterValue', validation],
  ['RegionDisabledException', (_refusal, { region }) => mend(stsText.regionDisabled(region))],
  ['OptInRequired', (_refusal, { region }) => mend(stsText.optIn(region))],
  ['IncompleteSignature', malformed],
  ['MissingAuthenticationToken', malformed],
  ['MissingAuthenticationTokenException', malformed],
  ['UnrecognizedClientException', malformed],
  ['InvalidIdentityToken', () => mend(stsText.identityToken)],
  ['IDPRejectedClaim', () => mend(stsText.identityRejected)],
  ['IDPCommunicationError', () => retry(stsText.identityUnreachable)],
  ['PackedPolicyTooLarge', () => mend(stsText.policyTooLarge)],
  ['MalformedPolicyDocument', () => mend(stsText.policyMalformed)],
  ['Throttling', throttled],
  ['ThrottlingException', throttled],
  ['RequestLimitExceeded', throttled],
  ['TooManyRequestsException', throttled],
  ['ServiceUnavailable', unavailable],
  ['InternalFailure', unavailable],
  ['InternalError', unavailable],
])

/** What is kept of a message nobody knows: one line, not too long. */
const MOST_WORDS = 300

/** A refusal of STS as a sentence with the next step. */
export function explainRefusal(refusal: StsRefusal, context: FailureContext): Explained {
  if (isClockRefusal(refusal)) return clockOff(refusal)
  const ofRole = context.role === undefined ? null : explainRoleRefusal(refusal, context, context.role)
  if (ofRole !== null) return ofRole
  const explain = EXPLANATIONS.get(refusal.code)
  if (explain !== undefined) return explain(refusal, context)
  if (refusal.status !== null && refusal.status >= 500) return retry(stsText.unavailable)
  if (refusal.status === 429) return retry(stsText.throttled)
  const words = refusal.message.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS).replace(/\.$/, '')
  return retry(stsText.other(refusal.code, words) + stsText.otherNext)
}
