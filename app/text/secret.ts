/**
 * A value that must never leave the main process: a secret access key, a session token.
 * It prints as a mask wherever it lands by accident (template strings, JSON, inspection).
 */
const secretBrand: unique symbol = Symbol('secret')

export type Secret = {
  readonly [secretBrand]: true
  toString(): string
  toJSON(): string
}

/** What a secret prints as. */
export const SECRET_MASK = '••••'

const values = new WeakMap<Secret, string>()

const mask = (): string => SECRET_MASK

/** Wraps a secret text. */
export function makeSecret(value: string): Secret {
  const secret: Secret = Object.freeze({
    [secretBrand]: true as const,
    toString: mask,
    toJSON: mask,
  })
  values.set(secret, value)
  return secret
}

/**
 * The text inside. Only where it is sent, written, copied or handed to a program may this be imported
 * (checked by `scripts/check-layers.mjs`), and the dialect readers that decide emptiness do so by {@link isEmptySecret}.
 */
export function openSecret(secret: Secret): string {
  return values.get(secret) ?? ''
}

/** Whether the secret is the empty text: chains treat an empty key as absent. */
export function isEmptySecret(secret: Secret): boolean {
  return secretLength(secret) === 0
}

/** Length in UTF-16 units: the only shape of a secret that evidence may tell. */
export function secretLength(secret: Secret): number {
  return values.get(secret)?.length ?? 0
}

/** Whether two secrets hold the same text: what must not change can be compared without being opened. */
export function isSameSecret(one: Secret, other: Secret): boolean {
  return one === other || values.get(one) === values.get(other)
}

/** Whether a value is a {@link Secret}. */
export function isSecret(value: unknown): value is Secret {
  return typeof value === 'object' && value !== null && values.has(value as Secret)
}
