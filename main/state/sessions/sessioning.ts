import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import type { Outcome, SessionFailure } from '../../../app/view/model.ts'
import { lostNotice, type Notice } from '../../../app/view/notices.ts'
import type { RenewalRequest } from '../../../app/view/renewal.ts'
import type { RenewalView } from '../../../app/view/session-model.ts'
import type { AgentFacts } from '../../broker/agent.ts'
import type { World } from '../../facts/world.ts'
import type { Locating } from '../../files/locate.ts'
import type { Clock, Written } from '../../files/model.ts'
import { errorFields, type Log } from '../../log.ts'
import { makeClockWatch } from '../../session/clock-watch.ts'
import { checkDevice } from '../../session/device-check.ts'
import { usedWindow } from '../../session/device-memory.ts'
import type { CredentialsDeps } from '../../session/hand-out/credentials-for.ts'
import { type Keeper, type KeeperOptions, makeKeeper } from '../../session/keeper.ts'
import { makeMemory } from '../../session/renewal/memory.ts'
import { renewWithoutCode } from '../../session/renewal/renew-without-code.ts'
import type { PrepareRenewal, Renewal, RenewalDeps } from '../../session/renewal/renewal-model.ts'
import { stopSession } from '../../session/stop.ts'
import { whoAmI } from '../../session/whoami.ts'
import { changeTokenCommand } from '../../settings/token-commands.ts'
import type { Vault } from '../../vault/model.ts'
import { lookBack } from '../editing/look-back.ts'
import type { Store } from '../store.ts'
import { type CodeSource, codeSourceOf } from './code-sources.ts'
import { prepareStartable } from './renewing.ts'
import type { SessionHandlers } from './session-answers.ts'
import { makeSessionDeeds, renewNow, type SessionDeedsOptions } from './session-deeds.ts'
import { keepFacts } from './session-facts.ts'
import { makeSessionLister, type SessionLister } from './session-lister.ts'
import { keptNow, planNow, planOf, routeOptions } from './session-planning.ts'
import type { AskedFrom, Startable, TokenDeskOptions } from './token-desk.ts'

/** Everything about sessions that is loaded on first use. */
export type Sessioning = Pick<TokenDeskOptions, 'prepare' | 'withoutCode'> & {
  readonly handlers: SessionHandlers
  /** Looks at everything that lives, shows it, and begins to renew what needs nobody. */
  readonly begin: () => Promise<void>
  /** A new snapshot is in force. */
  readonly follow: () => void
  /** The clock may have jumped; network or power may have changed. */
  readonly refresh: () => void
  readonly stop: () => void
  readonly handOut: HandOutSource
}

/** What handing out credentials without a person goes by: to programs, to the clipboard, to the console. */
export type HandOutSource = {
  readonly facts: () => Promise<AgentFacts>
  /**
   * For one action: the vault is opened once in it. For a person at the window or the tray the keyring may ask for its password; over a
   * program's question it is not disturbed.
   */
  readonly to: (asker: 'person' | 'program') => HandOutDeps
}

export type HandOutDeps = Required<Pick<CredentialsDeps, 'renewal' | 'vaulted'>>

/** What sessions need of the rest of the app; nothing of it is Electron. */
export type SessioningOptions = Pick<KeeperOptions, 'online' | 'power' | 'random' | 'timer'> &
  Pick<SessionDeedsOptions, 'previewIntent' | 'agreeToTokenCommand'> & {
    readonly store: Store
    readonly clock: Clock
    readonly locating: Locating
    readonly log: Log
    readonly prepareRenewal: PrepareRenewal
    readonly vault: Vault
    /** What programs that give codes run in: without a secret. */
    readonly environment: Readonly<Record<string, string>>
    readonly tellRenewal: (view: RenewalView) => void
    readonly notify: (notice: Notice) => void
    /** Says a sentence in the window, where one is open. */
    readonly tell: (message: string) => void
  }

/** Puts the parts together; nothing is read or sent yet. */
export function openSessioning(options: SessioningOptions): Sessioning {
  const { store, log, clock } = options
  const memory = makeMemory()
  const facts = keepFacts(clock, options.locating, options.tell)
  const clockWatch = makeClockWatch(clock)
  const shop: Shop = { ...options, memory, facts, clockWatch, seen: null, keeper: null, begun: 'no' }
  const lister = makeSessionLister({
    facts: facts.current,
    memory,
    keeper: () => shop.keeper?.view() ?? null,
    clockNote: clockWatch.note,
  })
  const deeds = deedsOf(shop, lister)
  return {
    handlers: makeSessionDeeds(deeds),
    prepare: (request, asked) => prepare(shop, request, asked),
    withoutCode: (request) => withoutCode(shop, deeds, request),
    begin: async () => {
      await facts.refresh(store.picture())
      shop.begun = 'yes'
      shop.keeper = keeperOf(shop)
      store.listSessionsWith(lister.list)
      shop.keeper.take()
    },
    follow: () => void follow(shop).catch((error: unknown) => log.error('sessions-failed', errorFields(error))),
    refresh: () => shop.keeper?.refresh(),
    stop: () => shop.keeper?.stop(),
    handOut: handOutOf(shop),
  }
}

/** The parts, and what changes. */
type Shop = SessioningOptions & {
  readonly memory: ReturnType<typeof makeMemory>
  readonly facts: ReturnType<typeof keepFacts>
  readonly clockWatch: ReturnType<typeof makeClockWatch>
  /** The world whose facts were read last. */
  seen: World | null
  keeper: Keeper | null
  begun: 'yes' | 'no'
}

/** The world with the clock of this moment. */
function worldNow({ store, clock }: Shop): World {
  const { world } = store.picture()
  return { ...world, facts: { ...world.facts, now: clock.now() } }
}

const optionsNow = ({ store, memory, clock }: Shop) => routeOptions(store.picture(), memory, clock.now())

/**
 * Looks at the disk as a whole. A change of the files is believed when it was seen twice alike, and nobody has to wait for the second time
 * after a write of our own.
 */
async function look(shop: Shop, why: 'asked' | 'written'): Promise<void> {
  const { store, facts } = shop
  const before = store.snapshot().revision
  await store.look()
  if (why === 'written') await store.look()
  shop.seen = store.picture().world
  const changed = await facts.refresh(store.picture())
  if (shop.begun === 'no') return
  if (changed === 'changed' || store.snapshot().revision === before) store.renew()
  shop.keeper?.take()
}

/** The files changed: what stands beside them may have, too. */
async function follow(shop: Shop): Promise<void> {
  const { store, facts, keeper } = shop
  const { world } = store.picture()
  if (shop.begun === 'no') return
  if (shop.seen === world) return keeper?.take()
  shop.seen = world
  const changed = await facts.refresh(store.picture())
  if (changed === 'changed') store.renew()
  else keeper?.take()
}

function depsOf(shop: Shop, who: RenewalDeps['who'], signal?: AbortSignal) {
  const { memory, clockWatch, vault } = shop
  return {
    who,
    memory,
    onClock: clockWatch.measured,
    openVault: who === 'itself' ? vault.quietly : vault.opening,
    ...(signal === undefined ? {} : { signal }),
  }
}

/** AWS tools take no lock: what was written is looked at for some seconds more. */
function lookBackAt(shop: Shop, profile: string): (written: Written) => void {
  const { clock, log, notify } = shop
  const onLost = (message: string): void => notify(lostNotice(profile, message))
  // Of a session nobody hears what was mended: its keys are where they belong.
  const options = { clock, log, onLookedBack: () => void shop.store.look(), onLost, onMended: () => {} }
  return ({ watch }) => void lookBack(watch, options)
}

async function prepare(
  shop: Shop,
  request: RenewalRequest,
  asked: AskedFrom,
): Promise<Outcome<Startable, SessionFailure>> {
  await look(shop, 'asked')
  const { store, clock, tellRenewal, prepareRenewal } = shop
  const plan = planOf(request, store.picture(), optionsNow(shop))
  if (!plan.ok) return plan
  const world = worldNow(shop)
  const name = request.kind === 'profile' ? request.profile : (plan.value.opens[0]?.profile ?? '')
  return prepareStartable(world, plan.value, {
    clock,
    prepare: prepareRenewal,
    deps: depsOf(shop, asked === 'from-window' ? 'window' : 'tray'),
    snooze: asked === 'from-notice' ? 'offered' : 'not-offered',
    codeSourceOf: (serial) => sourceOf(shop, serial),
    usedWindow: (serial) => usedWindow(world.places, serial),
    tell: tellRenewal,
    after: (milliseconds, run) => void shop.timer(milliseconds, run),
    onWritten: lookBackAt(shop, name),
    onRenewed: (renewal) => renewed(shop, request, renewal),
  })
}

function sourceOf({ store, facts, vault, clockWatch, environment }: Shop, serial: string): CodeSource | null {
  const { world, vaultEntries } = store.picture()
  const { commands } = facts.current()
  const { awsNow: now } = clockWatch
  return codeSourceOf(serial, { commands, entries: vaultEntries, vault, now, environment, folder: world.home })
}

/** Nobody is asked, and nothing of it is written: what is got stays in memory. */
function handOutOf(shop: Shop): HandOutSource {
  const { clock, vault } = shop
  return {
    facts: async () => ({ world: worldNow(shop), choices: optionsNow(shop) }),
    to: (asker) => {
      const opening = asker === 'person' ? vault.opening() : vault.quietly()
      return { renewal: { ...depsOf(shop, 'itself'), clock, openVault: () => opening }, vaulted: opening.keysOf }
    },
  }
}

/** What was renewed counts as used, as far as its end is news: a role that is renewed by itself is none. */
async function renewed(shop: Shop, request: RenewalRequest, renewal: Renewal): Promise<void> {
  const ends = renewal.written().filter(({ route, place }) => isNews(route) || place.kind === 'target')
  const names = [...(request.kind === 'profile' ? [request.profile] : []), ...ends.map(({ profile }) => profile)]
  if (ends.length > 0) await shop.store.mark([...new Set(names)], { mark: 'used', value: shop.clock.now() })
  await look(shop, 'written')
}

const isNews = (route: LedgerEntry['route']): boolean => route === 'session-token' || route === 'own-code'

/** Renews at once where nothing has to be asked for; null: a code is needed. */
async function withoutCode(
  shop: Shop,
  deeds: SessionDeedsOptions,
  request: RenewalRequest,
): Promise<Outcome<string, string> | null> {
  if (request.kind === 'device') return null
  const plan = planOf(request, shop.store.picture(), optionsNow(shop))
  if (!plan.ok || plan.value.codes > 0 || plan.value.calls.length === 0) return null
  return renewNow(deeds, request.profile)
}

/** Carries out a plan that asks nobody; gives the end of what it was for. */
async function renewByItself(
  shop: Shop,
  plan: RenewalPlan,
  who: RenewalDeps['who'],
  signal?: AbortSignal,
): Promise<Outcome<number, SessionFailure>> {
  const { clock, prepareRenewal } = shop
  const name = plan.opens.at(-1)?.profile ?? plan.calls.at(-1)?.profile ?? ''
  const deps = { ...depsOf(shop, who, signal), clock, onWritten: lookBackAt(shop, name) }
  const outcome = await renewWithoutCode(prepareRenewal, worldNow(shop), plan, deps)
  await look(shop, 'written')
  if (!outcome.ok) return outcome
  const ends = [...outcome.value.calls.values()].flatMap((call) => (call.kind === 'done' ? [call.expiresAt] : []))
  return { ok: true, value: ends.at(-1) ?? clock.now() }
}

function deedsOf(shop: Shop, lister: SessionLister): SessionDeedsOptions {
  const { store, clock, memory, facts, vault, previewIntent, agreeToTokenCommand } = shop
  return {
    store,
    look: (why) => look(shop, why),
    facts: facts.current,
    sessions: () => lister.rows(store.picture(), clock.now()),
    routeOptions: () => optionsNow(shop),
    world: () => worldNow(shop),
    planNow: (profile) => planNow(profile, store.picture(), optionsNow(shop)),
    renewWithoutCode: async (profile, plan) => {
      const outcome = await renewByItself(shop, plan, 'window')
      if (outcome.ok) await store.mark([profile], { mark: 'used', value: clock.now() })
      return outcome
    },
    stop: (world, entry) =>
      stopSession(world, entry, { clock, who: 'window', memory, onWritten: lookBackAt(shop, entry.profile) }),
    previewIntent,
    whoAmI: (world, profile) => whoAmI(world, profile, { clock, held: memory.get, keysOf: vault.keysOf }),
    checkDevice: (world, profile) => checkDevice(world, profile, { clock, held: memory.get, keysOf: vault.keysOf }),
    changeTokenCommand: (serial, command) =>
      changeTokenCommand({ places: store.picture().world.places, clock }, serial, command),
    agreeToTokenCommand,
  }
}

function keeperOf(shop: Shop): Keeper {
  const { store, clock, facts, timer, online, power, random, log } = shop
  return makeKeeper({
    clock,
    timer,
    online,
    power,
    random,
    plans: () => keptNow(facts.current().ledger, store.picture(), optionsNow(shop)),
    renew: ({ plan }, signal) => renewByItself(shop, plan, 'itself', signal),
    settings: () => store.picture().settings,
    onChange: () => store.renew(),
    onUnexpected: (error) => log.error('keeper-failed', errorFields(error)),
  })
}
