import { openSecret, type Secret } from '../../../app/text/secret.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { ConsoleDeps } from '../../../main/switch/console-keys.ts'
import { type ConsoleRequest, consoleLink } from '../../../main/switch/console-link.ts'
import { type EmbeddedSignIn, startSignIn } from '../../support/signin/server.ts'
import type { Caller } from '../../support/sts/model.ts'
import { issueKeys } from '../../support/sts/registry.ts'
import type { EmbeddedStsOptions } from '../../support/sts/server.ts'
import { type Keys, ROLES, USERS } from '../../support/sts-fixture.ts'
import { makeAskedWorld } from '../session/asked-world.ts'

export const MINUTE = 60_000

/** A browser that follows what it is given. */
export async function arrive(link: Secret): Promise<number> {
  return (await fetch(openSecret(link))).status
}

/** A home folder, an STS and a sign-in that knows the keys it gives, on one clock. */
export async function makeConsoleWorld(
  files: { readonly config?: string; readonly credentials?: string } = {},
  more: Partial<EmbeddedStsOptions> = {},
) {
  const made = await makeAskedWorld(files, more)
  const partition = more.partition ?? 'aws'
  const signIn: EmbeddedSignIn = await startSignIn({ registry: made.sts.registry, clock: made.clock, partition })
  const siteOf = (asked: string) => (asked === partition ? signIn.site : null)
  const deps: ConsoleDeps = { ...made.deps, siteOf }
  const issue = (minutes: number, describe: (accessKeyId: string) => Caller): Keys =>
    issueKeys(made.sts.registry, made.clock.now() + minutes * MINUTE, describe)

  return {
    ...made,
    deps,
    signIn,
    /** Temporary keys of the role Open. */
    role: (minutes: number, signedWith?: 'long-term' | 'temporary') =>
      issue(minutes, (accessKeyId) => ({
        kind: 'role-session',
        role: ROLES[0]!,
        sessionName: 'me',
        accessKeyId,
        ...(signedWith === undefined ? {} : { signedWith }),
      })),
    /** A session of GetSessionToken of alice. */
    session: (minutes: number) =>
      issue(minutes, (accessKeyId) => ({ kind: 'user-session', user: USERS[0]!, accessKeyId, mfa: 'yes' })),
    link: async (
      profile: string,
      request: Partial<ConsoleRequest> = {},
      change: Partial<ConsoleDeps> = {},
      environment: Readonly<Record<string, string>> = {},
    ): ReturnType<typeof consoleLink> => {
      const asked = { service: null, region: null, durationSeconds: null, ...request }
      return consoleLink(await made.world(environment), profile, asked, { ...deps, ...change })
    },
    remove: async () => {
      await signIn.close()
      await made.remove()
    },
  }
}

export type ConsoleWorld = Awaited<ReturnType<typeof makeConsoleWorld>>

/** The value of an outcome that must be good. */
export function valueOf<Value, Failure>(outcome: Outcome<Value, Failure>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(JSON.stringify(outcome.failure))
}
