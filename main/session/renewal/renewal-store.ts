import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import { isRegionAssumed, regionToWrite } from '../../../app/session/prepare.ts'
import type { PlannedCall, RouteKind } from '../../../app/session/routes/model.ts'
import { fanOutText } from '../../../app/text/fan-out-text.ts'
import { startText } from '../../../app/text/session-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { SessionToken } from '../../aws/given.ts'
import { type RoleCacheTrouble, writeRoleCache } from '../../files/role-cache.ts'
import { cliCacheFolder, cliCacheOf, roleToCache } from './cli-cache.ts'
import { noteSoon } from './ledger-queue.ts'
import { sourceOf, stsOf } from './renewal-call.ts'
import { type Run, trueNow } from './renewal-run.ts'

type Refused = { readonly code: string; readonly message: string }
type Stored = Outcome<null, Refused>

/** What is known of a place after the write. */
type Place = Pick<LedgerEntry, 'file' | 'section' | 'settings'> & { readonly replaced: string | null }

const NOWHERE: Place = { file: null, section: null, settings: [], replaced: null }

/**
 * Puts what a call gave where it belongs, keeps it to sign others with, and begins to note it ({@link allNoted}). A failure: nothing was
 * written.
 */
export async function storeResult(run: Run, call: PlannedCall, token: SessionToken): Promise<Stored> {
  const placed = await place(run, call, token)
  if (!placed.ok) return placed
  run.given.set(call.id, token)
  tellShortage(run, call, token)
  const entry = entryOf(run, call, token, placed.value)
  run.written.push(entry)
  noteInList(run, entry, placed.value.replaced)
  return { ok: true, value: null }
}

/** Nothing waits for it but the end of the renewal: results that come meanwhile are noted with few writes. */
function noteInList(run: Run, entry: LedgerEntry, replaced: string | null): void {
  const { deps, world } = run
  if (deps.ledger === 'left-out') return
  const noting = noteSoon({ ...deps, places: world.places }, { entry, replaced }).then((trouble) => {
    run.noting.delete(noting)
    if (trouble !== null) run.notes.add(trouble)
  })
  run.noting.add(noting)
}

/** Resolves when everything that this renewal wrote is in the list. */
export async function allNoted({ noting }: Run): Promise<void> {
  await Promise.all(noting)
}

function place(run: Run, call: PlannedCall, token: SessionToken): Promise<Outcome<Place, Refused>> {
  switch (call.place.kind) {
    case 'target':
      return toSection(run, call, call.place.section, token)
    case 'cli-cache':
      return toCache(run, call, token)
    case 'memory':
      run.deps.memory.put(call.profile, token)
      return Promise.resolve({ ok: true, value: NOWHERE })
  }
}

async function toSection(
  run: Run,
  call: PlannedCall,
  target: string,
  token: SessionToken,
): Promise<Outcome<Place, Refused>> {
  const { facts } = run.world
  const sts = stsOf(run, call)
  const region = regionToWrite(facts.book, call.profile, target, sts)
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = token
  const result = await run.writeSection({ target, region, accessKeyId, secretAccessKey, sessionToken, expiresAt })
  if (result.ok) {
    if (isRegionAssumed(sts, region)) run.notes.add(startText.regionNote(sts.region, target))
    return result
  }
  const words = call.serial === null ? fanOutText.roleNotWritten : startText.notWritten
  return { ok: false, failure: { code: 'not-written', message: words(target, result.failure) } }
}

async function toCache(run: Run, call: PlannedCall, token: SessionToken): Promise<Outcome<Place, Refused>> {
  const { world, deps } = run
  const access = cliCacheOf(world, call.profile, deps)
  if (access === null || call.role === null) return noRole(call.profile)
  const written = await writeRoleCache(access, roleToCache(token, call.role))
  if (!written.ok) {
    const message = cacheMessage(written.trouble, call.profile, cliCacheFolder(world))
    return { ok: false, failure: { code: 'not-written', message } }
  }
  return { ok: true, value: { ...NOWHERE, file: written.path } }
}

function noRole(profile: string): { readonly ok: false; readonly failure: Refused } {
  return { ok: false, failure: { code: 'no-role', message: fanOutText.noRole(profile) } }
}

function cacheMessage(trouble: RoleCacheTrouble, profile: string, folder: string): string {
  if (trouble.reason === 'unavailable') return fanOutText.cacheNotWritten(profile, trouble.code)
  return trouble.reason === 'held' ? fanOutText.cacheBusy(profile) : fanOutText.cacheNotPrivate(folder)
}

/** AWS CLI takes cached credentials for expired this many milliseconds before their end (botocore `DEFAULT_EXPIRY_WINDOW_SECONDS`). */
const CLI_MARGIN = 15 * 60_000
/** Shorter than asked by more than this many milliseconds: not a matter of clocks. */
const CAPPED = 60_000

function tellShortage(run: Run, call: PlannedCall, token: SessionToken): void {
  const given = token.expiresAt - trueNow(run)
  const asked = call.durationSeconds * 1000
  const isCached = call.place.kind === 'cli-cache'
  if (given < asked - CAPPED) {
    run.notes.add(fanOutText.capped(call.profile, call.durationSeconds, Math.round(given / 60_000) * 60))
  }
  if (isCached && given <= CLI_MARGIN) run.notes.add(fanOutText.short(call.profile))
}

function entryOf(run: Run, call: PlannedCall, token: SessionToken, placed: Place): LedgerEntry {
  const { file, section, settings } = placed
  return {
    profile: call.place.kind === 'target' ? call.place.section : call.profile,
    source: sourceOf(run, call),
    serial: serialBehind(run, call),
    route: routeOf(run, call),
    place: call.place,
    accessKeyId: token.accessKeyId,
    file,
    section,
    settings,
    writtenAt: run.deps.clock.now(),
    expiresAt: token.expiresAt,
    durationSeconds: call.durationSeconds,
  }
}

/** The device whose code is at the bottom of a call; null: none was needed. */
function serialBehind(run: Run, call: PlannedCall): string | null {
  if (call.serial !== null) return call.serial
  const { signer } = call
  const under = signer.kind === 'call' ? run.state.plan.calls.find(({ id }) => id === signer.id) : undefined
  return under === undefined || under === call ? null : serialBehind(run, under)
}

function routeOf(run: Run, call: PlannedCall): RouteKind {
  if (call.action === 'GetSessionToken') return 'session-token'
  if (call.serial !== null) return 'own-code'
  return serialBehind(run, call) === null ? 'no-code' : 'shared-code'
}
