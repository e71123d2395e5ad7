import { resolveStsTarget, type StsTarget } from '../../../app/chain/sts-target.ts'
import type { Profile } from '../../../app/profile/model.ts'
import { filledValue } from '../../../app/profile/settings.ts'
import { codeWindow } from '../../../app/session/code-window.ts'
import { staticKeysOf } from '../../../app/session/keys.ts'
import { explainCallFailure, mayHaveTakenCode } from '../../../app/session/refusals/call-failure.ts'
import type { AskedRole, SessionFailure, StsFailure } from '../../../app/session/refusals/failure-model.ts'
import { passesInAMoment } from '../../../app/session/refusals/passing-failure.ts'
import { notableOffset } from '../../../app/session/refusals/refusal.ts'
import type { PlannedCall } from '../../../app/session/routes/model.ts'
import { hasStaticKeys } from '../../../app/session/routes/standing.ts'
import { fanOutText } from '../../../app/text/fan-out-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { Secret } from '../../../app/text/secret.ts'
import { prepareText, startText } from '../../../app/text/session-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import { assumeRole } from '../../aws/role.ts'
import { getSessionToken, type SessionToken, type SessionTokenResult } from '../../aws/sts.ts'
import { cachedCredentials } from './cli-cache.ts'
import { type Run, trueNow } from './renewal-run.ts'

/** Keys that sign a call. */
export type SigningKeys = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** Null: long-term keys. */
  readonly sessionToken: Secret | null
  /** The profile whose keys they are, for sentences. */
  readonly profile: string
}

export type Answer =
  | { readonly ok: true; readonly token: SessionToken }
  | {
      readonly ok: false
      readonly failure: SessionFailure
      readonly passing: 'passing' | 'final'
      /** Whether the code, where there was one, may have been taken. */
      readonly code: 'perhaps-used' | 'unused'
      readonly raw: StsFailure
    }

type Refused = { readonly code: string; readonly message: string }

/** The profile whose own keys are at the bottom of a call: they sign it, or what signs it came from them. */
export function sourceOf(run: { readonly state: Pick<Run['state'], 'plan'> }, call: PlannedCall): string {
  let current = call
  for (;;) {
    const { signer } = current
    if (signer.kind === 'profile') return signer.profile
    const next = run.state.plan.calls.find(({ id }) => id === signer.id)
    if (next === undefined || next === call) return current.profile
    current = next
  }
}

/** Keys for a call, as they are now; a session that has ended signs nothing, and AWS need not be asked to know that. */
export async function signerOf(run: Run, call: PlannedCall): Promise<Outcome<SigningKeys, Refused>> {
  const { signer } = call
  if (signer.kind === 'profile') return keysOfProfile(run, call, signer.profile)
  const given = run.given.get(signer.id)
  const { profile } = run.state.plan.calls.find(({ id }) => id === signer.id) ?? call
  if (given === undefined) return refused('no-keys', fanOutText.noKeys(profile))
  if (given.expiresAt <= trueNow(run)) return refused('source-ended', fanOutText.sourceEnded(profile))
  return { ok: true, value: { ...given, profile } }
}

const refused = (code: string, message: string) => ({ ok: false, failure: { code, message } }) as const

/** GetSessionToken and a code want long-term keys; any other call takes a session first, since roles behind it may want its MFA. */
async function keysOfProfile(run: Run, call: PlannedCall, name: string): Promise<Outcome<SigningKeys, Refused>> {
  const { world, deps } = run
  const profile = world.facts.book.byName.get(name)
  const wantsLongTerm = call.action === 'GetSessionToken' || call.serial !== null
  const held = wantsLongTerm ? null : deps.memory.get(name, trueNow(run))
  if (held !== null) return { ok: true, value: { ...held, profile: name } }
  const keys = profile === undefined ? null : staticKeysOf(profile)
  if (profile !== undefined && keys !== null && keys.secretAccessKey !== null) {
    const { accessKeyId, secretAccessKey, term } = keys
    if (wantsLongTerm && term === 'temporary') return refused('temporary-keys', fanOutText.needsLongTerm(name))
    const sessionToken = tokenOf(profile, keys.role)
    return { ok: true, value: { accessKeyId, secretAccessKey, sessionToken, profile: name } }
  }
  const kept = profile === undefined || hasStaticKeys(profile) ? null : await run.vault.keysOf(name)
  if (kept !== null) return kept.ok ? { ok: true, value: { ...kept.value, sessionToken: null, profile: name } } : kept
  const cached = wantsLongTerm ? null : await cachedCredentials(world, name, deps)
  if (cached !== null) return { ok: true, value: { ...cached, profile: name } }
  return refused('no-keys', profile === undefined ? prepareText.noSuchProfile(name) : fanOutText.noKeys(name))
}

/** botocore takes a left-over `aws_security_token` before `aws_session_token`, in the file the keys are in. */
function tokenOf(profile: Profile, role: 'config' | 'credentials'): Secret | null {
  const settings = profile.sections[role]?.settings
  for (const name of ['aws_security_token', 'aws_session_token']) {
    const value = settings?.get(name)?.value
    if (settings !== undefined && value?.kind === 'secret' && isGiven(settings, name)) return value.secret
  }
  return null
}

const isGiven = (settings: NonNullable<Profile['sections']['config']>['settings'], name: string): boolean =>
  filledValue(settings, name) !== null || settings.get(name)?.value.kind === 'secret'

/** Where a call goes. */
export function stsOf({ world }: Run, { profile, role, serial }: PlannedCall): StsTarget {
  const asked = [role?.arn, serial].filter((arn) => typeof arn === 'string')
  return resolveStsTarget({ ...world.facts, explicitProfile: profile }, asked)
}

/** Asks STS, through the gate that all renewals share. `code` null: the call carries none. */
export async function askFor(run: Run, call: PlannedCall, keys: SigningKeys, code: string | null): Promise<Answer> {
  const sts = stsOf(run, call)
  const asked = run.deps.clock.now()
  const result = await run.gate(() => send(run, call, keys, code, sts))
  noteClock(run, result)
  if (result.ok) return { ok: true, token: result.token }
  return explained(run, call, keys, code, { sts, asked, failure: result.failure })
}

function send(
  run: Run,
  call: PlannedCall,
  keys: SigningKeys,
  code: string | null,
  sts: StsTarget,
): Promise<SessionTokenResult> {
  const { deps, world, abort } = run
  const { accessKeyId, secretAccessKey, sessionToken } = keys
  const { durationSeconds, serial, role } = call
  const common = {
    accessKeyId,
    secretAccessKey,
    durationSeconds,
    sts,
    environment: world.facts.environment,
    now: deps.clock.now,
    signal: abort.signal,
    ...(deps.patience === undefined ? {} : { patience: deps.patience }),
    ...(deps.timer === undefined ? {} : { timer: deps.timer }),
  }
  if (role === null) return (deps.askSession ?? getSessionToken)({ ...common, serial: serial ?? '', code: code ?? '' })
  const mfa = serial === null || code === null ? null : { serial, code }
  return (deps.askRole ?? assumeRole)({ ...common, role, mfa, ...(sessionToken === null ? {} : { sessionToken }) })
}

function noteClock(run: Run, result: SessionTokenResult): void {
  const measured = result.ok
    ? result.token.clockOffset
    : 'clockOffset' in result.failure
      ? result.failure.clockOffset
      : null
  if (measured === null) return
  run.clockOffset = measured
  run.deps.onClock?.(measured)
  const offset = notableOffset(measured)
  if (result.ok && offset !== null) run.notes.add(startText.clockNote(offset))
}

function askedRole({ role }: PlannedCall, keys: SigningKeys, code: string | null): { readonly role?: AskedRole } {
  if (role === null) return {}
  const mfa = keys.sessionToken === null ? 'none' : 'session'
  const externalId = role.externalId === null ? 'not-sent' : 'sent'
  return { role: { arn: role.arn, externalId, mfa: code === null ? mfa : 'code' } }
}

type Failed = { readonly sts: StsTarget; readonly asked: Instant; readonly failure: StsFailure }

function explained(
  run: Run,
  call: PlannedCall,
  keys: SigningKeys,
  code: string | null,
  { sts, asked, failure }: Failed,
): Answer {
  const perhapsUsed = code !== null && mayHaveTakenCode(failure)
  const context = {
    source: keys.profile,
    serial: call.serial ?? '',
    region: sts.region,
    url: sts.url,
    durationSeconds: call.durationSeconds,
    now: perhapsUsed ? asked : run.deps.clock.now(),
    ...askedRole(call, keys, code),
  }
  const sentence = explainCallFailure(failure, context, code === null ? 'without-code' : 'with-code')
  return {
    ok: false,
    failure: perhapsUsed ? { ...sentence, waitUntil: codeWindow(asked).endsAt } : sentence,
    passing: passesInAMoment(failure) ? 'passing' : 'final',
    code: perhapsUsed ? 'perhaps-used' : 'unused',
    raw: failure,
  }
}
