import {
  type Dialect,
  FILE_ROLES,
  type FileRole,
  type ProfileBook,
  type ProfileSection,
  type Reading,
  type SettingValue,
} from '../profile/model.ts'
import { commandRefusal } from '../text/command-text.ts'
import { isSameSecret } from '../text/secret.ts'
import type { Move } from './draft.ts'
import type { IntentRefusal, SectionKind } from './model.ts'
import type { Touch } from './touches.ts'

const DIALECTS = ['botocore', 'sdk-js', 'tolerant'] as const satisfies readonly Dialect[]
const KINDS = ['profile', 'sso-session', 'services'] as const satisfies readonly SectionKind[]

/**
 * Whether the planned files read as before in everything that nobody asked to change: no tool may come to refuse a file, and every other
 * profile, session and services section must say what it said, in each tool's reading. Null when they do.
 */
export function readingRefusal(
  before: ProfileBook,
  after: ProfileBook,
  touches: readonly Touch[],
  moves: readonly Move[],
): IntentRefusal | null {
  const touched = indexed(touches)
  for (const role of FILE_ROLES) {
    const spoilt = addedRefusal(before, after, role)
    if (spoilt !== null) return spoilt
    for (const dialect of DIALECTS) {
      const one = before.readings[dialect][role]
      const other = after.readings[dialect][role]
      if (one.refusal !== null || other.refusal !== null) continue
      const name = changedName(one, other, touched) ?? movedWrongly(one, other, moves)
      if (name !== null) return { code: 'would-change-others', message: commandRefusal.wouldChangeOthers(name) }
    }
  }
  return null
}

function addedRefusal(before: ProfileBook, after: ProfileBook, role: FileRole): IntentRefusal | null {
  for (const dialect of DIALECTS) {
    const { refusal, path } = after.readings[dialect][role]
    if (refusal === null || before.readings[dialect][role].refusal !== null) continue
    return { code: 'file-refused', message: commandRefusal.wouldRefuse(path, refusal.line, refusal.message) }
  }
  return null
}

function shelf(reading: Reading, kind: SectionKind): ReadonlyMap<string, ProfileSection> {
  switch (kind) {
    case 'profile':
      return reading.profiles
    case 'sso-session':
      return reading.ssoSessions
    case 'services':
      return reading.services
  }
}

/** The first section that reads differently without being asked to. */
function changedName(before: Reading, after: Reading, touched: TouchedSettings): string | null {
  for (const kind of KINDS) {
    const one = shelf(before, kind)
    const other = shelf(after, kind)
    for (const name of new Set([...one.keys(), ...other.keys()])) {
      if (!readsAlike(one.get(name), other.get(name), touched(kind, name))) return name
    }
  }
  return null
}

/** Which settings of a section may change. */
type TouchedSettings = (kind: SectionKind, name: string) => Touch['settings']

const NOTHING: ReadonlySet<string> = new Set()

function indexed(touches: readonly Touch[]): TouchedSettings {
  const byKey = new Map<string, Touch['settings']>()
  for (const { kind, name, settings } of touches) {
    const key = keyOf(kind, name)
    byKey.set(key, joined(byKey.get(key) ?? NOTHING, settings))
  }
  return (kind, name) => joined(byKey.get(keyOf(kind, name)) ?? NOTHING, byKey.get(keyOf(kind, null)) ?? NOTHING)
}

function keyOf(kind: SectionKind, name: string | null): string {
  return name === null ? kind : `${kind} ${name}`
}

function joined(one: Touch['settings'], other: Touch['settings']): Touch['settings'] {
  if (one === 'all' || other === 'all') return 'all'
  return other.size === 0 ? one : new Set([...one, ...other])
}

function readsAlike(
  one: ProfileSection | undefined,
  other: ProfileSection | undefined,
  touched: ReadonlySet<string> | 'all',
): boolean {
  if (touched === 'all' || one === other) return true
  // JS SDK v3 has no section without settings, so the wanted change alone may make one come or go.
  if ((one === undefined || other === undefined) && touched.size === 0) return false
  const names = new Set([...(one?.settings.keys() ?? []), ...(other?.settings.keys() ?? [])])
  return [...names].every(
    (name) => isTouched(touched, name) || isSameValue(one?.settings.get(name)?.value, other?.settings.get(name)?.value),
  )
}

/** Names in capitals count too, and `s3.addressing_style` for `s3`: JS SDK v3 files nested settings so. */
function isTouched(touched: ReadonlySet<string>, name: string): boolean {
  const lower = name.toLowerCase()
  const dot = lower.indexOf('.')
  return touched.has(lower) || (dot > 0 && touched.has(lower.slice(0, dot)))
}

function isSameValue(one: SettingValue | undefined, other: SettingValue | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  switch (one.kind) {
    case 'plain':
      return other.kind === 'plain' && one.text === other.text
    case 'secret':
      return other.kind === 'secret' && isSameSecret(one.secret, other.secret)
    case 'nested':
      return other.kind === 'nested' && JSON.stringify([...one.entries]) === JSON.stringify([...other.entries])
  }
}

/** What was moved must read under its new name as under its old one. JS SDK v3 may not find it, which is said elsewhere. */
function movedWrongly(before: Reading, after: Reading, moves: readonly Move[]): string | null {
  const isOptional = before.dialect === 'sdk-js'
  const wrong = moves.find(({ kind, from, to, except }) => {
    const one = shelf(before, kind).get(from)
    const other = shelf(after, kind).get(to)
    if (isOptional && (one === undefined || other === undefined)) return false
    if (one === undefined || other === undefined) return one !== other
    return !readsAlike(one, other, except)
  })
  return wrong?.to ?? null
}
