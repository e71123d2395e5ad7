import { makeSecret } from '../../text/secret.ts'
import { type EnvironmentValue, SECRET_VARIABLES } from '../model.ts'

/** Variables that hold an access key id: of it only kind and length stay. */
const KEY_IDS: ReadonlySet<string> = new Set([
  'AWS_ACCESS_KEY_ID',
  'AWS_ACCESS_KEY',
  'AMAZON_ACCESS_KEY_ID',
  'aws.accessKeyId',
])

const RELEVANT = /^(AWS_|AMAZON_|ECS_CONTAINER_METADATA_URI|aws\.)/
const OTHERS: ReadonlySet<string> = new Set(['SECRET_ACCESS_KEY', 'BOTO_CONFIG', 'HOME', 'USERPROFILE'])

/** Whether a chain may look at a variable; all others are dropped at the door. */
export const isRelevant = (name: string): boolean => RELEVANT.test(name) || OTHERS.has(name)

/** Longer values say nothing more by their length. */
const LONGEST = 4096
const KIND = 4

/** What stays of a variable of another place: of a secret its length, of a key id its kind (`AKIA`, `ASIA`) and length, else the text. */
export function shapeOf(name: string, value: string): EnvironmentValue {
  const length = Math.min(value.length, LONGEST)
  if (SECRET_VARIABLES.has(name) || /SECRET|_TOKEN$|PASSWORD/.test(name)) return makeSecret('x'.repeat(length))
  if (!KEY_IDS.has(name)) return value
  return value.slice(0, KIND) + 'X'.repeat(Math.max(0, length - KIND))
}
