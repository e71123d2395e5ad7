import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gatherWorld } from '../../../main/facts/gather.ts'
import { sha1 } from '../../../main/facts/sha1.ts'
import type { AskDeps } from '../../../main/session/hand-out/at-hand.ts'
import type { EmbeddedStsOptions } from '../../support/sts/server.ts'
import { ALICE_KEYS, type Keys, startSts } from '../../support/sts-fixture.ts'

export type AskedWorld = Awaited<ReturnType<typeof makeAskedWorld>>

/** A section of the credentials file. */
export const keysSection = (name: string, keys: Keys, more = ''): string =>
  `[${name}]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n${
    keys.sessionToken === undefined ? '' : `aws_session_token = ${keys.sessionToken}\n`
  }${more}`

/** A home folder with these two files, beside an STS and IAM on a clock that stands still. */
export async function makeAskedWorld(
  files: { readonly config?: string; readonly credentials?: string } = {},
  more: Partial<EmbeddedStsOptions> = {},
) {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-asked-')))
  const fixture = await startSts({ aliases: new Map([['123456789012', 'acme']]), ...more })
  const { sts, clock } = fixture
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  put('.aws/config', files.config ?? '')
  put('.aws/credentials', files.credentials ?? keysSection('alice', ALICE_KEYS))
  const deps: AskDeps = { clock: { now: clock.now, sleep: () => Promise.resolve() } }
  const standing = { HOME: home, AWS_ENDPOINT_URL_STS: sts.url, AWS_ENDPOINT_URL_IAM: sts.url }

  return {
    ...fixture,
    home,
    deps,
    put,
    /** Puts role credentials where AWS CLI keeps them; `key` is the text whose SHA-1 names the file. */
    cache: (key: string, keys: Keys, expiresAt: number): void => {
      const { accessKeyId, secretAccessKey, sessionToken } = keys
      const Credentials = {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionToken,
        Expiration: new Date(expiresAt).toISOString(),
      }
      put(`.aws/cli/cache/${sha1(key)}.json`, JSON.stringify({ Credentials }))
    },
    world: (environment: Readonly<Record<string, string>> = {}) =>
      gatherWorld({
        environment: { ...standing, ...environment },
        platform: 'linux',
        explicitProfile: null,
        now: clock.now(),
      }),
    remove: async () => {
      await sts.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
