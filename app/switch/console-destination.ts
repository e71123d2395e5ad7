import { consoleText } from '../text/console-text.ts'
import { CONSOLE_HOME, type ConsoleService, consoleServicesOf } from './console-services.ts'
import { type ConsoleSite, consoleSiteOf, isIsolated, isRegionOf } from './console-sites.ts'
import { nearestNames } from './names.ts'

/** What was asked for; null: nothing. */
export type ConsoleWish = {
  readonly service: string | null
  readonly region: string | null
}

/** Where somebody is to arrive. Nothing in it is secret. */
export type ConsoleDestination = {
  readonly site: ConsoleSite
  readonly service: ConsoleService
  /** Null: the service has none, or the console is to choose. */
  readonly region: string | null
  /** The whole address. */
  readonly address: string
}

export type ConsoleTrouble = { readonly code: string; readonly message: string }

type Chosen =
  | { readonly ok: true; readonly value: ConsoleDestination }
  | { readonly ok: false; readonly failure: ConsoleTrouble }

const refuse = (code: string, message: string): Chosen => ({ ok: false, failure: { code, message } })

/**
 * The page to arrive at. `partition`: that of the credentials; a region of another one is refused, since keys of one open nothing in
 * another. `usual`: the profile's own region, taken where none was asked for and it is one of the partition.
 */
export function consoleDestination(
  partition: string,
  wish: ConsoleWish,
  usual: string | null,
  siteOf: (partition: string) => ConsoleSite | null = consoleSiteOf,
): Chosen {
  const site = siteOf(partition)
  if (site === null) return refuse('no-console', noConsole(partition))
  const services = consoleServicesOf(partition)
  const service = wish.service === null ? CONSOLE_HOME : services.find(({ id }) => id === wish.service)
  if (service === undefined) return refuse('unknown-service', noService(wish.service ?? '', partition, services))
  const { region } = wish
  if (region !== null && !isRegionOf(partition, region))
    return refuse('region', consoleText.noSuchRegion(region, partition))
  const own = usual !== null && isRegionOf(partition, usual) ? usual : null
  const arrival = service.scope === 'global' ? null : (region ?? own)
  return { ok: true, value: { site, service, region: arrival, address: addressOf(site, service, arrival) } }
}

/** Why the console of a partition cannot be opened. */
export const noConsole = (partition: string): string =>
  isIsolated(partition) ? consoleText.isolated(partition) : consoleText.unknownSignIn(partition)

function noService(asked: string, partition: string, services: readonly ConsoleService[]): string {
  const ids = services.map(({ id }) => id)
  return consoleText.noSuchService(asked, partition, nearestNames(asked, ids), ids)
}

const addressOf = ({ console }: ConsoleSite, { path }: ConsoleService, region: string | null): string =>
  `${console}${path}${region === null ? '' : `?region=${encodeURIComponent(region)}`}`
