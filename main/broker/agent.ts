import type { Outcome } from '../../app/view/model.ts'
import type { World } from '../facts/world.ts'
import type { Places, Platform } from '../files/model.ts'
import { type CredentialsDeps, credentialsFor, type HandOutChoices } from '../session/credentials-for.ts'
import type { RenewalDeps } from '../session/renewal-model.ts'
import type { BrokerUser } from './address.ts'
import { makeDesk } from './desk.ts'
import type { BrokerRefusal } from './place.ts'
import { type Broker, startBroker } from './server.ts'
import { currentUser } from './user.ts'

/** What is known when somebody asks. */
export type AgentFacts = {
  readonly world: World
  /** `routeOptions` of `main/state/session-planning.ts` is one; what is alive is found out anew. */
  readonly choices: HandOutChoices
}

/** What the running Lanyard gives the broker. */
export type AgentOptions = {
  readonly places: Places
  readonly platform: Platform
  /** Asked for each question; must not reject. */
  readonly facts: () => Promise<AgentFacts>
  /** As for the renewals of the keeper: its `memory` is where role credentials are kept until they are too old. */
  readonly renewal: RenewalDeps
  readonly vaulted?: NonNullable<CredentialsDeps['vaulted']>
  /** A program waits for a code of this device. At most once in five minutes for a device. */
  readonly onCodeNeeded: (profile: string, device: string) => void
  readonly onError?: (error: unknown) => void
  readonly user?: BrokerUser
}

/** Milliseconds for one answer, several calls of AWS and their repetitions included. */
const ANSWER_LIMIT = 20_000

/** Serves `lanyard credential-process` as long as Lanyard runs. A failure is a sentence for the log and the settings. */
export function startAgent(options: AgentOptions): Promise<Outcome<Broker, BrokerRefusal>> {
  const { places, platform, facts, renewal, onCodeNeeded, onError } = options
  const answer = makeDesk({
    find: (profile) => find(profile, options),
    now: renewal.clock.now,
    onCodeNeeded,
    ...(onError === undefined ? {} : { onError }),
  })
  const files = async () => {
    const { config, credentials } = (await facts()).world.files
    return { config: config.path, credentials: credentials.path }
  }
  return startBroker({ places, platform, user: options.user ?? currentUser(), files, answer })
}

async function find(profile: string, { facts, renewal, vaulted }: AgentOptions) {
  const { world, choices } = await facts()
  const abort = new AbortController()
  const timeout = setTimeout(() => abort.abort(), ANSWER_LIMIT)
  try {
    return await credentialsFor(world, profile, {
      renewal: { ...renewal, signal: abort.signal },
      ...choices,
      surface: 'app',
      ...(vaulted === undefined ? {} : { vaulted }),
    })
  } finally {
    clearTimeout(timeout)
  }
}
