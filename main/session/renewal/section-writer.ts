import type { Document } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { WRITTEN_EXPIRY } from '../../../app/session/dialects.ts'
import { keyIdIn } from '../../../app/session/ledger/take-back.ts'
import { fanOutText } from '../../../app/text/fan-out-text.ts'
import { startText } from '../../../app/text/session-text.ts'
import { writeText } from '../../../app/text/write-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { Asker } from '../../edit/model.ts'
import { modeOf } from '../../edit/read-files.ts'
import type { World } from '../../facts/world.ts'
import type { FileSystem } from '../../files/file-system.ts'
import type { Change, Clock, WriteProblem, Written } from '../../files/model.ts'
import { type SessionRefusal, type SessionToStore, sessionChange, sessionPart } from '../../files/session-change.ts'
import { writeGuarded } from '../../files/write.ts'
import { recordWrite } from '../../history/record.ts'

export type SectionWriterDeps = {
  readonly clock: Clock
  readonly who: Asker
  readonly fileSystem?: FileSystem
  readonly record?: typeof recordWrite
  /** Takes over the look back. Left out: one look at once. */
  readonly onWritten?: (written: Written) => void
  /** Hears what is worth knowing of a write that succeeded. */
  readonly note: (sentence: string) => void
}

/** A session that stands in its section now. */
export type SectionWritten = {
  /** As located, symlinks not resolved. */
  readonly file: string
  readonly section: 'made' | 'changed'
  readonly settings: readonly string[]
  /** The key id that stood there before; null: none. */
  readonly replaced: string | null
}

/** Writes sessions into sections of the credentials file. A failure is the reason, as a sentence. */
export type SectionWriter = (session: SessionToStore) => Promise<Outcome<SectionWritten, string>>

type Queued = {
  readonly session: SessionToStore
  readonly settle: (result: Outcome<SectionWritten, string>) => void
}

/**
 * A writer that starts on a session as soon as it comes, and writes together what came while it was writing: each is on the disk as soon as
 * can be, and hundreds of them take few writes. One that cannot be written does not keep the others from it.
 */
export function makeSectionWriter(world: World, deps: SectionWriterDeps): SectionWriter {
  let queue: readonly Queued[] = []
  let busy = false
  const run = async (): Promise<void> => {
    busy = true
    while (queue.length > 0) {
      const batch = queue
      queue = []
      await inTurn(world.files.credentials.path, () =>
        // What should not happen must not leave anybody waiting; who was answered already does not hear it.
        writeBatch(batch, world, deps).catch(() => {
          for (const { settle } of batch) settle({ ok: false, failure: fanOutText.unexpected })
        }),
      )
    }
    busy = false
  }
  return (session) =>
    new Promise((settle) => {
      queue = [...queue, { session, settle }]
      if (!busy) void run()
    })
}

/** The last write of each file in this process: renewals side by side need not wait for each other's lock by looking again and again. */
const turns = new Map<string, Promise<void>>()

async function inTurn(path: string, write: () => Promise<void>): Promise<void> {
  const mine = (turns.get(path) ?? Promise.resolve()).then(write)
  turns.set(path, mine)
  await mine
  if (turns.get(path) === mine) turns.delete(path)
}

async function writeBatch(batch: readonly Queued[], world: World, deps: SectionWriterDeps): Promise<void> {
  const written = await write(
    batch.map(({ session }) => session),
    world,
    deps,
  )
  if (written.ok) {
    await settleWritten(batch, written.value, world, deps)
    return
  }
  const [only] = batch
  if (only !== undefined && batch.length === 1) {
    only.settle({ ok: false, failure: problemMessage(written.problem, only.session.target) })
    return
  }
  // Somebody changed one of the sections meanwhile: the others need not suffer for it.
  for (const one of batch) await writeBatch([one], world, deps)
}

function write(sessions: readonly SessionToStore[], world: World, deps: SectionWriterDeps) {
  const parts = sessions.map(({ target }) => sessionPart(target))
  return writeGuarded<SessionRefusal>({
    path: world.files.credentials.path,
    change: togetherChange(sessions),
    touched: (text) => parts.map((part) => part(text)).join('\n'),
    places: world.places,
    clock: deps.clock,
    platform: world.platform,
    ...(deps.fileSystem === undefined ? {} : { fileSystem: deps.fileSystem }),
  })
}

/** Every session whose section may take it; refused only where none may. */
function togetherChange(sessions: readonly SessionToStore[]): Change<SessionRefusal> {
  const changes = sessions.map(sessionChange)
  return (text) => {
    let after = text
    let refusal: SessionRefusal | null = null
    let fitting = 0
    for (const change of changes) {
      const result = change(after)
      if (result.ok) after = result.text
      else refusal = result.refusal
      if (result.ok) fitting += 1
    }
    return fitting === 0 && refusal !== null ? { ok: false, refusal } : { ok: true, text: after }
  }
}

async function settleWritten(
  batch: readonly Queued[],
  written: Written,
  world: World,
  deps: SectionWriterDeps,
): Promise<void> {
  const before = parseDocument(written.before)
  const after = parseDocument(written.after)
  const named = (document: typeof before, name: string) => document.sections.filter((section) => section.name === name)
  const there = batch.filter(({ session }) => keyIdIn(named(after, session.target)) === session.accessKeyId)
  for (const { message } of written.notes) deps.note(message)
  await note(
    there.map(({ session }) => session.target),
    written,
    world,
    deps,
  )
  await lookBack(written, deps)
  for (const { session, settle } of batch) {
    const isThere = there.some((one) => one.session === session)
    const refused = sessionChange(session)(written.after)
    const value = sectionWritten(before, session, world.files.credentials.path)
    settle(
      isThere
        ? { ok: true, value }
        : { ok: false, failure: refusalMessage(refused.ok ? 'plan' : refused.refusal, session.target) },
    )
  }
}

/** What a write did to a section, from the file as it was before. */
export function sectionWritten(
  before: Document,
  session: Pick<SessionToStore, 'target' | 'region'>,
  file: string,
): SectionWritten {
  const old = before.sections.filter(({ name }) => name === session.target)
  const section = old.length === 0 ? 'made' : 'changed'
  return { file, section, settings: settingsOf(session, old), replaced: keyIdIn(old) }
}

const KEYS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', WRITTEN_EXPIRY] as const

function settingsOf(
  { region }: Pick<SessionToStore, 'region'>,
  old: readonly { readonly settings: readonly { readonly name: string; readonly value: string }[] }[],
): readonly string[] {
  const hadRegion = old.some(({ settings }) => settings.some(({ name, value }) => name === 'region' && value !== ''))
  return region === null || hadRegion ? KEYS : [...KEYS, 'region']
}

/** That a renewal could not be noted in history is worth telling, and no reason to lose it. */
async function note(
  targets: readonly string[],
  written: Written,
  world: World,
  deps: SectionWriterDeps,
): Promise<void> {
  const [first = ''] = targets
  if (written.outcome === 'unchanged') return
  const { path, state } = world.files.credentials
  const { before, after } = written
  const mode = await modeOf(path, deps.fileSystem)
  const created = state === 'missing' && before === ''
  const file = { role: 'credentials', path, before, after, created, mode } as const
  const title = targets.length === 1 ? writeText.renewedSession(first) : fanOutText.renewedSessions(targets)
  const access = { ...deps, places: world.places, platform: world.platform }
  const recorded = await (deps.record ?? recordWrite)({ who: deps.who, title, undoes: null, files: [file] }, access)
  if (!recorded.ok) deps.note(recorded.message)
}

async function lookBack(written: Written, deps: SectionWriterDeps): Promise<void> {
  if (deps.onWritten !== undefined) return deps.onWritten(written)
  await written.watch.recheck().catch(() => undefined)
  await written.watch.close().catch(() => undefined)
}

function problemMessage(problem: WriteProblem<SessionRefusal>, target: string): string {
  return problem.code === 'refused' ? refusalMessage(problem.refusal, target) : problem.message
}

const refusalMessage = (refusal: SessionRefusal, target: string): string =>
  refusal === 'keys' ? startText.targetChanged(target) : startText.notPlannable(target)
