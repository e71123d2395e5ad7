import { SECRET_MASK } from './secret.ts'

/*
 * The redactor: small pure replacements in a fixed order, in front of every log line and every text made for a bug report.
 * It errs towards masking: a hidden file name costs a question, a shown key costs an account.
 */

/**
 * A key id, by AWS's unique-identifier prefixes ("Unique identifiers", IAM user guide): four capitals, then 12 or more.
 * No word boundary: a key id glued to other text is still one.
 */
const KEY_ID = /A(?:KIA|SIA|BIA|CCA|GPA|IDA|IPA|NPA|NVA|PKA|ROA|SCA)[A-Z2-7]{0,4}[A-Z0-9]{12,124}/g

const WHOLE_KEY_ID = /^A[A-Z0-9]{3}[A-Z0-9]{12,124}$/

/**
 * A key id with its first and last four characters: `AKIA…7F3Q`. Anything that is not shaped like a key id (a secret pasted
 * into the wrong setting) is masked whole.
 */
export function maskKeyId(keyId: string): string {
  return WHOLE_KEY_ID.test(keyId) ? `${keyId.slice(0, 4)}…${keyId.slice(-4)}` : SECRET_MASK
}

/** What a key id's shape tells: `AKIA` long-term, `ASIA` temporary (IAM user guide), anything else neither. */
export function keyIdTerm(keyId: string): 'long-term' | 'temporary' | 'unknown' {
  if (!WHOLE_KEY_ID.test(keyId)) return 'unknown'
  if (keyId.startsWith('AKIA')) return 'long-term'
  return keyId.startsWith('ASIA') ? 'temporary' : 'unknown'
}

/** A key id as evidence tells it: `AKIA…7F3Q: long-term, 20 characters`. */
export function describeKeyId(keyId: string): string {
  const term = keyIdTerm(keyId)
  const shape = term === 'unknown' ? 'not shaped like an access key id' : term
  return `${maskKeyId(keyId)}: ${shape}, ${keyId.length} characters`
}

/** Everything after the name of an authorization header, to the end of its line. */
const AUTHORIZATION = /((?:proxy-)?authorization["']?\s*[:=]\s*)[^\r\n]+/gi
/** A scheme with its credentials, wherever it stands. */
const SCHEME = /\b(AWS4-[A-Z0-9-]+|Bearer|Basic)[ \t]+[^\r\n]+/g
/** `user:password@` in an address (proxies). */
const ADDRESS_PASSWORD = /(?<![a-z0-9+.-])([a-z0-9+.-]*:\/\/)[^\s/@]+@/gi

const SECRET_NAME =
  '(?:aws[_-]?)?secret[_-]?(?:access[_-]?)?key|(?:amazon|aws)?[_-]?(?:session|security)[_-]?token|x-amz-(?:security-token|signature|credential)|' +
  '(?:access|refresh|id|authorization|web[_-]?identity|bearer)[_-]?token|session[_-]?key|sign[_-]?in[_-]?token|client[_-]?secret|dpop[_-]?key|pass(?:word|phrase|code)|signature|otp[_-]?seed'
/**
 * `aws_secret_access_key = …`, `"SecretAccessKey": "…"`, `X-Amz-Signature=…`: quoted values whole, others to the end of the word. A quote
 * that a blank follows closes a sentence's quotation and opens no value.
 */
const NAMED_SECRET = new RegExp(
  `((?:${SECRET_NAME})["']?[ \\t]*[:=][ \\t]*)("(?=\\S)[^"\\r\\n]*"?|'(?=\\S)[^'\\r\\n]*'?|[^\\s,;&"'][^\\s,;&]*)`,
  'gi',
)

/** `--password …`, `--client-secret=…` in a command line. */
const SECRET_OPTION =
  /((?<![a-z-])[a-z]{0,64}-[a-z-]{0,64}(?:passw|secret|token|passphrase)[a-z-]{0,64}(?:[ \t]+|=))("[^"\r\n]*"?|'[^'\r\n]*'?|\S+)/gi

/** JSON Web Tokens (web identity, SSO). */
const WEB_TOKEN = /eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)*/g

/** A secret access key (40 characters) or a session token (hundreds): no shorter run of base64 is one. */
const LONG_RUN = /[A-Za-z0-9+/]{40,}={0,2}/g
/** The names of AWS CLI's cache files, and folders written in small letters, are no secrets. */
const HARMLESS_RUN = /^\/?(?:(?:[a-z]{1,32}\/)+[a-z]{0,32}|(?:[a-z]{1,32}\/)*(?:[0-9a-f]{40}|[0-9a-f]{64}))$/

function maskLongRun(run: string, offset: number, whole: string): string {
  if (!HARMLESS_RUN.test(run)) return SECRET_MASK
  const isHash = /[0-9a-f]{40}$/.test(run)
  return isHash && !whole.startsWith('.json', offset + run.length) ? SECRET_MASK : run
}

/** Six digits on a line that speaks of codes. Account ids have twelve; `129600` on such a line is lost, which is cheap. */
const LINE = /[^\r\n]+/g
const SPEAKS_OF_CODES = /code|otp|mfa|token|multi.?factor/i
const CODE = /(?<!\d)\d{3}[ \t-]?\d{3}(?!\d)/g

/**
 * The text with everything masked that looks like a secret key, a session or web token, an authorization header, a password,
 * or a token code, in time that grows with the text alone; of key ids the first and last four characters stay. Never throws; running it twice hides no less.
 */
export function redact(text: string): string {
  return text
    .replace(AUTHORIZATION, `$1${SECRET_MASK}`)
    .replace(SCHEME, `$1 ${SECRET_MASK}`)
    .replace(ADDRESS_PASSWORD, `$1${SECRET_MASK}@`)
    .replace(NAMED_SECRET, `$1${SECRET_MASK}`)
    .replace(SECRET_OPTION, `$1${SECRET_MASK}`)
    .replace(WEB_TOKEN, SECRET_MASK)
    .replace(LONG_RUN, maskLongRun)
    .replace(KEY_ID, (keyId) => `${keyId.slice(0, 4)}…${keyId.slice(-4)}`)
    .replace(LINE, (line) => (SPEAKS_OF_CODES.test(line) ? line.replace(CODE, SECRET_MASK) : line))
}
