import { variableText } from '../../../app/chain/environment.ts'
import { latestExpiry, readExpiry } from '../../../app/chain/instants.ts'
import type { Environment } from '../../../app/chain/model.ts'
import { type ProfileView, textIn } from '../../../app/chain/profile-view.ts'
import type { ProfileSection } from '../../../app/profile/model.ts'
import { filledValue } from '../../../app/profile/settings.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { isEmptySecret, isSecret, makeSecret, type Secret } from '../../../app/text/secret.ts'
import { sha1 } from '../../facts/sha1.ts'
import type { World } from '../../facts/world.ts'
import { readContents } from '../../files/read.ts'
import { readRoleCache } from '../../files/role-cache.ts'
import { cliCacheFolder } from '../renewal/cli-cache.ts'

/*
 * Keys as AWS CLI would find them, wherever they lie on this machine. Nothing is asked, started or renewed.
 */

/** Keys that can sign, and when they end as far as somebody wrote it down. */
export type FoundKeys = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** Left out for long-term keys. */
  readonly sessionToken?: Secret
  readonly expiresAt: Instant | null
}

/** botocore 1.43 `EnvProvider` and `SharedCredentialProvider`: the old name of the token comes first. */
const TOKEN_VARIABLES = ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'] as const
const TOKEN_SETTINGS = ['aws_security_token', 'aws_session_token'] as const

const isFilledSecret = (value: unknown): value is Secret => isSecret(value) && !isEmptySecret(value)

const withToken = (token: Secret | undefined): { readonly sessionToken?: Secret } =>
  token === undefined ? {} : { sessionToken: token }

/** The keys of the environment variables; null where there is no whole pair. */
export function environmentKeys(environment: Environment): FoundKeys | null {
  const accessKeyId = variableText(environment, 'AWS_ACCESS_KEY_ID')
  const secretAccessKey = environment.get('AWS_SECRET_ACCESS_KEY')
  if (!accessKeyId || !isFilledSecret(secretAccessKey)) return null
  const token = TOKEN_VARIABLES.map((name) => environment.get(name)).find(isFilledSecret)
  const expiresAt = readExpiry(variableText(environment, 'AWS_CREDENTIAL_EXPIRATION') ?? '')
  return { accessKeyId, secretAccessKey, ...withToken(token), expiresAt }
}

/** The keys that stand in one file's section; null where there is no whole pair. */
export function sectionKeys(section: ProfileSection | null): FoundKeys | null {
  if (section === null) return null
  const { settings } = section
  const secretOf = (name: string): Secret | undefined => {
    const value = settings.get(name)?.value
    return value?.kind === 'secret' && isFilledSecret(value.secret) ? value.secret : undefined
  }
  const accessKeyId = filledValue(settings, 'aws_access_key_id')
  const secretAccessKey = secretOf('aws_secret_access_key')
  if (accessKeyId === null || secretAccessKey === undefined) return null
  const token = TOKEN_SETTINGS.map(secretOf).find((secret) => secret !== undefined)
  const end = token === undefined ? null : latestExpiry((name) => filledValue(settings, name))
  return { accessKeyId, secretAccessKey, ...withToken(token), expiresAt: end?.expiresAt ?? null }
}

/**
 * What AWS CLI has kept for an SSO role (botocore 1.43 `SSOCredentialFetcher._create_cache_key`: compact JSON, names in order); null:
 * nothing that it would use at `now`.
 */
export async function ssoKeys(world: World, view: ProfileView, now: Instant): Promise<FoundKeys | null> {
  const accountId = textIn(view, 'sso_account_id')
  const roleName = textIn(view, 'sso_role_name')
  const session = textIn(view, 'sso_session')
  const startUrl = textIn(view, 'sso_start_url')
  if (accountId === null || roleName === null) return null
  const from = session === null ? { startUrl } : { sessionName: session }
  const name = `${sha1(JSON.stringify({ accountId, roleName, ...from }))}.json`
  const held = await readRoleCache({ folder: cliCacheFolder(world), name })
  return held !== null && isFresh(held.expiresAt, now) ? held : null
}

/** AWS CLI gets new credentials when a quarter of an hour is left (`RefreshableCredentials._advisory_refresh_timeout`). */
export const isFresh = (expiresAt: Instant, now: Instant): boolean => expiresAt - now > 15 * 60_000

/** The keys in the cache of `aws login`; null: none, or over at `now`. */
export async function loginKeys({ facts }: World, view: ProfileView, now: Instant): Promise<FoundKeys | null> {
  const session = textIn(view, 'login_session')
  const file = session === null ? undefined : facts.external.loginTokens.get(session)?.file
  if (file === undefined) return null
  const contents = await readContents(file)
  if (contents.state !== 'present') return null
  const token = objectIn(parse(Buffer.from(contents.bytes).toString('utf8')), 'accessToken')
  const textOf = (name: string): string => (typeof token?.[name] === 'string' ? token[name] : '')
  const expiresAt = Date.parse(textOf('expiresAt'))
  const [accessKeyId, secret, sessionToken] = [textOf('accessKeyId'), textOf('secretAccessKey'), textOf('sessionToken')]
  if (!accessKeyId || !secret || !sessionToken || !(expiresAt > now)) return null
  return { accessKeyId, secretAccessKey: makeSecret(secret), sessionToken: makeSecret(sessionToken), expiresAt }
}

type Fields = Readonly<Record<string, unknown>>

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function objectIn(whole: unknown, name: string): Fields | null {
  if (typeof whole !== 'object' || whole === null) return null
  const part: unknown = new Map<string, unknown>(Object.entries(whole)).get(name)
  return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part)) : null
}
