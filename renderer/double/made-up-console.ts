import { consoleChoices } from '../../app/view/console-choices.ts'
import type { Answers } from './make-double.ts'

const session =
  '“acme-base-mfa” holds a session of GetSessionToken, and AWS lets no such session sign in to the console. Open it with a role behind it: “acme-prod-admin”, or with the long-term keys it comes from: “acme-base” (GetFederationToken, without MFA).'

/** The console of made-up profiles; a session of GetSessionToken has none. */
export const consoleAnswers = {
  consoleChoices: ({ profile }) => {
    const isSession = profile.endsWith('-mfa')
    const using = isSession ? null : `role Admin of “${profile}”`
    const prepared = { partition: 'aws', region: 'eu-west-1', using, obstacle: isSession ? session : null }
    return { ok: true, value: consoleChoices(prepared) }
  },
  openConsole: async ({ profile, service, act }) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    if (service === 'billing')
      return {
        ok: false,
        failure: 'AWS’s sign-in is limiting calls at the moment. Wait a few seconds, then try again.',
      }
    return {
      ok: true,
      value:
        act === 'open'
          ? `The console is open in the browser, signed in with “${profile}”.`
          : `The link with “${profile}” is copied. It signs in whoever has it, once, within 15 minutes.`,
    }
  },
} satisfies Partial<Answers>
