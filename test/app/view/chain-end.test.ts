import { describe, expect, it } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import type { ChainFacts, ToolId } from '../../../app/chain/model.ts'
import { regionLadder } from '../../../app/chain/region.ts'
import { buildChainView } from '../../../app/view/chain-view.ts'
import { plainText } from '../../../app/view/rich-text.ts'
import { verdictJson } from '../../../app/view/verdict-json.ts'
import { bookOf, CONFIG, CREDENTIALS, environmentOf, factsOf, KEY_ID, SECRET_KEY, TOKEN } from './world.ts'

const book = bookOf(CONFIG, CREDENTIALS)
const keys = { AWS_ACCESS_KEY_ID: KEY_ID, AWS_SECRET_ACCESS_KEY: SECRET_KEY }

const view = (changes: Partial<ChainFacts>, tool: ToolId = 'aws-cli-v2') => {
  const facts = factsOf(book, changes)
  return buildChainView(explain(facts, tool), facts)
}
describe('the end of what wins', () => {
  const ending = (text: string) =>
    view({
      book: bookOf(
        null,
        `[s]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\naws_session_token = ${TOKEN}\nx_security_token_expires = ${text}\n`,
      ),
      explicitProfile: 's',
    })

  it.each(['aws-cli-v2', 'sdk-js-v3', 'sdk-ruby'] as const)(
    'is said once by %s where it is over, with what says so',
    (tool) => {
      const environment = environmentOf({ ...keys, AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z' })
      const facts = factsOf(book, { environment })
      const verdict = explain(facts, tool)
      const { end, warnings, asText } = buildChainView(verdict, facts)
      expect(end?.message).toContain('(AWS_CREDENTIAL_EXPIRATION)')
      expect(warnings.join()).not.toContain('fall through')
      expect(asText.match(/does not fall through/g)).toHaveLength(1)
      expect(verdictJson(verdict).warnings.join()).toContain('does not fall through')
      expect(verdictJson(verdict).winner).toMatchObject({ expired: true, expiresBy: 'AWS_CREDENTIAL_EXPIRATION' })
    },
  )

  it('of the keys below a role is still a warning: the role itself is not over', () => {
    const files = bookOf(
      `[profile r]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = s\n`,
      `[s]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\naws_session_token = ${TOKEN}\nexpiration = 2020-01-01T00:00:00Z\n`,
    )
    const { end, warnings } = view({ book: files, explicitProfile: 'r' })
    expect(end).toBeNull()
    expect(warnings.join()).toContain('is expired by expiration')
  })

  it('is told, and that the tool does not fall through when it is over', () => {
    expect(ending('2099-01-01T00:00:00Z').end).toMatchObject({ state: 'live', expiresAt: Date.UTC(2099, 0, 1) })
    const { end, outcome, asText } = ending('2020-01-01T00:00:00Z')
    expect(outcome).toBe('resolved')
    expect(end).toMatchObject({ state: 'expired', message: expect.stringContaining('does not fall through') })
    expect(asText).toContain('AWS CLI v2 does not fall through')
    expect(view({ explicitProfile: 'acme-base' }).end).toBeNull()
  })
})

describe('instance metadata that a probe has asked', () => {
  const asked = (gave: 'role' | 'no-role' | 'nothing', changes: Partial<ChainFacts> = {}) => {
    const state = gave === 'role' ? 'answers' : 'silent'
    const metadata = { state, region: null, asked: { at: Date.UTC(2026, 0, 2, 3, 4, 5), gave } } as const
    return view({ metadata, ...changes })
  }

  it.each(['nothing', 'no-role'] as const)('and that gave %s says so, with when, and is no longer unasked', (gave) => {
    const { rungs, asText, sentence: rich } = asked(gave)
    const words = gave === 'nothing' ? 'it was silent' : 'it answered, and gave no role'
    expect(rungs.at(-1)).toMatchObject({
      id: 'instance-metadata',
      state: 'absent',
      stateWord: 'asked, gave nothing',
      asked: 'yes',
      reason: `Asked 2026-01-02T03:04:05Z: ${words}.`,
    })
    expect(asText).toContain('Instance metadata: asked, gave nothing')
    expect(plainText(rich)).not.toContain('asked last')
  })

  it('wins by what it answered, not by a supposition', () => {
    expect(asked('role').rungs.at(-1)).toMatchObject({
      state: 'wins',
      reason: 'Asked 2026-01-02T03:04:05Z: it answered with a role.',
    })
  })

  it('is not unasked as a place for the region either', () => {
    const facts = factsOf(book, { metadata: { state: 'silent', region: null, asked: { at: 1, gave: 'nothing' } } })
    const states = regionLadder(facts, 'sdk-js-v3').map(({ id, state }) => [id, state])
    expect(states).not.toContainEqual([expect.anything(), 'not-probed'])
  })

  it('stays unasked below a rung the chain stops at', () => {
    const { rungs } = asked('nothing', { explicitProfile: 'partner' })
    expect(rungs.at(-1)).toMatchObject({ state: 'not-reached', asked: 'no' })
  })
})
