import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlannedCall, RenewalPlan, RenewalProgress, ResultPlace } from '../../../../app/session/routes/model.ts'
import { assumeRole } from '../../../../main/aws/role.ts'
import { getSessionToken } from '../../../../main/aws/sts.ts'
import { gatherWorld } from '../../../../main/facts/gather.ts'
import type { World } from '../../../../main/facts/world.ts'
import type { Clock } from '../../../../main/files/model.ts'
import { makeMemory } from '../../../../main/session/renewal/memory.ts'
import { prepareRenewal } from '../../../../main/session/renewal/renewal.ts'
import type { Renewal, RenewalDeps } from '../../../../main/session/renewal/renewal-model.ts'
import type { EmbeddedStsOptions } from '../../../support/sts/server.ts'
import {
  ALICE_KEYS,
  BOB_KEYS,
  BOB_PHONE,
  PHONE,
  ROOT_KEYS,
  roleArn,
  SLEEPING_KEYS,
  startSts,
} from '../../../support/sts-fixture.ts'

/** The profiles of the tests: people with keys, and the roles behind them. */
const CONFIG = `[profile base]
region = eu-central-1
mfa_serial = ${PHONE}

[profile bob]
region = eu-central-1
mfa_serial = ${BOB_PHONE}

[profile sleeping]
region = eu-central-1
mfa_serial = ${PHONE}

[profile top]
region = us-east-1
mfa_serial = ${PHONE}

[profile guarded]
role_arn = ${roleArn('Guarded')}
source_profile = base
mfa_serial = ${PHONE}
region = eu-central-1

[profile open]
role_arn = ${roleArn('Open')}
source_profile = base
mfa_serial = ${PHONE}
region = eu-west-1

[profile partner]
role_arn = ${roleArn('Partner')}
source_profile = base
mfa_serial = ${PHONE}
external_id = partner-42
region = eu-central-1

[profile second]
role_arn = ${roleArn('Second')}
source_profile = open
region = eu-central-1

[profile china]
region = cn-north-1
mfa_serial = ${PHONE}

[profile gov]
region = us-gov-west-1
mfa_serial = ${PHONE}
`

const keys = (name: string, pair: { readonly accessKeyId: string; readonly secretAccessKey: string }) =>
  `[${name}]\naws_access_key_id = ${pair.accessKeyId}\naws_secret_access_key = ${pair.secretAccessKey}\n\n`

const CREDENTIALS = `# kept as it is\n${[
  keys('base', ALICE_KEYS),
  keys('bob', BOB_KEYS),
  keys('sleeping', SLEEPING_KEYS),
  keys('top', ROOT_KEYS),
  keys('china', ALICE_KEYS),
  keys('gov', ALICE_KEYS),
].join('')}`

/** Milliseconds between two looks at a lock, or at a file that is being written. */
const LONGEST_LOOK = 50

export type RenewalWorld = Awaited<ReturnType<typeof makeRenewalWorld>>

/** A home folder of its own, an STS on a clock that moves when somebody sleeps, and renewals in it. */
export async function makeRenewalWorld(options: Partial<EmbeddedStsOptions> = {}) {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-renewal-')))
  const { sts, clock } = await startSts(options)
  mkdirSync(join(home, '.aws'), { mode: 0o700 })
  const credentialsFile = join(home, '.aws', 'credentials')
  const configFile = join(home, '.aws', 'config')
  writeFileSync(configFile, CONFIG, { mode: 0o600 })
  writeFileSync(credentialsFile, CREDENTIALS, { mode: 0o600 })
  const environment: Record<string, string> = {
    HOME: home,
    LANYARD_HOME: join(home, 'lanyard'),
    AWS_ENDPOINT_URL_STS: sts.url,
  }
  const ticking: Clock = {
    now: clock.now,
    // A look at a lock takes no time of the story, but lets the other renewal go on; pauses do take it.
    sleep: async (milliseconds) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (milliseconds > LONGEST_LOOK) clock.advance(milliseconds)
    },
  }
  const memory = makeMemory()
  /** Codes as they were handed to the client, by device. */
  const sent: { readonly serial: string; readonly code: string }[] = []
  const askSession: typeof getSessionToken = (request) => {
    sent.push({ serial: request.serial, code: request.code })
    return getSessionToken(request)
  }
  const askRole: typeof assumeRole = (request) => {
    if (request.mfa !== null) sent.push(request.mfa)
    return assumeRole(request)
  }
  const deps: RenewalDeps = { clock: ticking, who: 'window', memory, random: () => 0.5, askSession, askRole }

  const gather = (more: Readonly<Record<string, string>> = {}): Promise<World> =>
    gatherWorld({
      environment: { ...environment, ...more },
      platform: 'linux',
      explicitProfile: null,
      now: clock.now(),
    })

  return {
    home,
    sts,
    clock,
    deps,
    memory,
    sent,
    environment,
    credentialsFile,
    configFile,
    gather,
    cacheFolder: join(home, '.aws', 'cli', 'cache'),
    stateFolder: join(home, 'lanyard', 'state'),
    credentials: () => readFileSync(credentialsFile, 'utf8'),
    cacheFiles: () => filesIn(join(home, '.aws', 'cli', 'cache')),
    code: (serial = PHONE, ahead = 0) => sts.codeFor(serial, clock.now() + ahead).code,
    prepare: async (plan: RenewalPlan, more: Partial<RenewalDeps> = {}, variables: Record<string, string> = {}) =>
      prepareRenewal(await gather(variables), plan, { ...deps, ...more }),
    prepared: async (plan: RenewalPlan, more: Partial<RenewalDeps> = {}, variables: Record<string, string> = {}) => {
      const result = await prepareRenewal(await gather(variables), plan, { ...deps, ...more })
      if (!result.ok) throw new Error(result.failure.message)
      return result.value
    },
    remove: async () => {
      await sts.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export const filesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])

const target = (section: string): ResultPlace => ({ kind: 'target', section })
export const CACHE: ResultPlace = { kind: 'cli-cache' }
export const MEMORY: ResultPlace = { kind: 'memory' }

/** GetSessionToken with a profile's keys. */
export const baseCall = (more: Partial<PlannedCall> = {}): PlannedCall => ({
  id: 'base',
  action: 'GetSessionToken',
  signer: { kind: 'profile', profile: 'base' },
  profile: 'base',
  serial: PHONE,
  role: null,
  durationSeconds: 43_200,
  place: target('base-mfa'),
  ...more,
})

/** AssumeRole of a role of the fixture, signed by the base session unless said otherwise. */
export const roleCall = (profile: string, role: string, more: Partial<PlannedCall> = {}): PlannedCall => ({
  id: profile,
  action: 'AssumeRole',
  signer: { kind: 'call', id: 'base' },
  profile,
  serial: null,
  role: { arn: roleArn(role), sessionName: 'alice', externalId: role === 'Partner' ? 'partner-42' : null },
  durationSeconds: 3600,
  place: CACHE,
  ...more,
})

export const planOf = (...calls: readonly PlannedCall[]): RenewalPlan => ({
  kind: 'shared-code',
  devices: [...new Set(calls.flatMap(({ serial }) => (serial === null ? [] : [serial])))],
  codes: calls.filter(({ serial }) => serial !== null).length,
  calls,
  opens: calls.map(({ id, profile, durationSeconds }) => ({ profile, callId: id, through: id, durationSeconds })),
  cannot: [],
  notes: [],
})

/** How each call of a renewal stands, in a word; a failed one by its code. */
export const standing = ({ calls }: RenewalProgress): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...calls].map(([id, call]) => {
      if (call.kind === 'failed') return [id, call.code]
      return [id, call.kind === 'skipped' ? call.because : call.kind]
    }),
  )

/** Every sentence that a renewal said. */
export const sentencesOf = (renewal: Renewal): readonly string[] => [
  ...renewal.notes(),
  ...[...renewal.progress().calls.values()].flatMap((call) => (call.kind === 'failed' ? [call.message] : [])),
]
