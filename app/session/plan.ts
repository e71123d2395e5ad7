import { applyEdits } from '../document/edits.ts'
import type { Document, DocumentCommand, WrittenSection } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { planCommand } from '../document/plan.ts'
import { formatInstant, type Instant } from '../text/instant.ts'
import { OUTDATED_SETTINGS, WRITTEN_EXPIRY } from './dialects.ts'

/**
 * What a session brings to its section. The two secrets are opened texts: whoever calls this opens them for the moment of the write
 * and keeps neither them nor the commands.
 */
export type SessionToWrite = {
  readonly target: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: Instant
  /** To be written if the section gives none; null: the config file gives one. */
  readonly region: string | null
}

/** The commands that write a session, in order; each is planned on what the one before it gave. */
export function planSessionCommands(credentials: Document, session: SessionToWrite): readonly DocumentCommand[] {
  const { target } = session
  const wanted: readonly (readonly [string, string])[] = [
    ['aws_access_key_id', session.accessKeyId],
    ['aws_secret_access_key', session.secretAccessKey],
    ['aws_session_token', session.sessionToken],
    [WRITTEN_EXPIRY, formatInstant(session.expiresAt)],
  ]
  const sections = credentials.sections.filter((section) => section.name === target)
  const region: readonly (readonly [string, string])[] =
    session.region === null || hasFilled(sections, 'region') ? [] : [['region', session.region]]
  if (sections.length === 0) return [{ kind: 'add-section', section: target, settings: [...wanted, ...region] }]
  return [
    ...removals(sections, target),
    ...[...wanted, ...region].map(
      ([setting, value]): DocumentCommand => ({ kind: 'set-setting', section: target, setting, value }),
    ),
  ]
}

/** The credentials file with a session in it; null when it cannot be written without touching anything else. */
export function writeSession(text: string, session: SessionToWrite): string | null {
  let written = text
  for (const command of planSessionCommands(parseDocument(text), session)) {
    const plan = planCommand(parseDocument(written), command)
    if (!plan.ok) return null
    written = applyEdits(written, plan.edits)
  }
  return written
}

/** Old names go; and the four written ones where they stand in another letter case, which JS and Java do not read. */
function removals(sections: readonly WrittenSection[], section: string): DocumentCommand[] {
  const outdated = OUTDATED_SETTINGS.filter((setting) => namesLike(sections, setting).length > 0)
  const misspelt = EXACT.filter((setting) => namesLike(sections, setting).some((name) => name !== setting))
  return [...outdated, ...misspelt].map((setting) => ({ kind: 'remove-setting', section, setting }))
}

const EXACT = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', WRITTEN_EXPIRY] as const

function namesLike(sections: readonly WrittenSection[], setting: string): readonly string[] {
  return sections
    .flatMap((section) => section.settings)
    .map(({ name }) => name)
    .filter((name) => name.toLowerCase() === setting)
}

function hasFilled(sections: readonly WrittenSection[], setting: string): boolean {
  return sections
    .flatMap((section) => section.settings)
    .some(({ name, value }) => name.toLowerCase() === setting && value !== '')
}

/**
 * Whether the section, as it stands now, holds keys that a session must not overwrite: a key id or a secret without a token, or a
 * long-term key id. The same question as `holdsLongTermKeys`, asked of text that nobody has read into profiles yet.
 */
export function wouldLoseKeys(credentials: Document, target: string): boolean {
  const sections = credentials.sections.filter((section) => section.name === target)
  const valueOf = (setting: string) =>
    sections
      .flatMap((section) => section.settings)
      .findLast(({ name, value }) => name.toLowerCase() === setting && value !== '')?.value
  const keyId = valueOf('aws_access_key_id')
  if (keyId?.startsWith('AKIA') === true) return true
  if (keyId?.startsWith('ASIA') === true) return false
  const hasKeys = keyId !== undefined || valueOf('aws_secret_access_key') !== undefined
  return hasKeys && valueOf('aws_session_token') === undefined && valueOf('aws_security_token') === undefined
}
