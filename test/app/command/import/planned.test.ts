import { describe, expect, it } from 'vitest'
import { openCommands } from '../../../../app/command/open-commands.ts'
import { planIntent } from '../../../../app/command/plan-intent.ts'
import { planCommands } from '../../../../app/document/plan-commands.ts'
import { openSecret } from '../../../../app/text/secret.ts'
import { book } from '../../profile/snapshots.ts'
import { AKIA, ASIA, END, recognise, SECRET, TOKEN } from './read.ts'

/** The files that importing a text into empty ones leaves. */
function filesAfter(text: string): Readonly<Record<string, string>> {
  const planned = planIntent({ kind: 'import', profiles: recognise(text).profiles }, book(null))
  if (!planned.ok) throw new Error(planned.refusal.message)
  return Object.fromEntries(
    planned.plan.changes.map(({ role, commands }) => {
      const result = planCommands('', openCommands(commands, openSecret))
      return [role, result.ok ? result.text : result.problem.code]
    }),
  )
}

const temporary = `aws_access_key_id = ${ASIA}\naws_secret_access_key = ${SECRET}\naws_session_token = ${TOKEN}\n`

describe('what is recognised can be planned', () => {
  it('a block of the portal', () => {
    const text = `[111122223333_Admin]\n${temporary}`
    expect(filesAfter(text)).toEqual({ credentials: text })
  })

  it('JSON of STS, with the end of the session', () => {
    const value = { Credentials: { AccessKeyId: ASIA, SecretAccessKey: SECRET, SessionToken: TOKEN, Expiration: END } }
    expect(filesAfter(JSON.stringify(value))).toEqual({
      credentials: `[imported]\n${temporary}x_security_token_expires = ${END}\n`,
    })
  })

  it('variables, with the region in the other file', () => {
    const text = `export AWS_ACCESS_KEY_ID=${AKIA}\nexport AWS_SECRET_ACCESS_KEY=${SECRET}\nexport AWS_REGION=eu-west-1\n`
    expect(filesAfter(text)).toEqual({
      config: '[profile imported]\nregion = eu-west-1\n',
      credentials: `[imported]\naws_access_key_id = ${AKIA}\naws_secret_access_key = ${SECRET}\n`,
    })
  })

  it('blocks of the config file, nested settings and sessions and all', () => {
    const text =
      '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\ns3 =\n  addressing_style = path\n[sso-session corp]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n'
    const { config } = filesAfter(text)
    for (const line of text.trim().split('\n')) expect(config).toContain(line.trim())
  })
})
