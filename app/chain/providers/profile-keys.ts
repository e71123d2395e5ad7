import { keyIdKind } from '../../profile/identity.ts'
import type { FileRole } from '../../profile/model.ts'
import { chainText } from '../../text/chain-text.ts'
import { isEmptySecret } from '../../text/secret.ts'
import type { FindProvider, Found, Subject } from '../engine-model.ts'
import { fails, found, incomplete, NOTHING } from '../findings.ts'
import { latestExpiry } from '../instants.ts'
import { type NotedEnd, notedEnd } from '../noted-end.ts'
import { evidenceFor, evidenceOf, type Located, locate, locateIn, type ProfileView, textOf } from '../profile-view.ts'

const KEY = 'aws_access_key_id'
const SECRET = 'aws_secret_access_key'

function hasText(located: Located | null): boolean {
  if (!located) return false
  const { value } = located.setting
  if (value.kind === 'secret') return !isEmptySecret(value.secret)
  return value.kind === 'plain' && value.text !== ''
}

/** When temporary keys end by the settings beside them. */
function endOf({ facts }: Subject, find: (name: string) => Located | null): NotedEnd {
  const latest = latestExpiry((name) => textOf(find(name)))
  return notedEnd(facts, latest?.expiresAt ?? null, latest?.setting ?? '')
}

/** Keys of a profile, wherever `find` finds them; the first of the tokens that is there counts. */
export function keysFound(
  subject: Subject,
  reason: string,
  find: (name: string) => Located | null,
  tokens: readonly string[],
): Found {
  const token = tokens.map(find).find((located) => located !== null) ?? null
  const evidence = [find(KEY), find(SECRET), token].flatMap((located) => (located ? [evidenceOf(located)] : []))
  const term = hasText(token) || keyIdKind(textOf(find(KEY))) === 'temporary' ? 'temporary' : 'long'
  return found(reason, evidence, { ...(term === 'temporary' ? endOf(subject, find) : {}), term })
}

/** botocore `SharedCredentialProvider` and `ConfigProvider` (1.43): each reads one file only; presence counts, even of an empty value. */
function keysOfFile(role: FileRole): FindProvider {
  return (subject) => {
    const { profile } = subject
    const key = locateIn(profile, role, KEY)
    if (!key) return NOTHING
    if (!locateIn(profile, role, SECRET))
      return fails('PartialCredentialsError', partialReason(profile, role), [evidenceOf(key)])
    const find = (name: string): Located | null => locateIn(profile, role, name)
    return keysFound(subject, chainText.fileKeys(role, profile.name), find, ['aws_security_token', 'aws_session_token'])
  }
}

function partialReason(profile: ProfileView, role: FileRole): string {
  const other: FileRole = role === 'config' ? 'credentials' : 'config'
  return locateIn(profile, other, SECRET)
    ? chainText.fileKeysSplit(profile.name, role, other)
    : chainText.fileKeysPartial(profile.name, role, SECRET)
}

export const credentialsFileKeys: FindProvider = keysOfFile('credentials')
export const configFileKeys: FindProvider = keysOfFile('config')

/** JS `isStaticCredsProfile` (3.972): both keys, from either file; half a pair is passed over. */
export const mergedKeys: FindProvider = (subject) => {
  const { profile } = subject
  const find = (name: string): Located | null => locate(profile, name)
  const key = find(KEY)
  const secret = find(SECRET)
  if (key && secret) return keysFound(subject, chainText.mergedKeys(profile.name), find, ['aws_session_token'])
  if (!key && !secret) return NOTHING
  return incomplete(chainText.mergedKeysPartial(profile.name, key ? SECRET : KEY), evidenceFor(profile, KEY, SECRET))
}
