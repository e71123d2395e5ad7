import { resolveIamTarget } from '../../app/chain/iam-target.ts'
import { viewProfile } from '../../app/chain/profile-view.ts'
import { resolveStsTarget } from '../../app/chain/sts-target.ts'
import type { Profile, ProfileBook } from '../../app/profile/model.ts'
import { filledValue } from '../../app/profile/settings.ts'
import { deviceOf, staticKeysOf } from '../../app/session/keys.ts'
import { deviceKindOf, type ListedDevice, userOfArn } from '../../app/session/listed-device.ts'
import { namesItself } from '../../app/session/own-command.ts'
import { explainCallFailure } from '../../app/session/refusals/call-failure.ts'
import type { StsFailure } from '../../app/session/refusals/failure-model.ts'
import { targetNameFor } from '../../app/session/target.ts'
import { accountIdOfArn, deviceNameOf } from '../../app/text/account.ts'
import { deviceCheckText } from '../../app/text/device-text.ts'
import { prepareText } from '../../app/text/session-text.ts'
import { buildDeviceCheck, type DeviceFacts } from '../../app/view/device-check.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { DeviceCheckView } from '../../app/view/session-model.ts'
import type { CallResult } from '../aws/call.ts'
import { callerIdentity } from '../aws/caller.ts'
import { listMfaDevices } from '../aws/devices.ts'
import type { World } from '../facts/world.ts'
import { type AskDeps, callBounds } from './hand-out/at-hand.ts'
import { type FoundKeys, sectionKeys } from './hand-out/found-keys.ts'

/**
 * Holds a profile's MFA device against AWS, on request, before a code is spent: whose keys they are (GetCallerIdentity), which devices that
 * user has (IAM ListMFADevices), and whether the profile names one of them that gives codes. Sends no code and writes nothing. A failure
 * is a sentence: no keys, or AWS not reached; whatever is wrong with the device is in the answer.
 */
export async function checkDevice(
  world: World,
  profile: string,
  deps: AskDeps,
): Promise<Outcome<DeviceCheckView, string>> {
  const { book } = world.facts
  const asked = book.byName.get(profile)
  if (asked === undefined) return { ok: false, failure: prepareText.noSuchProfile(profile) }
  const holder = holderOf(asked, book)
  const found = holder === null ? null : await keysFor(book, holder, deps)
  if (found?.ok === false) return { ok: false, failure: found.failure.message }
  const keys = found?.value ?? null
  if (holder === null || keys === null) return { ok: false, failure: deviceCheckText.noKeys(profile) }
  const asking = askingFor(world, holder, deps)
  const caller = await callerIdentity({ ...asking.call, ...keys, sts: asking.sts })
  if (!caller.ok) return { ok: false, failure: asking.sentence(caller.failure) }
  const serial = deviceOf(asked) ?? deviceOf(book.byName.get(holder) ?? asked)
  const user = userOfArn(caller.value.arn)
  const listed = user === null ? NOT_ALLOWED : await listWith(asking, [keys, sessionOf(book, holder)])
  if (!listed.ok) return { ok: false, failure: asking.sentence(listed.failure) }
  const facts = { profile, serial, caller: caller.value, listed: listed.value }
  const otherOwner = await otherOwnerOf(facts, (name) => listOf(asking, keys, name))
  return { ok: true, value: buildDeviceCheck({ ...facts, otherOwner }) }
}

/** The profile whose keys sign for another: itself, or where its chain of source profiles ends; null: nowhere. */
function holderOf(profile: Profile, book: ProfileBook): string | null {
  const met = new Set<string>()
  let current: Profile | undefined = profile
  while (current !== undefined && !met.has(current.name)) {
    if (staticKeysOf(current) !== null || namesItself(current)) return current.name
    met.add(current.name)
    const source = filledValue(current.settings, 'source_profile')
    current = source === null ? undefined : book.byName.get(source)
  }
  return null
}

/** The keys that a profile holds itself, in the files or in the vault; null: none. */
async function keysFor(
  book: ProfileBook,
  holder: string,
  deps: AskDeps,
): Promise<Outcome<FoundKeys, { readonly message: string }> | null> {
  const keys = keysOf(book, holder)
  if (keys !== null) return { ok: true, value: keys }
  const kept = (await deps.keysOf?.(holder)) ?? null
  return kept?.ok === true ? { ok: true, value: { ...kept.value, expiresAt: null } } : kept
}

function keysOf(book: ProfileBook, name: string): FoundKeys | null {
  const { credentials, config } = viewProfile(book, 'botocore', name)
  return sectionKeys(credentials) ?? sectionKeys(config)
}

/** The session made from a profile's keys: it carries MFA, which some policies demand even for a look at devices. */
const sessionOf = (book: ProfileBook, holder: string): FoundKeys | null => {
  const keys = keysOf(book, targetNameFor(holder))
  return keys?.sessionToken === undefined ? null : keys
}

/** What each call of a check has in common. */
type Asking = ReturnType<typeof askingFor>

function askingFor(world: World, holder: string, deps: AskDeps) {
  const facts = { ...world.facts, explicitProfile: holder }
  const sts = resolveStsTarget(facts)
  return {
    sts,
    iam: resolveIamTarget(facts),
    call: { environment: facts.environment, ...callBounds(deps) },
    sentence: (failure: StsFailure): string => {
      const { region, url } = sts
      const context = { source: holder, serial: '', region, url, durationSeconds: 0, now: deps.clock.now() }
      return explainCallFailure(failure, context, 'question').message
    },
  }
}

type Listed = CallResult<readonly ListedDevice[] | null>

const NOT_ALLOWED: Listed = { ok: true, value: null, clockOffset: null }

/** `InvalidClientTokenId` is what IAM says to a session without MFA; the keys themselves are good, as STS has just said. */
const FORBIDDEN: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException', 'InvalidClientTokenId'])

function listOf(
  { call, iam }: Asking,
  keys: FoundKeys,
  userName: string | null,
): Promise<CallResult<readonly ListedDevice[]>> {
  return listMfaDevices({ ...call, ...keys, iam, userName })
}

/** The devices, with the first keys that may see them; null: none may. */
async function listWith(asking: Asking, tried: readonly (FoundKeys | null)[]): Promise<Listed> {
  for (const keys of tried) {
    if (keys === null) continue
    const result = await listOf(asking, keys, null)
    if (result.ok) return result
    const { failure } = result
    if (failure.kind !== 'refused' || !FORBIDDEN.has(failure.code)) return result
  }
  return NOT_ALLOWED
}

type Compared = Pick<DeviceFacts, 'serial' | 'caller' | 'listed'>

/**
 * Another user who has the device: the console named a virtual device after its user until November 2022, so that one is asked about. Null
 * where it is the caller's own, or nothing is known.
 */
async function otherOwnerOf(
  { serial, caller, listed }: Compared,
  list: (userName: string) => Promise<CallResult<readonly ListedDevice[]>>,
): Promise<string | null> {
  if (serial === null || listed === null || deviceKindOf(serial) === 'fido') return null
  const name = deviceNameOf(serial)
  const isElsewhere = accountIdOfArn(serial) !== caller.account || name === userOfArn(caller.arn)
  if (isElsewhere || listed.some((device) => device.serial === serial)) return null
  const theirs = await list(name)
  return theirs.ok && theirs.value.some((device) => device.serial === serial) ? name : null
}
