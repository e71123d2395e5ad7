import { explain } from '../chain/explain.ts'
import type { ChainFacts } from '../chain/model.ts'
import type { StsTarget } from '../chain/sts-target.ts'
import { buildProfileBook } from '../profile/book.ts'
import { regionOf } from '../profile/identity.ts'
import type { FileSnapshot, Profile, ProfileBook } from '../profile/model.ts'
import type { Secret } from '../text/secret.ts'
import { prepareText } from '../text/session-text.ts'
import { deviceOf, staticKeysOf } from './keys.ts'
import { deviceKindOf } from './listed-device.ts'
import { type SessionToWrite, writeSession } from './plan.ts'
import { checkTarget, targetNameFor } from './target.ts'

/** Shortest and longest session, in seconds (STS GetSessionToken, `DurationSeconds`). */
export const SHORTEST_SESSION = 900
export const LONGEST_SESSION = 129_600

/** What a person asked for; null: as the profile and the settings say. */
export type SessionRequest = {
  readonly profile: string
  readonly serial: string | null
  readonly durationSeconds: number | null
  readonly target: string | null
}

/** Why nothing was asked of AWS. */
export type PrepareFailure = { readonly code: string; readonly message: string }

/** Source, device, duration and target, found possible. */
export type SessionSource = {
  readonly source: string
  readonly target: string
  readonly serial: string
  /** Seconds. */
  readonly durationSeconds: number
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
}

type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: PrepareFailure }

const failure = (code: string, message: string): { readonly ok: false; readonly failure: PrepareFailure } => ({
  ok: false,
  failure: { code, message },
})

/** Resolves what a session is made from, by AWS CLI's reading of the files. `defaultDuration` is in seconds. */
export function resolveSource(
  book: ProfileBook,
  request: SessionRequest,
  defaultDuration: number,
): Checked<SessionSource> {
  const profile = book.byName.get(request.profile)
  const unusable = checkCredentialsFile(book)
  if (unusable !== null) return unusable
  if (profile === undefined) return failure('no-such-profile', prepareText.noSuchProfile(request.profile))
  const keys = staticKeysOf(profile)
  if (keys === null) return failure('no-keys', prepareText.noKeys(profile.name))
  if (keys.term === 'temporary') return failure('temporary-keys', prepareText.temporaryKeys(profile.name))
  if (keys.secretAccessKey === null)
    return failure('half-keys', prepareText.halfKeys(profile.name, book.files[keys.role].path))
  const serial = checkSerial(request.serial ?? deviceOf(profile), profile)
  if (!serial.ok) return serial
  const durationSeconds = request.durationSeconds ?? defaultDuration
  if (!isPossibleDuration(durationSeconds)) return failure('bad-duration', prepareText.badDuration(durationSeconds))
  const target = request.target ?? targetNameFor(profile.name)
  const allowed = checkTarget(book, profile.name, target)
  if (!allowed.ok) return failure(allowed.code, allowed.message)
  const { accessKeyId, secretAccessKey } = keys
  return {
    ok: true,
    value: { source: profile.name, target, serial: serial.value, durationSeconds, accessKeyId, secretAccessKey },
  }
}

/** A session in a file that AWS CLI refuses would be of no use, and its code gone. */
export function checkCredentialsFile({ files, readings }: ProfileBook): ReturnType<typeof failure> | null {
  const { path, state, reason } = files.credentials
  if (state === 'unreadable') return failure('credentials-unreadable', prepareText.credentialsUnreadable(path, reason))
  const { refusal } = readings.botocore.credentials
  if (refusal === null) return null
  return failure('credentials-refused', prepareText.credentialsRefused(path, refusal.line, refusal.message))
}

/** Whole seconds from 900 to 129600. */
export function isPossibleDuration(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= SHORTEST_SESSION && seconds <= LONGEST_SESSION
}

/** STS GetSessionToken, `SerialNumber`: 9 to 256 characters. FIDO devices have ARNs, but can give no code. */
export function checkSerial(serial: string | null, profile: Pick<Profile, 'name'>): Checked<string> {
  if (serial === null || serial === '') return failure('no-serial', prepareText.noSerial(profile.name))
  if (deviceKindOf(serial) === 'fido') return failure('fido-serial', prepareText.fidoSerial(serial))
  if (!/^[\w+=/:,.@-]{9,256}$/.test(serial)) return failure('bad-serial', prepareText.badSerial(serial))
  return { ok: true, value: serial }
}

/**
 * The region to write into the target, null when a file gives it one already. Where AWS CLI finds none because it refuses the config file,
 * what stands there counts all the same: the file will be mended.
 */
export function regionToWrite(book: ProfileBook, source: string, target: string, sts: StsTarget): string | null {
  if (regionIn(book, target) !== null) return null
  return sts.regionFound === 'assumed' ? (regionIn(book, source) ?? sts.region) : sts.region
}

function regionIn(book: ProfileBook, name: string): string | null {
  const profile = book.byName.get(name)
  return profile === undefined ? null : regionOf(profile)
}

/** Whether a region that nobody set is asked and written. */
export function isRegionAssumed(sts: StsTarget, region: string | null): boolean {
  return sts.regionFound === 'assumed' && region === sts.region
}

/** What to say before a code is typed: it might be typed for nothing. */
export function warningsOf(facts: ChainFacts, found: SessionSource, sts: StsTarget): readonly string[] {
  const region = regionToWrite(facts.book, found.source, found.target, sts)
  return [
    ...surroundingsWarnings(facts, sts),
    ...(isRegionAssumed(sts, region) ? [prepareText.regionAssumed(sts.region, found.target)] : []),
    ...hiddenWarning(facts, found, region),
  ]
}

/** What to say before any code is typed for a call to this endpoint, whatever the call is for. */
export function surroundingsWarnings(facts: ChainFacts, sts: StsTarget): readonly string[] {
  const config = facts.book.readings.botocore.config
  return [
    ...(config.refusal === null || config.refusal.code === 'unreadable'
      ? []
      : [prepareText.configRefused(config.path, config.refusal.line, config.refusal.message)]),
    ...(isOpenToListeners(sts.url) ? [prepareText.plainHttp(sts.url)] : []),
    ...(sts.problem === null ? [] : [prepareText.endpointProblem(sts.problem)]),
  ]
}

/** The answer holds the new keys: over plain http anybody on the way reads them. This computer itself is no way. */
function isOpenToListeners(url: string): boolean {
  return /^http:\/\//i.test(url) && !/^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:[/?#]|$)/i.test(url)
}

/** Asks the chain about the files as they will be, with made-up keys in place of the new ones. */
function hiddenWarning(facts: ChainFacts, { target, durationSeconds }: SessionSource, region: string | null): string[] {
  const { files } = facts.book
  if (facts.book.readings.botocore.config.refusal !== null) return []
  const session: SessionToWrite = {
    target,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    sessionToken: 'EXAMPLE',
    expiresAt: facts.now + durationSeconds * 1000,
    region,
  }
  const text = writeSession(files.credentials.text, session)
  if (text === null) return []
  const credentials: FileSnapshot = { ...files.credentials, state: 'present', text }
  const book = buildProfileBook({ config: files.config, credentials })
  const verdict = explain({ ...facts, book, explicitProfile: target }, 'aws-cli-v2')
  if (verdict.outcome === 'resolved' && verdict.winner?.provider === 'credentials-file') return []
  if (verdict.error !== null) return [prepareText.hiddenByFailure(target, verdict.error.message)]
  return [prepareText.hiddenBy(target, providerWords(verdict.winner?.provider))]
}

function providerWords(provider: string | undefined): string {
  const words = new Map<string, string>(Object.entries(prepareText.providers))
  return words.get(provider ?? '') ?? prepareText.hiddenBySomething
}
