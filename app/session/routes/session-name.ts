/** STS `roleSessionNameType`; `\w` is ASCII there as here. */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/

/** Whether STS takes a text as `RoleSessionName`. */
export function isSessionName(text: string): boolean {
  return SESSION_NAME.test(text)
}

/**
 * The name a role's session is noted under in CloudTrail: what the profile says where STS takes it, else `lanyard-` and the profile whose
 * keys sign, so that somebody who reads the log finds the person.
 */
export function sessionNameFor(configured: string | null, source: string): string {
  if (configured !== null && isSessionName(configured)) return configured
  return `lanyard-${source.replace(/[^\w+=,.@-]/g, '-')}`.slice(0, 64)
}
