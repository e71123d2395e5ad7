import { validateValue } from '../../profile/catalog/index.ts'
import { keyIdKind } from '../../profile/identity.ts'
import { importText } from '../../text/import-text.ts'
import type { PlanNote } from '../model.ts'
import type { Found, Gathered } from './model.ts'

/** What the notes are about. */
export type NotesInput = {
  readonly found: Found
  /** The profiles as they will be written. */
  readonly settled: readonly Gathered[]
  readonly isWritable: (pair: readonly [string, string]) => boolean
  /** Profiles left out for having half a pair of keys. */
  readonly halves: number
  readonly unusedSessions: number
}

/** Profiles that are looked at value by value: more say nothing new. */
const MOST_LOOKED_AT = 200

/** What to know before it is written. Each thing is said once, however many profiles it concerns, and no value is in it. */
export function notesOn({ found, settled, isWritable, halves, unusedSessions }: NotesInput): readonly PlanNote[] {
  const notes = new Map<string, PlanNote>()
  const add = (severity: PlanNote['severity'], message: string): void => {
    notes.set(message, { severity, message })
  }
  for (const { settings } of settled) addKeyNotes(settings, add)
  for (const { settings } of settled.slice(0, MOST_LOOKED_AT)) addValueNotes(settings, add)
  if (halves > 0) add('warning', importText.halvesLeftOut(halves))
  const unwritable = settled.flatMap(({ settings }) => [...settings].filter((pair) => !isWritable(pair))).length
  if (unwritable > 0) add('warning', importText.unwritable(unwritable))
  for (const omission of found.omissions) {
    add(omission === 'repeated' ? 'info' : 'warning', importText.omission[omission])
  }
  if (unusedSessions > 0) add('warning', importText.unusedSessions)
  return [...notes.values()]
}

type Add = (severity: PlanNote['severity'], message: string) => void

function addKeyNotes(settings: Gathered['settings'], add: Add): void {
  const keyId = settings.get('aws_access_key_id') ?? ''
  const hasSecret = (settings.get('aws_secret_access_key') ?? '') !== ''
  if (keyId === '' && !hasSecret) return
  if (keyId === '' || !hasSecret) {
    add('warning', importText.halfInBlock)
    return
  }
  const hasToken = settings.has('aws_session_token')
  const kind = keyIdKind(keyId)
  if (kind === 'long-term' && hasToken) add('warning', importText.longTermWithToken)
  else if (kind === 'temporary' && !hasToken) add('warning', importText.temporaryWithoutToken)
  else if (!hasToken) add('warning', importText.longTermOnDisk)
}

function addValueNotes(settings: Gathered['settings'], add: Add): void {
  for (const [setting, value] of settings) {
    const odd = validateValue(setting, value, 'profile')
    if (odd !== null) add('warning', importText.oddValue(setting, odd))
  }
}
