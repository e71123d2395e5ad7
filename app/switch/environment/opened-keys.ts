import type { Instant } from '../../text/instant.ts'
import type { Secret } from '../../text/secret.ts'
import type { OpenedKeys } from './model.ts'

/** Keys as they are held. */
export type HeldKeys = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** Null for long-term keys. */
  readonly sessionToken: Secret | null
  readonly expiresAt: Instant | null
}

/** Keys opened for one text or one child. Who may open them is who holds `open` (`openSecret`, checked by the layer rules). */
export const openedKeys = (
  { accessKeyId, secretAccessKey, sessionToken, expiresAt }: HeldKeys,
  open: (secret: Secret) => string,
): OpenedKeys => ({
  accessKeyId,
  secretAccessKey: open(secretAccessKey),
  sessionToken: sessionToken === null ? null : open(sessionToken),
  expiresAt,
})
