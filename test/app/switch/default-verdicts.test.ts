import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { compareVerdicts } from '../../../app/chain/compare.ts'
import { explain } from '../../../app/chain/explain.ts'
import { TOOL_DEFINITIONS } from '../../../app/chain/tools/index.ts'
import { buildProfileBook } from '../../../app/profile/book.ts'
import { planSwap, withText } from '../../../app/switch/default-swap.ts'
import { toolsThatDiffer } from '../../../app/switch/default-verdicts.ts'
import { factsOfCase } from '../../conformance/chain-case.ts'
import { factsOf } from '../chain/facts.ts'
import { SCENARIOS } from '../chain/scenarios.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

type Facts = ReturnType<typeof factsOf>

/** The facts once `[default]` stands in for a profile; null where that is refused. */
function swapped(facts: Facts, profile: string): Facts | null {
  const { files } = facts.book
  const planned = planSwap(files, profile, digest)
  if (!planned.ok) return null
  const { texts } = planned.plan
  const book = buildProfileBook({
    config: withText(files.config, texts),
    credentials: withText(files.credentials, texts),
  })
  return { ...facts, book }
}

const differing = (facts: Facts, profile: string): readonly string[] | null => {
  const after = swapped(facts, profile)
  return after === null ? null : toolsThatDiffer(facts, after.book, profile).map(({ id }) => id)
}

/** Those with a profile that `[default]` could stand in for. */
const SITUATIONS = SCENARIOS.flatMap(({ name, given }) => {
  const facts = factsOfCase(given, '/home/me')
  const names = facts.book.profiles.map((profile) => profile.name).filter((profile) => profile !== 'default')
  return names.length === 0 ? [] : [{ name, facts, names }]
})

describe('[default] standing in for a profile', () => {
  for (const { name, facts, names } of SITUATIONS) {
    test(`is to all eleven tools what the profile was: ${name}`, () => {
      for (const profile of names) {
        const after = swapped(facts, profile)
        expect(after).not.toBeNull()
        if (after === null) continue
        expect(toolsThatDiffer(facts, after.book, profile)).toEqual([])
        for (const { id } of TOOL_DEFINITIONS) {
          const verdicts = [
            explain({ ...facts, explicitProfile: profile }, id),
            explain({ ...after, explicitProfile: 'default' }, id),
          ]
          // The name differs, and the place: it is a copy.
          const partings = compareVerdicts(verdicts).partings.map(({ what }) => what)
          expect(partings.filter((what) => what !== 'profile' && what !== 'credentials')).toEqual([])
        }
      }
    })
  }

  test('is what one gets without naming a profile, whatever stood in either file', () => {
    const facts = factsOf({
      config:
        '[default]\nregion = old\ncredential_process = old\n[profile dev]\nregion = eu-west-1\nsso_session = s\nsso_account_id = 1\nsso_role_name = R\n[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n',
      credentials: '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n',
    })
    const after = swapped(facts, 'dev')
    for (const { id } of TOOL_DEFINITIONS) {
      const [wanted, got] = [explain({ ...facts, explicitProfile: 'dev' }, id), explain(after ?? facts, id)]
      expect([id, got.outcome, got.winner?.provider, got.region?.value]).toEqual([
        id,
        wanted.outcome,
        wanted.winner?.provider,
        'eu-west-1',
      ])
    }
  })

  test('names the tools that see [default] and not the profile', () => {
    const facts = factsOf({ config: '[profile "my prof"]\nregion = x\ncredential_process = y\n' })
    expect(differing(facts, 'my prof')).toContain('sdk-js-v3')
    expect(differing(facts, 'my prof')).not.toContain('aws-cli-v2')
  })

  test('is refused where the profile gets its credentials from [default], however far', () => {
    const role = 'role_arn = arn:aws:iam::123456789012:role/R\n'
    const direct = factsOf({ config: `[profile a]\n${role}source_profile = default\n` })
    const far = factsOf({
      config: `[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = default\n`,
    })
    const process = factsOf({
      config: '[profile a]\ncredential_process = aws configure export-credentials --profile default\n',
    })
    for (const facts of [direct, far, process]) expect(swapped(facts, 'a')).toBeNull()
  })

  test('says whose source it becomes', () => {
    const { book } = factsOf({
      config: '[profile r]\nrole_arn = x\nsource_profile = default\n[profile dev]\nregion = x\n',
      credentials: '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n',
    })
    const planned = planSwap(book.files, 'dev', digest)
    expect(planned.ok ? planned.plan.notes.map(({ message }) => message) : []).toEqual([
      '“r” names [default] as source and goes through “dev” until it is put back.',
    ])
  })
})
