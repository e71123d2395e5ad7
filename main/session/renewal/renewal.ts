import { type Hopeless, progressOf, startFanOut } from '../../../app/session/fan-out.ts'
import type { PlannedCall, RenewalPlan } from '../../../app/session/routes/model.ts'
import { checkTarget } from '../../../app/session/target.ts'
import { fanOutText } from '../../../app/text/fan-out-text.ts'
import type { Outcome, SessionFailure } from '../../../app/view/model.ts'
import type { World } from '../../facts/world.ts'
import { whyNotCacheable } from '../../files/role-cache.ts'
import { whyNotWritable } from '../../files/writable.ts'
import { closedVault } from '../../vault/closed.ts'
import { usedWindow } from '../device-memory.ts'
import { cliCacheFolder, cliCacheOf } from './cli-cache.ts'
import { makeGate, sharedGate } from './gate.ts'
import { sourceOf } from './renewal-call.ts'
import { drive } from './renewal-drive.ts'
import type { PrepareRenewal, Renewal, RenewalDeps } from './renewal-model.ts'
import { happen, progressNow, type Run } from './renewal-run.ts'
import { makeSectionWriter } from './section-writer.ts'
import { spendCode } from './spend-code.ts'

/**
 * Looks at the files and places of a plan before anything is asked of AWS. What is impossible for some of its calls ends those, and what
 * hangs on them; a failure means that nothing of the plan can be done.
 */
export const prepareRenewal: PrepareRenewal = async (world, plan, deps) => {
  const hopeless = await hopelessCalls(world, plan, deps)
  const windows = await usedWindows(world, plan, deps)
  const state = startFanOut(plan, windows, hopeless)
  const [first] = hopeless.values()
  if (first !== undefined && progressOf(state, deps.clock.now()).state === 'failed') return impossible(first)
  return { ok: true, value: renewalOf(makeRun(world, deps, state)) }
}

function impossible({ code, message }: Hopeless): Outcome<never, SessionFailure> {
  return { ok: false, failure: { code, message, next: 'settings', waitUntil: null } }
}

async function usedWindows(world: World, plan: RenewalPlan, deps: RenewalDeps): Promise<ReadonlyMap<string, number>> {
  const serials = new Set(plan.calls.flatMap(({ serial }) => (serial === null ? [] : [serial])))
  const windows = new Map<string, number>()
  for (const serial of serials) {
    const used = await usedWindow(world.places, serial, deps.fileSystem)
    if (used !== null) windows.set(serial, used)
  }
  return windows
}

async function hopelessCalls(
  world: World,
  plan: RenewalPlan,
  deps: RenewalDeps,
): Promise<ReadonlyMap<string, Hopeless>> {
  const has = (kind: PlannedCall['place']['kind']): boolean => plan.calls.some(({ place }) => place.kind === kind)
  const file = has('target') ? await fileObstacle(world, deps) : null
  const cache = has('cli-cache') ? await cacheObstacle(world, deps) : null
  const found = plan.calls.map((call) => [call.id, obstacleOf(world, plan, call, { file, cache })] as const)
  return new Map(found.flatMap(([id, why]) => (why === null ? [] : [[id, why] as const])))
}

type Obstacles = { readonly file: Hopeless | null; readonly cache: Hopeless | null }

function obstacleOf(world: World, plan: RenewalPlan, call: PlannedCall, { file, cache }: Obstacles): Hopeless | null {
  const { place, profile } = call
  if (place.kind === 'memory') return null
  if (place.kind === 'cli-cache') {
    const isRole = cliCacheOf(world, profile, { clock: NO_CLOCK }) !== null && call.role !== null
    return isRole ? cache : { code: 'no-role', message: fanOutText.noRole(profile) }
  }
  if (file !== null) return file
  const checked = checkTarget(world.facts.book, sourceOf({ state: { plan } }, call), place.section)
  return checked.ok ? null : { code: checked.code, message: checked.message }
}

/** Nothing is timed by it: only the name of the cache file is asked for. */
const NO_CLOCK = { now: () => 0, sleep: () => Promise.resolve() }

async function fileObstacle(world: World, deps: RenewalDeps): Promise<Hopeless | null> {
  const obstacle = await whyNotWritable(world.files.credentials.path, deps.fileSystem)
  return obstacle === null ? null : { code: `credentials-${obstacle.code}`, message: obstacle.message }
}

async function cacheObstacle(world: World, deps: RenewalDeps): Promise<Hopeless | null> {
  const folder = cliCacheFolder(world)
  const trouble = await whyNotCacheable(folder, world.platform, deps.fileSystem)
  if (trouble === null) return null
  if (trouble.reason === 'unavailable')
    return { code: 'cache-unavailable', message: fanOutText.cacheFolder(folder, trouble.code) }
  return { code: 'cache-not-private', message: fanOutText.cacheNotPrivate(folder) }
}

function makeRun(world: World, deps: RenewalDeps, state: Run['state']): Run {
  const notes = new Set<string>()
  const abort = new AbortController()
  const note = (sentence: string): void => {
    notes.add(sentence)
  }
  return {
    world,
    deps,
    gate: deps.concurrency === undefined ? sharedGate : makeGate(deps.concurrency),
    abort,
    writeSection: makeSectionWriter(world, { ...deps, note }),
    given: new Map(),
    notes,
    vault: deps.openVault?.() ?? closedVault(world.places),
    written: [],
    noting: new Set(),
    state,
    clockOffset: null,
    lastCode: null,
    hear: () => undefined,
  }
}

function renewalOf(run: Run): Renewal {
  const cancel = (): void => {
    if (run.state.cancelled === 'yes') return
    happen(run, { kind: 'cancelled' })
    run.abort.abort()
  }
  run.deps.signal?.addEventListener('abort', cancel, { once: true })
  if (run.deps.signal?.aborted) cancel()
  return {
    plan: run.state.plan,
    progress: () => progressNow(run),
    listen: (hear) => {
      run.hear = hear
    },
    begin: async () => {
      await drive(run)
      return progressNow(run)
    },
    giveCode: (code) => spendCode(run, code),
    cancel,
    notes: () => [...run.notes],
    written: () => [...run.written],
  }
}
