import type { IntentRefusal, PlanNote, Target } from '../command/model.ts'
import { refusedFileNotes } from '../command/place-notes.ts'
import { readingRefusal } from '../command/reading-check.ts'
import { sectionInForce } from '../command/target-sections.ts'
import type { Touch } from '../command/touches.ts'
import { buildProfileBook, type SharedFiles } from '../profile/book.ts'
import { FILE_ROLES, type FileRole, type FileSnapshot, type ProfileBook } from '../profile/model.ts'
import { type Reference, referencesTo } from '../profile/references.ts'
import { commandRefusal } from '../text/command-text.ts'
import { swapText } from '../text/swap-text.ts'
import { isRestAlike } from './default-sections.ts'
import type { Digest, KeptFile } from './kept-model.ts'
import { putInPlace, standInFor } from './stand-in.ts'

/** `[default]` standing in for a profile, planned on both files: the texts that change, and what is kept of them. */
export type SwapPlan = {
  readonly profile: string
  readonly title: string
  readonly texts: ReadonlyMap<FileRole, string>
  /** Empty where the default profile reads like the profile already. */
  readonly kept: readonly KeptFile[]
  readonly notes: readonly PlanNote[]
}

export type SwapResult =
  | { readonly ok: true; readonly plan: SwapPlan }
  | { readonly ok: false; readonly refusal: IntentRefusal }

const DEFAULT: Target = { kind: 'profile', name: 'default' }

/**
 * Plans that `[default]` holds what a profile holds, file by file: its section is copied as it stands, so that each tool reads the one as
 * it reads the other. Refused where the profile gets its credentials from the default one, which would then be its own source.
 */
export function planSwap(files: SharedFiles, profile: string, digest: Digest): SwapResult {
  const book = buildProfileBook(files)
  const refusal = refusalFor(book, profile)
  if (refusal !== null) return { ok: false, refusal }
  const texts = new Map<FileRole, string>()
  const kept: KeptFile[] = []
  for (const role of FILE_ROLES) {
    const file = files[role]
    const header = sectionInForce(book, role, { kind: 'profile', name: profile })?.header ?? null
    const put = putInPlace(file, standInFor(file, header, profile), digest)
    if (put === null) continue
    if (!isRestAlike(role, file.text, put.text)) {
      return { ok: false, refusal: { code: 'would-change-others', message: commandRefusal.wouldChangeOthers(null) } }
    }
    texts.set(role, put.text)
    kept.push(put.kept)
  }
  const after = buildProfileBook({
    config: withText(files.config, texts),
    credentials: withText(files.credentials, texts),
  })
  const spoilt = readingRefusal(book, after, TOUCHED, [])
  if (spoilt !== null) return { ok: false, refusal: spoilt }
  return {
    ok: true,
    plan: { profile, title: swapText.title(profile), texts, kept, notes: notesOf(book, after, profile, kept) },
  }
}

/** A file with its planned text. */
export function withText(file: FileSnapshot, texts: ReadonlyMap<FileRole, string>): FileSnapshot {
  const text = texts.get(file.role)
  return text === undefined ? file : { ...file, state: 'present', text }
}

/** `[profile default]` in the credentials file is a profile of another name to some tools. */
const TOUCHED: readonly Touch[] = ['default', 'profile default', 'profile.default', ' default '].map((name) => {
  return { kind: 'profile', name, settings: 'all' }
})

function refusalFor(book: ProfileBook, profile: string): IntentRefusal | null {
  if (profile === 'default') return { code: 'nothing-to-do', message: swapText.isDefault }
  if (!book.byName.has(profile)) {
    return { code: 'no-such-target', message: commandRefusal.noSuchTarget('profile', profile) }
  }
  const { config, credentials } = book.files
  if (config.path === credentials.path) return { code: 'unsupported', message: commandRefusal.sameFile }
  const unreadable = [config, credentials].find(({ state }) => state === 'unreadable')
  if (unreadable !== undefined) {
    return { code: 'file-refused', message: commandRefusal.fileUnreadable(unreadable.path, unreadable.reason) }
  }
  const link = linkToDefault(book, profile)
  return link === null ? null : { code: 'unsupported', message: swapText.fromDefault(profile, link.profile) }
}

/** A setting of the profile or of its sources by which it gets its credentials from the default profile; null: it does not. */
function linkToDefault(book: ProfileBook, profile: string): Reference | null {
  const sources = sourcesOf(book, profile)
  return referencesTo(book, DEFAULT).find((reference) => sources.has(reference.profile)) ?? null
}

/** The profile and its source profiles, however far. */
function sourcesOf(book: ProfileBook, profile: string): ReadonlySet<string> {
  const seen = new Set<string>()
  for (let name: string | null = profile; name !== null && !seen.has(name); name = sourceOf(book, name)) seen.add(name)
  return seen
}

function sourceOf({ byName }: ProfileBook, name: string): string | null {
  const value = byName.get(name)?.settings.get('source_profile')?.value
  return value?.kind === 'plain' ? value.text : null
}

function notesOf(
  book: ProfileBook,
  after: ProfileBook,
  profile: string,
  kept: readonly KeptFile[],
): readonly PlanNote[] {
  const users = [...new Set(referencesTo(book, DEFAULT).map((reference) => reference.profile))]
  const others = users.filter((name) => name !== 'default')
  const changes = kept.map(({ role }) => ({ role, commands: [] }))
  return [
    ...(others.length === 0 ? [] : [note('warning', swapText.goThrough(profile, others))]),
    ...refusedFileNotes(after, changes),
  ]
}

const note = (severity: PlanNote['severity'], message: string): PlanNote => ({ severity, message })
