import { accountIdOfArn, roleNameOf } from '../../text/account.ts'
import { settingsOfVariables } from './environment.ts'
import type { Found, Gathered, ImportFormat } from './model.ts'

type Fields = ReadonlyMap<string, unknown>

/** How many opening braces are tried: each may cost a walk to the end of the text. */
const MOST_TRIES = 20
/** Values of an object that are looked into. */
const MOST_MEMBERS = 50
/** Longer is no ARN (IAM: 2048 characters). */
const LONGEST_ARN = 2048

/**
 * JSON with credentials, alone or with a prompt and prose around it: what `aws sts …`, `aws iam create-access-key`,
 * `aws sso get-role-credentials`, `aws configure export-credentials`, credential processes and the metadata services print.
 */
export function readJson(text: string): Found | null {
  for (const value of jsonObjects(text)) {
    const found = credentialsIn(value) ?? variablesIn(value)
    if (found !== null) return found
  }
  return null
}

function* jsonObjects(text: string): Generator<unknown> {
  let start = text.indexOf('{')
  for (let tries = 0; start >= 0 && tries < MOST_TRIES; tries++) {
    const end = closeOf(text, start)
    const value = end < 0 ? null : parse(text.slice(start, end))
    if (value !== null) yield value
    start = text.indexOf('{', value === null ? start + 1 : end)
  }
}

/** Offset behind the brace that closes the one at `start`, or -1. Braces inside strings do not count. */
function closeOf(text: string, start: number): number {
  const marks = /["\\{}]/g
  marks.lastIndex = start
  let depth = 0
  let isString = false
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '\\') marks.lastIndex++
    else if (mark[0] === '"') isString = !isString
    else if (!isString) depth += mark[0] === '{' ? 1 : -1
    if (depth === 0) return marks.lastIndex
  }
  return -1
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** An object's members by lower-cased name: tools differ in `AccessKeyId` and `accessKeyId`. */
function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]))
}

function textIn(fields: Fields | null, name: string): string | null {
  const value = fields?.get(name)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value.trim() : null
}

/** The object itself under no name, then what it holds. */
function holdersIn(root: Fields): readonly (readonly [string, Fields])[] {
  const inner = [...root].slice(0, MOST_MEMBERS).flatMap(([name, value]) => {
    const fields = fieldsOf(value)
    return fields === null ? [] : [[name, fields] as const]
  })
  return [['', root], ...inner]
}

function credentialsIn(value: unknown): Found | null {
  const root = fieldsOf(value)
  if (root === null) return null
  for (const [holder, fields] of holdersIn(root)) {
    const settings = settingsOf(fields)
    if (!settings.has('aws_access_key_id') && !settings.has('aws_secret_access_key')) continue
    return found(formatOf(holder, fields), { name: nameIn(root, fields), settings })
  }
  return null
}

const found = (format: ImportFormat, profile: Gathered): Found => ({
  format,
  profiles: [profile],
  sessions: [],
  omissions: [],
})

const FIELDS: readonly (readonly [field: string, setting: string])[] = [
  ['accesskeyid', 'aws_access_key_id'],
  ['secretaccesskey', 'aws_secret_access_key'],
  ['sessiontoken', 'aws_session_token'],
  ['token', 'aws_session_token'],
  ['accountid', 'aws_account_id'],
  ['expiration', 'x_security_token_expires'],
]

function settingsOf(fields: Fields): ReadonlyMap<string, string> {
  const settings = new Map<string, string>()
  for (const [field, setting] of FIELDS) {
    const text = textIn(fields, field)
    if (text !== null && !settings.has(setting)) settings.set(setting, text)
  }
  return settings
}

function formatOf(holder: string, fields: Fields): ImportFormat {
  if (holder === 'credentials') return 'sts-json'
  if (holder === 'accesskey') return 'access-key-json'
  if (holder === 'rolecredentials') return 'sso-json'
  if (fields.has('version')) return 'process-json'
  return fields.has('token') ? 'metadata-json' : 'credentials-json'
}

/** Named as the access portal does it: account and role. */
function nameIn(root: Fields, fields: Fields): string | null {
  const user = textIn(fields, 'username')
  if (user !== null) return user
  const assumed = textIn(fieldsOf(root.get('assumedroleuser')), 'arn')
  const federated = textIn(fieldsOf(root.get('federateduser')), 'arn')
  const arn = assumed ?? federated ?? textIn(fields, 'rolearn')
  return arn === null || arn.length > LONGEST_ARN ? null : nameOfArn(arn)
}

function nameOfArn(arn: string): string | null {
  const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1] ?? roleNameOf(arn)
  const account = accountIdOfArn(arn)
  if (role !== null) return account === null ? role : `${account}_${role}`
  return /:federated-user\/(.+)$/.exec(arn)?.[1] ?? null
}

/** `{"AWS_ACCESS_KEY_ID": …}`, as editors, functions and containers are told their environment. */
function variablesIn(value: unknown): Found | null {
  const root = fieldsOf(value)
  if (root === null) return null
  for (const [, fields] of holdersIn(root)) {
    const variables = new Map<string, string>()
    for (const name of fields.keys()) {
      const text = name.startsWith('aws_') ? textIn(fields, name) : null
      if (text !== null) variables.set(name, text)
    }
    const settings = settingsOfVariables(variables)
    if (settings !== null) return found('environment-json', { name: null, settings })
  }
  return null
}
