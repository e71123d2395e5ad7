import * as fc from 'fast-check'
import type { ProfileBook } from '../../../../app/profile/model.ts'
import type { ResultPlace, RoutePreference } from '../../../../app/session/routes/model.ts'
import { bookOf, NOW } from '../../chain/facts.ts'
import { DEVICE, FIDO, OTHER_DEVICE, options } from './book.ts'

/** Names that occur in {@link given}. */
export const NAMES = [
  'default',
  'base',
  'base-mfa',
  'base-mfa-mfa',
  'other',
  'other-long-term',
  'a',
  'b',
  'c',
  'd',
  '__proto__',
  'constructor',
  'DEFAULT',
  'ünder wegs',
  'x'.repeat(90),
  '"quoted"',
]
const name = fc.constantFrom(...NAMES)
const serial = fc.constantFrom(DEVICE, DEVICE, OTHER_DEVICE, FIDO, 'short', 'arn:aws-cn:iam::111122223333:mfa/li', '')
const roleArn = fc.constantFrom(
  'arn:aws:iam::444455556666:role/One',
  'arn:aws:iam::444455556666:role/path/Two',
  'arn:aws:iam::1:role/Bad',
  '',
)
const duration = fc.constantFrom(
  '900',
  '3600',
  '7200',
  '43200',
  '129600',
  '1',
  '-5',
  'long',
  '99999999999999999999',
  ' 3600 ',
)

const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('source_profile'), name) },
  { weight: 4, arbitrary: fc.tuple(fc.constant('role_arn'), roleArn) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('mfa_serial'), serial) },
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constant('aws_access_key_id'),
      fc.constantFrom('AKIAEXAMPLE1', 'AKIAEXAMPLE2', 'ASIAEXAMPLE3'),
    ),
  },
  { weight: 4, arbitrary: fc.tuple(fc.constant('aws_secret_access_key'), fc.constantFrom('EXAMPLE', '')) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('aws_session_token'), fc.constant('EXAMPLE')) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('duration_seconds'), duration) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant('role_session_name'), fc.constantFrom('alice', 'a', 'with blank', 'ü'.repeat(70))),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('external_id'), fc.constantFrom('id', 'x', 'b ad')) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom(
        'sso_account_id',
        'credential_process',
        'login_session',
        'web_identity_token_file',
        'credential_source',
        'aws_mfa_device',
      ),
      fc.constantFrom('x', DEVICE),
    ),
  },
)
const settings = fc.uniqueArray(line, { maxLength: 6, selector: ([setting]) => setting })
const sections = fc.uniqueArray(fc.tuple(name, settings), { maxLength: 10, selector: ([each]) => each })

const print =
  (header: (name: string) => string) => (all: readonly (readonly [string, readonly (readonly [string, string])[]])[]) =>
    all
      .map(([each, lines]) => `[${header(each)}]\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}`)
      .join('')

/** Roles and keys as people write them, so that trails are long enough to go wrong. */
export const likely = fc
  .array(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      source: fc.constantFrom('base', 'base-mfa', 'other', 'other-mfa', 'twin', 'a', 'b', 'c'),
      serial: fc.constantFrom(DEVICE, DEVICE, OTHER_DEVICE, null),
      arn: fc.constantFrom('One', 'Two', 'Three'),
      duration: fc.option(duration, { freq: 3 }),
    }),
    { maxLength: 8 },
  )
  .map((roles) => {
    const text = roles
      .filter((each, index) => roles.findIndex((other) => other.name === each.name) === index)
      .map(
        (each) =>
          `[profile ${each.name}]\nrole_arn = arn:aws:iam::444455556666:role/${each.arn}\nsource_profile = ${each.source}\n` +
          `${each.serial === null ? '' : `mfa_serial = ${each.serial}\n`}${each.duration === null ? '' : `duration_seconds = ${each.duration}\n`}`,
      )
      .join('')
    const pair = (of: string, id: string, rest = '') =>
      `[${of}]\naws_access_key_id = ${id}\naws_secret_access_key = EXAMPLE\n${rest}`
    const credentials =
      pair('base', 'AKIAEXAMPLE1', `mfa_serial = ${DEVICE}\n`) +
      pair('other', 'AKIAEXAMPLE2', `mfa_serial = ${DEVICE}\n`) +
      pair('twin', 'AKIAEXAMPLE1', `mfa_serial = ${DEVICE}\n`)
    return bookOf({ config: text, credentials })
  })

const anyBook = fc.oneof(
  likely,
  fc.tuple(sections, sections).map(([config, credentials]) =>
    bookOf({
      config: print((each) => (each === 'default' ? each : `profile ${each}`))(config),
      credentials: print((each) => each)(credentials),
    }),
  ),
)

const place: fc.Arbitrary<ResultPlace> = fc.oneof(
  fc.record({ kind: fc.constant('target' as const), section: name }),
  fc.constant({ kind: 'cli-cache' } as const),
  fc.constant({ kind: 'memory' } as const),
)
const preference: fc.Arbitrary<RoutePreference> = fc.record({
  route: fc.constantFrom('session-token', 'shared-code', 'own-code', 'no-code', null),
  place: fc.option(place),
  durationSeconds: fc.option(fc.constantFrom(900, 3600, 50_000, 129_600, 0, Number.NaN, 1000.5)),
})
const anyOptions = fc
  .record({
    preferences: fc.array(fc.tuple(name, preference), { maxLength: 5 }).map((pairs) => new Map(pairs)),
    sessionDuration: fc.constantFrom(900, 43_200, 129_600, 1, 1e9),
    live: fc
      .array(fc.tuple(name, fc.integer({ min: NOW - 1000, max: NOW + 7_200_000 })), { maxLength: 3 })
      .map((pairs) => new Map(pairs)),
  })
  .map((given) => options(given))

export type Given = readonly [ProfileBook, ReturnType<typeof options>]
/** A book and what planning is asked with. */
export const given: fc.Arbitrary<Given> = fc.tuple(anyBook, anyOptions)
