import { parseDocument } from '../../app/document/parse.ts'
import { wouldLoseKeys, writeSession } from '../../app/session/plan.ts'
import type { Instant } from '../../app/text/instant.ts'
import { openSecret, type Secret } from '../../app/text/secret.ts'
import type { Change } from './model.ts'

/** A session as STS gave it, and where it goes. */
export type SessionToStore = {
  readonly target: string
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  readonly expiresAt: Instant
  /** Written if the section gives none; null: the config file gives one. */
  readonly region: string | null
}

/** `keys`: the target has been given long-term keys meanwhile; `plan`: the section cannot be edited by itself. */
export type SessionRefusal = 'keys' | 'plan'

/**
 * The part of a credentials file that a session is about, as one text: every setting of its section. Where a stale copy was written over
 * the file and this part is as it was before, the session is simply written again.
 */
export function sessionPart(target: string): (text: string) => string {
  return (text) => {
    const sections = parseDocument(text).sections.filter((section) => section.name === target)
    return sections.map(({ settings }) => settings.map(({ name, value }) => `${name}=${value}\n`).join('')).join('\n')
  }
}

/** The change that writes a session into its section; the secrets are opened only while it runs. */
export function sessionChange(session: SessionToStore): Change<SessionRefusal> {
  return (text) => {
    if (wouldLoseKeys(parseDocument(text), session.target)) return { ok: false, refusal: 'keys' }
    const written = writeSession(text, {
      ...session,
      secretAccessKey: openSecret(session.secretAccessKey),
      sessionToken: openSecret(session.sessionToken),
    })
    return written === null ? { ok: false, refusal: 'plan' } : { ok: true, text: written }
  }
}
