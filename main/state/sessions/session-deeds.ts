import type { Intent } from '../../../app/command/model.ts'
import type { RouteRequest } from '../../../app/contract/contract.ts'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import { cleanUpIntent, leftoversOf } from '../../../app/session/ledger/leftovers.ts'
import type { SessionRow } from '../../../app/session/list.ts'
import { buildGraph, chooserOf, devicesIn, planProfile, type RouteOptions } from '../../../app/session/routes/index.ts'
import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import { deviceNameOf } from '../../../app/text/account.ts'
import { renewText, tokenCommandText } from '../../../app/text/desktop-text.ts'
import { formatClockTime } from '../../../app/text/duration.ts'
import { stopText } from '../../../app/text/fan-out-text.ts'
import { marksText } from '../../../app/text/marks-text.ts'
import { redact } from '../../../app/text/redact.ts'
import type { DryRunView } from '../../../app/view/edit-model.ts'
import type { Outcome, SessionFailure } from '../../../app/view/model.ts'
import { buildRoutes } from '../../../app/view/routes-view.ts'
import { idOfOurs } from '../../../app/view/session-bar.ts'
import type { DeviceCheckView, StoppedView } from '../../../app/view/session-model.ts'
import type { World } from '../../facts/world.ts'
import type { Consent } from '../../os/dialogs.ts'
import { zoneOffset } from '../reminders.ts'
import type { Store } from '../store.ts'
import type { SessionHandlers } from './session-answers.ts'
import type { SessionFacts } from './session-facts.ts'

/** What answering about sessions needs. */
export type SessionDeedsOptions = {
  readonly store: Store
  /** Files and facts as they are on disk now. */
  readonly look: (why: 'asked' | 'written') => Promise<void>
  readonly facts: () => SessionFacts
  readonly sessions: () => readonly SessionRow[]
  readonly routeOptions: () => RouteOptions
  /** The world with the clock of this moment. */
  readonly world: () => World
  /** The plan that brings a profile to life without a code; null: there is none now. */
  readonly planNow: (profile: string) => RenewalPlan | null
  /** Carries it out; gives when what it was for ends. */
  readonly renewWithoutCode: (profile: string, plan: RenewalPlan) => Promise<Outcome<number, SessionFailure>>
  readonly stop: (world: World, entry: LedgerEntry) => Promise<Outcome<StoppedView, string>>
  readonly previewIntent: (intent: Intent) => Promise<Outcome<DryRunView, string>>
  readonly whoAmI: (
    world: World,
    profile: string,
  ) => Promise<Outcome<{ readonly arn: string }, { readonly message: string }>>
  readonly checkDevice: (world: World, profile: string) => Promise<Outcome<DeviceCheckView, string>>
  readonly changeTokenCommand: (serial: string, command: string) => Promise<Outcome<null, string>>
  /** Asks the person, outside the page, whether a program may be started for the codes of a device. */
  readonly agreeToTokenCommand: (device: string, command: string) => Promise<Consent>
}

/** The answers about sessions. */
export function makeSessionDeeds(options: SessionDeedsOptions): SessionHandlers {
  return {
    renewNow: ({ profile }) => renewNow(options, profile),
    sessionRoutes: async ({ profile }) => routesOf(options, profile),
    chooseRoute: (request) => chooseRoute(options, request),
    stopSession: ({ id }) => stopSession(options, id),
    previewCleanUp: () => previewCleanUp(options),
    testSession: ({ profile }) => testSession(options, profile),
    checkDevice: async ({ profile }) => {
      if (!isKnown(options, profile)) return { ok: false, failure: marksText.noProfile(profile) }
      return options.checkDevice(options.world(), profile)
    },
    setTokenCommand: ({ serial, command }) => setTokenCommand(options, serial, command.trim()),
  }
}

const isKnown = ({ world }: SessionDeedsOptions, profile: string): boolean => world().facts.book.byName.has(profile)

/** Renews what needs no code; a sentence either way. */
export async function renewNow(options: SessionDeedsOptions, profile: string): Promise<Outcome<string, string>> {
  await options.look('asked')
  if (!isKnown(options, profile)) return { ok: false, failure: renewText.noProfile(profile) }
  const plan = options.planNow(profile)
  if (plan === null) return { ok: false, failure: renewText.needsCode(profile) }
  const renewed = await options.renewWithoutCode(profile, plan)
  if (!renewed.ok) return { ok: false, failure: renewed.failure.message }
  return { ok: true, value: renewText.renewed(profile, formatClockTime(renewed.value, zoneOffset(renewed.value))) }
}

function routesOf(
  options: SessionDeedsOptions,
  profile: string,
): Awaited<ReturnType<SessionHandlers['sessionRoutes']>> {
  const { book } = options.world().facts
  const asked = options.routeOptions()
  const planned = planProfile(book, profile, asked)
  if (!planned.ok) return { ok: false, failure: redact(planned.failure.message) }
  return { ok: true, value: buildRoutes(profile, planned.value, buildGraph(book, asked)) }
}

/**
 * Remembers how a profile comes to life, under the name that planning reads it by. A place that its result may not go to is refused, whoever
 * asks.
 */
async function chooseRoute(options: SessionDeedsOptions, request: RouteRequest): Promise<Outcome<null, string>> {
  const { profile, route, place, durationSeconds } = request
  const { store } = options
  if (!isKnown(options, profile)) return { ok: false, failure: marksText.noProfile(profile) }
  const preference = { route, place, durationSeconds }
  const asked = options.routeOptions()
  const { book } = options.world().facts
  const chooser = chooserOf(buildGraph(book, asked), profile)
  const planned = planProfile(book, chooser, {
    ...asked,
    preferences: new Map(asked.preferences).set(chooser, preference),
  })
  if (!planned.ok) return { ok: false, failure: redact(planned.failure.message) }
  const chosen = planned.value.find((choice) => choice.chosen)
  if (place?.kind === 'target' && !sameSection(chosen?.place, place.section)) {
    const [why] = chosen?.plan.notes ?? []
    return { ok: false, failure: redact(why ?? marksText.placeRefused(place.section)) }
  }
  return store.mark([chooser], { mark: 'preference', value: preference })
}

const sameSection = (
  place: { readonly kind: string; readonly section?: string } | undefined,
  section: string,
): boolean => place?.kind === 'target' && place.section === section

/** Takes back what Lanyard wrote for a session; the bar's id says which, what stands there by now is looked at first. */
async function stopSession(options: SessionDeedsOptions, id: string): Promise<Outcome<StoppedView, string>> {
  await options.look('asked')
  const entry = options.sessions().find((row) => idOfOurs(row) === id)?.entry ?? null
  if (entry === null) return { ok: false, failure: renewText.noSession(id.slice(id.indexOf(':') + 1)) }
  const stopped = await options.stop(options.world(), entry)
  await options.look('written')
  if (!stopped.ok) return stopped
  const { message, historyId } = stopped.value
  return { ok: true, value: { message: `${message} ${stopText.copiesLive}`, historyId } }
}

async function previewCleanUp(options: SessionDeedsOptions): Promise<Outcome<DryRunView, string>> {
  await options.look('asked')
  const { book, now } = options.world().facts
  const intent = cleanUpIntent(leftoversOf(options.facts().ledger, book, now), book)
  return intent === null ? { ok: false, failure: renewText.nothingToClean } : options.previewIntent(intent)
}

async function testSession(options: SessionDeedsOptions, profile: string): Promise<Outcome<string, string>> {
  if (!isKnown(options, profile)) return { ok: false, failure: marksText.noProfile(profile) }
  const who = await options.whoAmI(options.world(), profile)
  if (!who.ok) return { ok: false, failure: who.failure.message }
  return { ok: true, value: renewText.works(profile, who.value.arn) }
}

/** A page alone cannot name a program that is started: what takes over a page would take over the account. */
async function setTokenCommand(
  options: SessionDeedsOptions,
  serial: string,
  command: string,
): Promise<Outcome<null, string>> {
  if (!devicesIn(options.world().facts.book).includes(serial)) {
    return { ok: false, failure: tokenCommandText.noDevice(serial) }
  }
  const before = options.facts().commands.get(serial) ?? ''
  if (command !== '' && command !== before) {
    const consent = await options.agreeToTokenCommand(deviceNameOf(serial), command)
    if (consent === 'declined') return { ok: false, failure: tokenCommandText.declined }
  }
  const changed = await options.changeTokenCommand(serial, command)
  await options.look('asked')
  return changed
}
