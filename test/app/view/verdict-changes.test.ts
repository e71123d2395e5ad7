import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CacheFact } from '../../../app/chain/model.ts'
import { verdictChanges } from '../../../app/view/verdict-changes.ts'
import { bookOf, factsOf, KEY_ID, NO_EXTERNAL, SECRET_KEY } from './world.ts'

const KEYS = `aws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n`
const SSO = 'sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n'
const SESSION = '[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n'
const cache: CacheFact = { file: '/cache.json', state: 'present', expiresAt: Date.UTC(2099, 0, 1), renewable: true }
const external = { ...NO_EXTERNAL, ssoTokens: new Map([['corp', cache]]) }

const facts = (config: string, credentials: string) => factsOf(bookOf(config, credentials), { external })
const messages = (before: readonly [string, string], after: readonly [string, string]): readonly string[] =>
  verdictChanges(facts(...before), facts(...after)).map(({ message }) => message)

describe('how an edit changes what tools use', () => {
  it('names the tools that part, and those that stay', () => {
    const [message = '', ...more] = messages(
      [SESSION, `[prod]\n${KEYS}`],
      [`${SESSION}[profile prod]\n${SSO}`, `[prod]\n${KEYS}`],
    )
    expect(more).toEqual([])
    expect(message).toMatch(/^After this, profile prod\n– comes from IAM Identity Center \(SSO\) in .*AWS CLI v2/)
    expect(message).toMatch(/AWS SDK for JavaScript v3.* as before\.$/)
  })

  it('says it once when every tool changes alike', () => {
    const message = messages(['', ''], ['', `[new]\n${KEYS}`])[0] ?? ''
    expect(message).toContain('profile new')
    expect(message).toContain('now: stops with')
  })

  it('warns where a tool stops after it', () => {
    const [note] = verdictChanges(
      facts('', `[a]\n${KEYS}`),
      facts('[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = gone\n', `[a]\n${KEYS}`),
    )
    expect(note?.severity).toBe('warning')
    expect(note?.message).toContain('stops with')
  })

  it('is silent when only lines move, or what is edited decides nothing', () => {
    expect(messages(['', `[a]\n${KEYS}`], ['', `# more\n\n[a]\n${KEYS}`])).toEqual([])
    expect(messages(['', `[a]\n${KEYS}`], ['[profile a]\noutput = json\n', `[a]\n${KEYS}`])).toEqual([])
    expect(messages(['', `[a]\n${KEYS}`], ['', ''])).toEqual([])
  })

  it('looks at profiles whose SSO session is edited', () => {
    const config = (session: string): string => `${session}[profile a]\n${SSO}`
    expect(messages([config(SESSION), ''], [config('[sso-session corp]\nsso_region = us-east-1\n'), '']).length).toBe(1)
  })

  it('says at most five sentences, and never a secret', () => {
    const many = Array.from({ length: 100 }, (_, index) => `[p${index}]\n${KEYS}`).join('')
    expect(messages(['', ''], ['', many])).toHaveLength(5)
    fc.assert(
      fc.property(fc.constantFrom('a', SECRET_KEY, 'role_arn', SSO), fc.string(), (piece, noise) => {
        const texts: [string, string] = [
          `[profile a]\n${piece}\n`,
          `[${noise}]\n${KEYS}[b]\n${KEYS}source_profile = ${SECRET_KEY}\n`,
        ]
        expect(JSON.stringify(verdictChanges(facts('', ''), facts(...texts)))).not.toContain(SECRET_KEY)
      }),
    )
  })
})
