import { handOutText } from '../../app/text/broker-text.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { CredentialsFailure, ProfileCredentials } from '../session/hand-out/credentials-for.ts'
import type { BrokerAnswer } from './message.ts'
import { processAnswer } from './process-answer.ts'

/** What the desk needs to answer. */
export type DeskOptions = {
  /** The credentials of a profile, from what can be had without a person. */
  readonly find: (profile: string) => Promise<Outcome<ProfileCredentials, CredentialsFailure>>
  readonly now: () => Instant
  /** A program waits for a code of this device: worth a notice. Once in {@link NOTICE_STEP} for a device. */
  readonly onCodeNeeded?: (profile: string, device: string) => void
  /** A program waits for keys that the keyring does not give: likewise, whichever profile it is. */
  readonly onVaultLocked?: (profile: string) => void
  /** Hears the kind of what was not expected. */
  readonly onError?: (error: unknown) => void
}

/** Milliseconds between two notices about one device: a script that tries again each second is one wish. */
export const NOTICE_STEP = 5 * 60_000

/** Answers for profiles: callers that come while one is being looked for get the same answer, from one call of AWS. */
export function makeDesk(options: DeskOptions): (profile: string) => Promise<BrokerAnswer> {
  const underWay = new Map<string, Promise<BrokerAnswer>>()
  const told = new Map<string, Instant>()
  return (profile) => {
    const running = underWay.get(profile)
    if (running !== undefined) return running
    const answer = answerFor(profile, options, told).finally(() => underWay.delete(profile))
    underWay.set(profile, answer)
    return answer
  }
}

async function answerFor(profile: string, options: DeskOptions, told: Map<string, Instant>): Promise<BrokerAnswer> {
  try {
    const found = await options.find(profile)
    if (found.ok) return { kind: 'credentials', text: processAnswer(found.value) }
    const { code, message, device } = found.failure
    const { onCodeNeeded, onVaultLocked } = options
    if (code === 'code-needed' && device !== null) tell(device, options, told, () => onCodeNeeded?.(profile, device))
    if (code === VAULT_LOCKED) tell(VAULT_LOCKED, options, told, () => onVaultLocked?.(profile))
    return { kind: 'failure', code, message }
  } catch (error) {
    options.onError?.(error)
    return { kind: 'failure', code: 'unexpected', message: handOutText.unexpected(profile) }
  }
}

/** Of `VaultFailure`; no serial of a device looks like it. */
const VAULT_LOCKED = 'locked'

function tell(about: string, { now: clock }: DeskOptions, told: Map<string, Instant>, say: () => void): void {
  const now = clock()
  const last = told.get(about)
  // A clock that was set back must not silence it for good.
  if (last !== undefined && Math.abs(now - last) < NOTICE_STEP) return
  told.set(about, now)
  say()
}
