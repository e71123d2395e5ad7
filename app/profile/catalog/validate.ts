import { catalogText } from '../../text/catalog-text.ts'
import { isSecurityKey } from '../identity.ts'
import { splitShellWords } from '../shell-words.ts'
import { knownSetting } from './known.ts'
import type { SettingControl, SettingSection } from './model.ts'

/**
 * What is odd about a value, as a sentence that says what is expected; null when nothing is, or when nobody documents the setting. A
 * warning only: the tools have the last word. The value itself is never in the sentence.
 */
export function validateValue(setting: string, text: string, kind: SettingSection): string | null {
  const known = knownSetting(setting, kind)
  if (known === null) return null
  if (isQuoted(text) && known.name !== 'credential_process') return catalogText.quoted(known.name)
  if (text === '' && isFreeText(known.control)) return null
  const check = CHECKS.get(known.name)
  return check === undefined ? checkControl(known.name, known.control, text) : check(text)
}

function isFreeText({ kind }: SettingControl): boolean {
  return kind === 'text' || kind === 'path' || kind === 'secret'
}

/** Quotes around the whole value: AWS CLI and most SDKs take them for a part of it. */
function isQuoted(text: string): boolean {
  return text.length > 1 && /^(["']).*\1$/s.test(text)
}

/** A partition's name, as its ARNs have it. */
const PARTITION = 'arn:aws(?:-[a-z]+)*'
const ROLE = new RegExp(`^${PARTITION}:iam::\\d{12}:role/[\\w+=,.@/-]+$`)
const DEVICE = new RegExp(`^${PARTITION}:iam::\\d{12}:(?:mfa|sms-mfa)/[\\w+=,.@/-]+$`)
/** A hardware device's number (`GAHT12345678`), at least nine characters (STS model, SerialNumber). */
const HARDWARE_SERIAL = /^[A-Za-z0-9_=-]{9,256}$/
const IDENTITY = new RegExp(`^${PARTITION}:(?:iam|sts)::\\d{12}:.+$`)

/** Names of regions: `eu-central-1`, `us-gov-west-1`, `eusc-de-east-1`. */
const REGION_NAME = /^[a-z]{2,8}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/
const ACCOUNT_ID = /^\d{12}$/
const WHOLE_NUMBER = /^\d{1,15}$/
/** An address without blanks and with a host. */
const ADDRESS = /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i
const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/
/** `8MB`, `16777216` (AWS CLI topic s3-config). */
const SIZE = /^\d{1,15}(?:[KMGT]i?B)?$/i
/** `50MB/s`, `5Gb/s`: bytes or bits a second. */
const RATE = /^\d{1,15}(?:[KMGT]i?)?b\/s$/i

type Check = (text: string) => string | null

function matches(pattern: RegExp, expected: string): Check {
  return (text) => (pattern.test(text) ? null : expected)
}

function between(name: string, least: number, most: number): Check {
  return (text) => {
    const isNumber = WHOLE_NUMBER.test(text)
    return isNumber && Number(text) >= least && Number(text) <= most ? null : catalogText.between(name, least, most)
  }
}

function checkDevice(serial: string): string | null {
  if (isSecurityKey(serial)) return catalogText.securityKey
  return DEVICE.test(serial) || HARDWARE_SERIAL.test(serial) ? null : catalogText.device
}

function checkProcess(command: string): string | null {
  const words = splitShellWords(command)
  return words === null || words.length === 0 ? catalogText.process : null
}

/** Settings whose values have a shape of their own. Lengths and characters: STS model 2011-06-15 in botocore 1.43. */
const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['role_arn', matches(ROLE, catalogText.role)],
  ['mfa_serial', checkDevice],
  ['login_session', matches(IDENTITY, catalogText.identity)],
  ['duration_seconds', between('duration_seconds', 900, 43_200)],
  ['role_session_name', matches(/^[\w+=,.@-]{2,64}$/, catalogText.sessionName)],
  ['external_id', matches(/^[\w+=,.@:/-]{2,1224}$/, catalogText.externalId)],
  ['aws_access_key_id', matches(/^\w{16,128}$/, catalogText.keyId)],
  ['x_security_token_expires', matches(ISO_TIME, catalogText.time)],
  ['credential_process', checkProcess],
  ['max_attempts', between('max_attempts', 1, 1000)],
  ['request_min_compression_size_bytes', between('request_min_compression_size_bytes', 0, 10_485_760)],
  ['sdk_ua_app_id', (text) => (text.length <= 50 ? null : catalogText.appId)],
  ['s3.multipart_threshold', matches(SIZE, catalogText.size)],
  ['s3.multipart_chunksize', matches(SIZE, catalogText.size)],
  ['s3.max_bandwidth', matches(RATE, catalogText.rate)],
  ['s3.target_bandwidth', matches(RATE, catalogText.rate)],
])

function checkControl(name: string, control: SettingControl, text: string): string | null {
  switch (control.kind) {
    case 'region':
      return REGION_NAME.test(text) ? null : catalogText.region
    case 'account':
      return ACCOUNT_ID.test(text) ? null : catalogText.account
    case 'url':
      return ADDRESS.test(text) ? null : catalogText.url
    case 'number':
    case 'duration':
      return WHOLE_NUMBER.test(text) ? null : catalogText.number(name)
    case 'choice':
      return isChoice(name, control.choices, text) ? null : catalogText.choice(name, control.choices)
    case 'reference':
      return text === '' ? catalogText.reference(control.to) : null
    case 'arn':
      return text.startsWith('arn:') ? null : catalogText.arn
    case 'text':
    case 'path':
    case 'secret':
      return null
  }
}

/** botocore and the SDKs read these without case; `credential_source` is the one they compare letter by letter. */
function isChoice(name: string, choices: readonly string[], text: string): boolean {
  if (name === 'credential_source') return choices.includes(text)
  const folded = text.toLowerCase()
  return choices.some((choice) => choice.toLowerCase() === folded)
}
