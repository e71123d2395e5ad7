import fc from 'fast-check'
import type { Intent, NewValue, SettingEdit, Target } from '../../../app/command/model.ts'
import type { ProfileBook } from '../../../app/profile/model.ts'
import { makeSecret } from '../../../app/text/secret.ts'

/*
 * Made-up intents for a book: mostly about what is in it.
 */

const NEW_NAMES = [
  'live',
  'my prof',
  'tëst',
  "o'neil",
  'a.b',
  'default',
  'x#1',
  'profile x',
  'DEFAULT',
  'a]b',
  ' a',
  '',
]
const kind = fc.constantFrom(
  'profile' as const,
  'profile' as const,
  'profile' as const,
  'sso-session' as const,
  'services' as const,
)
const newName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NEW_NAMES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
)

const setting = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'region',
      'Region',
      'output',
      'source_profile',
      'aws_access_key_id',
      'aws_session_token',
      's3',
      's3.addressing_style',
      'brand_new',
      'sso_session',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
)

const value: fc.Arbitrary<NewValue | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('eu-west-1', 'dev', 'v # c', 'a=b', '[x]', '100%', '') },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(makeSecret('EXAMPLE/TOKEN+='), makeSecret('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
)

const settingEdit: fc.Arbitrary<SettingEdit> = fc.record({
  setting,
  value,
  file: fc.constantFrom(null, null, null, 'config' as const, 'credentials' as const),
})

function targetIn(book: ProfileBook): fc.Arbitrary<Target> {
  const known: readonly Target[] = [
    ...book.profiles.map(({ name }) => ({ kind: 'profile' as const, name })),
    ...[...book.ssoSessions.keys()].map((name) => ({ kind: 'sso-session' as const, name })),
    ...[...book.services.keys()].map((name) => ({ kind: 'services' as const, name })),
  ]
  const other = fc.record({ kind, name: newName })
  if (known.length === 0) return other
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: other })
}

/** An intent of any kind but a quick fix, about a book. */
export function intentFor(book: ProfileBook): fc.Arbitrary<Intent> {
  const target = targetIn(book)
  const references = fc.constantFrom('follow' as const, 'leave' as const)
  const name = fc.oneof(
    newName,
    target.map((each) => each.name),
  )
  return fc.oneof(
    fc.record({
      kind: fc.constant('edit' as const),
      target,
      edits: fc.array(settingEdit, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('add' as const),
      target: fc.record({ kind, name: newName }),
      settings: fc.array(settingEdit, { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('duplicate' as const), target, to: newName }),
    fc.record({ kind: fc.constant('rename' as const), target, to: newName, references }),
    fc.record({ kind: fc.constant('remove' as const), target, references }),
    fc.record({
      kind: fc.constant('import' as const),
      profiles: fc.array(importedProfile(name), { minLength: 1, maxLength: 2 }),
    }),
  )
}

function importedProfile(name: fc.Arbitrary<string>) {
  return fc.record({
    name,
    settings: fc.array(
      fc.record({
        setting: fc.constantFrom('aws_access_key_id', 'aws_session_token', 'region', 'sso_session'),
        value: fc.constantFrom<NewValue>('AKIAIOSFODNN7EXAMPLE', 'x', makeSecret('EXAMPLE')),
        file: fc.constantFrom('config' as const, 'credentials' as const),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    ssoSession: fc.oneof(
      fc.constant(null),
      fc.record({
        name,
        settings: fc.array(fc.record({ setting: fc.constant('sso_region'), value: fc.constant('x') }), {
          minLength: 1,
          maxLength: 1,
        }),
      }),
    ),
  })
}
