import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveStsTarget } from '../../app/chain/sts-target.ts'
import { staticKeysOf } from '../../app/session/keys.ts'
import { liveSections, planEverything } from '../../app/session/routes/index.ts'
import type { PlannedCall, RenewalPlan } from '../../app/session/routes/model.ts'
import { assumeRole } from '../../main/aws/role.ts'
import { getSessionToken, type SessionToken } from '../../main/aws/sts.ts'
import { gatherWorld } from '../../main/facts/gather.ts'
import type { World } from '../../main/facts/world.ts'
import { cachedCredentials } from '../../main/session/renewal/cli-cache.ts'
import { MOST_CALLS } from '../../main/session/renewal/gate.ts'
import { makeMemory } from '../../main/session/renewal/memory.ts'
import { prepareRenewal } from '../../main/session/renewal/renewal.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { manyProfiles } from '../support/many-profiles.ts'
import { type EmbeddedSts, startEmbeddedSts } from '../support/sts/server.ts'

/*
 * 300 profiles behind three devices, renewed with three codes into real files; beside it the same calls made one after another by the
 * same functions, with nothing planned, locked or written. Prints what each turn took and counted, as JSON.
 */

const people = manyProfiles()

/** Milliseconds of each turn, and what STS saw. */
type Turn = {
  readonly renewal: number
  readonly sequence: number
  readonly live: number
  readonly profiles: number
  readonly calls: number
  readonly sequenceCalls: number
  readonly refused: number
  readonly codes: number
  readonly mostAtOnce: number
}

type Scene = { readonly sts: EmbeddedSts; readonly world: World; readonly home: string }

const clock = createFakeClock()
// Nothing waits for the clock: it stands still, and a pause is one turn of the event loop.
const ticking = { now: clock.now, sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) }

/** A home folder of its own and an STS that has seen nobody; `late` milliseconds go by before each answer. */
async function inScene<Value>(late: number, work: (scene: Scene) => Promise<Value>): Promise<Value> {
  const { users, roles, config, credentials } = people
  const home = mkdtempSync(join(tmpdir(), 'lanyard-bench-renew-'))
  const sts = await startEmbeddedSts({ clock, users, roles, trouble: { slow: late } })
  try {
    mkdirSync(join(home, '.aws'), { mode: 0o700 })
    writeFileSync(join(home, '.aws', 'config'), config, { mode: 0o600 })
    writeFileSync(join(home, '.aws', 'credentials'), credentials, { mode: 0o600 })
    return await work({ sts, home, world: await gather({ sts, home }) })
  } finally {
    await sts.close()
    rmSync(home, { recursive: true, force: true })
  }
}

function gather({ sts, home }: Pick<Scene, 'sts' | 'home'>): Promise<World> {
  const environment = { HOME: home, LANYARD_HOME: join(home, 'lanyard'), AWS_ENDPOINT_URL_STS: sts.url }
  return gatherWorld({ environment, platform: 'linux', explicitProfile: null, now: clock.now() })
}

function plansOf({ world }: Scene): readonly RenewalPlan[] {
  const { book, now } = world.facts
  return planEverything(book, { preferences: new Map(), sessionDuration: 43_200, live: liveSections(book, now), now })
}

const codeFor = ({ sts }: Scene, serial: string): string => sts.codeFor(serial, clock.now()).code

async function renew(scene: Scene, plan: RenewalPlan): Promise<void> {
  const prepared = await prepareRenewal(scene.world, plan, { clock: ticking, who: 'window', memory: makeMemory() })
  if (!prepared.ok) throw new Error(prepared.failure.message)
  const { next } = await prepared.value.begin()
  const result = await prepared.value.giveCode(codeFor(scene, next?.serial ?? ''))
  if (!result.ok) throw new Error(result.failure.message)
}

/** Keys that sign a call: those of the file, or what an earlier call gave. */
function signerOf({ world }: Scene, { signer }: PlannedCall, given: ReadonlyMap<string, SessionToken>) {
  if (signer.kind === 'call') return given.get(signer.id)
  const profile = world.facts.book.byName.get(signer.profile)
  return profile === undefined ? undefined : (staticKeysOf(profile) ?? undefined)
}

/** The calls of a plan in their order, one at a time, each answer kept just long enough to sign with. */
async function callInTurn(scene: Scene, plan: RenewalPlan): Promise<void> {
  const given = new Map<string, SessionToken>()
  for (const call of plan.calls) {
    const keys = signerOf(scene, call, given)
    if (keys === undefined || keys.secretAccessKey === null) throw new Error(`no keys for ${call.profile}`)
    const { accessKeyId, secretAccessKey } = keys
    const token = 'sessionToken' in keys ? { sessionToken: keys.sessionToken } : {}
    const result = await ask(scene, call, { accessKeyId, secretAccessKey, ...token })
    if (!result.ok) throw new Error(`${call.profile}: ${result.failure.kind}`)
    given.set(call.id, result.token)
  }
}

type Keys = Pick<Parameters<typeof assumeRole>[0], 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>

function ask(scene: Scene, call: PlannedCall, keys: Keys) {
  const { facts } = scene.world
  const { profile, serial, role, durationSeconds } = call
  const sts = resolveStsTarget({ ...facts, explicitProfile: profile })
  const request = { ...keys, durationSeconds, sts, environment: facts.environment, now: clock.now }
  if (role !== null) return assumeRole({ ...request, role, mfa: null })
  return getSessionToken({ ...request, serial: serial ?? '', code: codeFor(scene, serial ?? '') })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Profiles that live now, read back from where tools look: sections with keys that have not ended, and AWS CLI's cache. */
async function liveIn(scene: Scene): Promise<number> {
  const world = await gather(scene)
  const { book } = world.facts
  const cached = await Promise.all(book.profiles.map(({ name }) => cachedCredentials(world, name, { clock: ticking })))
  return (
    liveSections(book, clock.now()).size +
    cached.filter((found) => found !== null && found.expiresAt > clock.now()).length
  )
}

async function renewTurn(late: number) {
  return inScene(late, async (scene) => {
    const plans = plansOf(scene)
    const renewal = await timed(() => Promise.all(plans.map((plan) => renew(scene, plan))))
    const { requests } = scene.sts
    return {
      renewal,
      live: await liveIn(scene),
      profiles: scene.world.facts.book.profiles.length,
      calls: requests.length,
      refused: requests.filter(({ status }) => status !== 200).length,
      codes: plans.reduce((sum, { codes }) => sum + codes, 0),
      mostAtOnce: scene.sts.mostAtOnce(),
    }
  })
}

async function sequenceTurn(late: number) {
  return inScene(late, async (scene) => {
    const sequence = await timed(async () => {
      for (const plan of plansOf(scene)) await callInTurn(scene, plan)
    })
    return { sequence, sequenceCalls: scene.sts.requests.length }
  })
}

async function turns(count: number, late: number): Promise<readonly Turn[]> {
  const found: Turn[] = []
  for (let turn = 0; turn < count; turn++) found.push({ ...(await sequenceTurn(late)), ...(await renewTurn(late)) })
  return found
}

/** Milliseconds that AWS is away in the second set. */
const FAR = 40

async function measure(): Promise<void> {
  const count = Number(process.argv[2] ?? 3)
  // The first turn loads and compiles.
  await turns(1, 0)
  const found = { most: MOST_CALLS, far: FAR, near: await turns(count, 0), away: await turns(1, FAR) }
  process.stdout.write(JSON.stringify(found))
}

void measure()
