import type { Instant } from '../../app/text/instant.ts'
import { vaultText } from '../../app/text/vault-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { World } from '../facts/world.ts'
import type { Places, Platform } from '../files/model.ts'
import { type CredentialsDeps, credentialsFor, type HandOutChoices } from '../session/hand-out/credentials-for.ts'
import type { BrokerUser } from './address.ts'
import { makeDesk } from './desk.ts'
import type { BrokerRefusal } from './place.ts'
import { type Broker, startBroker } from './server.ts'
import { currentUser } from './user.ts'

/** What is known when somebody asks. */
export type AgentFacts = {
  readonly world: World
  /** `routeOptions` of `main/state/sessions/session-planning.ts` is one; what is alive is found out anew. */
  readonly choices: HandOutChoices
}

/** What the running Lanyard gives the broker. */
export type AgentOptions = {
  readonly places: Places
  readonly platform: Platform
  /** Asked for each question; must not reject. */
  readonly facts: () => Promise<AgentFacts>
  readonly now: () => Instant
  /**
   * For one question: as for the renewals of the keeper, whose `memory` is where role credentials are kept until they are too old; and the
   * vault, opened without a person.
   */
  readonly handOut: () => Required<Pick<CredentialsDeps, 'renewal' | 'vaulted'>>
  /** A program waits for a code of this device. At most once in five minutes for a device. */
  readonly onCodeNeeded: (profile: string, device: string) => void
  /** A program waits for keys that the keyring does not give. At most once in five minutes. */
  readonly onVaultLocked: (profile: string) => void
  readonly onError?: (error: unknown) => void
  readonly user?: BrokerUser
}

/** Milliseconds for one answer, several calls of AWS and their repetitions included. */
const ANSWER_LIMIT = 20_000

/** Milliseconds for the vault: whoever asks is to have the answer within two seconds, also where a keyring does not answer at all. */
export const VAULT_LIMIT = 1_200

/** Serves `lanyard credential-process` as long as Lanyard runs. A failure is a sentence for the log and the settings. */
export function startAgent(options: AgentOptions): Promise<Outcome<Broker, BrokerRefusal>> {
  const { places, platform, facts, now, onCodeNeeded, onVaultLocked, onError } = options
  const answer = makeDesk({
    find: (profile) => find(profile, options),
    now,
    onCodeNeeded,
    onVaultLocked,
    ...(onError === undefined ? {} : { onError }),
  })
  const files = async () => {
    const { config, credentials } = (await facts()).world.files
    return { config: config.path, credentials: credentials.path }
  }
  return startBroker({ places, platform, user: options.user ?? currentUser(), files, answer })
}

async function find(profile: string, { facts, handOut }: AgentOptions) {
  const { world, choices } = await facts()
  const { renewal, vaulted } = handOut()
  const keysOf = inTime(vaulted)
  const abort = new AbortController()
  const timeout = setTimeout(() => abort.abort(), ANSWER_LIMIT)
  try {
    return await credentialsFor(world, profile, {
      ...choices,
      renewal: { ...renewal, signal: abort.signal, openVault: () => ({ keysOf }) },
      vaulted: keysOf,
      surface: 'app',
    })
  } finally {
    clearTimeout(timeout)
  }
}

type KeysOf = NonNullable<CredentialsDeps['vaulted']>

/** What comes too late is not waited for; it changes nothing. */
function inTime(keysOf: KeysOf): KeysOf {
  return (profile) =>
    new Promise((resolve, reject) => {
      const late = { ok: false, failure: { code: 'locked', message: vaultText.notLetIn(profile) } } as const
      const timeout = setTimeout(() => resolve(late), VAULT_LIMIT)
      keysOf(profile)
        .then(resolve, reject)
        .finally(() => clearTimeout(timeout))
    })
}
