import { describe, expect, test } from 'vitest'
import { explain } from '../../app/chain/explain.ts'
import type { ToolId, Verdict } from '../../app/chain/model.ts'
import { type ChainCase, EMPTY_CASE, factsOfCase } from './chain-case.ts'
import { hasSuite, readSuite, readSuiteText } from './sdk-suites.ts'

const HOME = '/home/me'

type Profiles = Readonly<Record<string, Readonly<Record<string, string>>>>

const sectionsOf = (prefix: string, sections: Profiles): string =>
  Object.entries(sections)
    .map(([name, settings]) => {
      const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`)
      return [`[${prefix} ${name}]`, ...lines, ''].join('\n')
    })
    .join('\n')

const verdictOf = (tool: ToolId, given: Partial<ChainCase>, assumePresent: readonly string[] = []): Verdict =>
  explain(factsOfCase({ ...EMPTY_CASE, ...given }, HOME), tool, { assumePresent })

describe.skipIf(!hasSuite('rust-assume-role.json'))(
  'sdk-rust, held against its own assume-role suite [where present]',
  () => {
    // Without cases there is no test to be skipped by name, and the file would count as one in which none ran.
    test('there are cases', () => expect(hasSuite('rust-assume-role.json')).toBe(true))

    type Link = Readonly<Record<string, unknown>>
    type RustCase = {
      readonly docs: string
      readonly input: {
        readonly profiles: Profiles
        readonly selected_profile: string
        readonly sso_sessions?: Profiles
      }
      readonly output: { readonly ProfileChain?: readonly Link[]; readonly Error?: string }
    }
    const PROVIDERS: Readonly<Record<string, string>> = {
      AccessKey: 'profile-keys',
      AssumeRole: 'assume-role',
      NamedSource: 'assume-role',
      WebIdentityToken: 'web-identity',
      Sso: 'sso',
      CredentialProcess: 'process',
      LoginSession: 'login',
    }

    test.each(readSuite<RustCase>('rust-assume-role.json').map((each) => [each.docs, each] as const))(
      '%s',
      (_docs, { input, output }) => {
        const config = sectionsOf('profile', input.profiles) + sectionsOf('sso-session', input.sso_sessions ?? {})
        const verdict = verdictOf('sdk-rust', { config, environment: { AWS_PROFILE: input.selected_profile } })
        const last = Object.keys(output.ProfileChain?.at(-1) ?? {})[0]
        expect(verdict.winner?.provider ?? null).toBe(last === undefined ? null : PROVIDERS[last])
        const roles = output.ProfileChain?.filter((link) => 'AssumeRole' in link).length ?? 0
        if (last !== undefined && roles > 0) expect(verdict.winner?.via.length).toBeGreaterThanOrEqual(roles - 1)
      },
    )
  },
)

describe.skipIf(!hasSuite('kotlin-profile-chain.json'))(
  'sdk-kotlin, held against its own suites [where present]',
  () => {
    type KotlinCase = {
      readonly name: string
      readonly files: { readonly config?: string; readonly credentials?: string }
      readonly profile: string
      readonly expect: { readonly leaf?: string; readonly roles?: readonly unknown[] }
    }
    const LEAVES: Readonly<Record<string, string>> = {
      AccessKey: 'profile-keys',
      NamedSource: 'assume-role',
      WebIdentityTokenRole: 'web-identity',
      LegacySso: 'sso',
      SsoSession: 'sso',
      LoginSession: 'login',
      Process: 'process',
    }

    test.each(
      readSuite<KotlinCase>('kotlin-profile-chain.json').flatMap((each) => [
        [`${each.name} (in code)`, each, 'argument'] as const,
        [`${each.name} (AWS_PROFILE)`, each, 'variable'] as const,
      ]),
    )('%s', (_name, { files, profile, expect: wanted }, by) => {
      const verdict = verdictOf('sdk-kotlin', {
        config: files.config ?? null,
        credentials: files.credentials ?? null,
        ...(by === 'argument' ? { explicit: profile } : { environment: { AWS_PROFILE: profile } }),
      })
      const { leaf, roles = [] } = wanted
      const expected = leaf === undefined ? null : roles.length > 0 ? 'assume-role' : LEAVES[leaf]
      expect(verdict.winner?.provider ?? null).toBe(expected)
    })

    type RegionCase = {
      readonly name: string
      readonly platform: {
        readonly env: Readonly<Record<string, string>>
        readonly props: Readonly<Record<string, string>>
        readonly fs: Readonly<Record<string, string>>
      }
      readonly imds: Readonly<Record<string, string>>
      readonly region: string | null
    }

    test.each(readSuite<RegionCase>('kotlin-region-chain.json').map((each) => [each.name, each] as const))(
      'region: %s',
      (_name, { platform, imds, region }) => {
        const { env, props, fs } = platform
        const config = fs[env['AWS_CONFIG_FILE'] ?? ''] ?? null
        const facts = factsOfCase({ ...EMPTY_CASE, config, environment: { ...env, ...props } }, HOME)
        const answer = imds['/latest/meta-data/placement/region'] ?? null
        const metadata = { state: answer === null ? 'silent' : 'answers', region: answer } as const
        expect(explain({ ...facts, metadata }, 'sdk-kotlin').region?.value ?? null).toBe(region)
      },
    )
  },
)

describe.skipIf(!hasSuite('go-chain.json'))('sdk-go-v2, held against cases of aws-sdk-go-base [where present]', () => {
  type GoCase = {
    readonly name: string
    readonly files: { readonly config: string | null; readonly credentials: string | null }
    readonly env: Readonly<Record<string, string>>
    readonly explicit_profile: string | null
    readonly explicit_region: string | null
    readonly imds_available: boolean
    readonly ecs_available: boolean
    readonly web_identity_env: boolean
    readonly expect: { readonly winner?: string; readonly error?: string; readonly region?: string }
  }
  const WINNERS: Readonly<Record<string, string>> = {
    env: 'environment',
    sharedConfigCredentialsProvider: 'profile-keys',
    'assume-role-with-web-identity': 'web-identity',
  }
  const OUTCOMES: Readonly<Record<string, Verdict['outcome']>> = {
    NoValidCredentialSourcesError: 'none',
    SharedConfigProfileNotExistError: 'fails',
  }

  /** The suite sets the token file beside a role in the environment, and a whole pair where it says so. */
  function environmentOf({ env, ecs_available, web_identity_env }: GoCase): Record<string, string> {
    const role = web_identity_env ? { AWS_ROLE_ARN: 'arn:aws:iam::666666666666:role/WebIdentityToken' } : {}
    const all = { ...role, ...env }
    return {
      ...all,
      ...('AWS_ROLE_ARN' in all ? { AWS_WEB_IDENTITY_TOKEN_FILE: '$HOME/token' } : {}),
      ...(ecs_available ? { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/credentials' } : {}),
    }
  }

  test.each(readSuite<GoCase>('go-chain.json').map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const { winner, error, region } = each.expect
    const verdict = verdictOf(
      'sdk-go-v2',
      { ...each.files, environment: environmentOf(each), explicit: each.explicit_profile, tokenFiles: ['token'] },
      each.imds_available ? ['instance-metadata'] : [],
    )
    if (winner !== undefined) expect(verdict.winner?.provider).toBe(WINNERS[winner] ?? winner)
    if (error !== undefined) expect(verdict.outcome).toBe(OUTCOMES[error])
    if (error === 'SharedConfigProfileNotExistError') expect(verdict.error?.code).toBe(error)
    if (region !== undefined && each.explicit_region === null) expect(verdict.region?.value).toBe(region)
  })
})

describe.skipIf(!hasSuite('ruby-chain.json'))('sdk-ruby, held against its own suite [where present]', () => {
  type RubyCase = {
    readonly name: string
    readonly explicit_profile: string | null
    readonly env: Readonly<Record<string, string>>
    readonly expect: { readonly access_key_id?: string; readonly winner?: string | null; readonly error?: string }
  }
  const WINNERS: Readonly<Record<string, readonly string[]>> = {
    AKID_ENV_STUB: ['environment'],
    ACCESS_KEY_1: ['credentials-file'],
    ACCESS_KEY_SC1: ['config-file'],
    'akid-md': ['instance-metadata'],
  }
  // Keys given in code have no rung; and the name of the profile that this one gives its client is not among its data.
  const isOurs = ({ name, expect: { winner } }: RubyCase): boolean =>
    winner !== 'code' && name !== 'can assume a role with EC2 Instance Metadata as a source'

  test.each(
    readSuite<RubyCase>('ruby-chain.json')
      .filter(isOurs)
      .map((each) => [each.name, each] as const),
  )('%s', (_name, { explicit_profile, env, expect: wanted }) => {
    const verdict = verdictOf(
      'sdk-ruby',
      {
        config: readSuiteText('ruby-mock-shared-config.ini'),
        credentials: readSuiteText('ruby-mock-shared-credentials.ini'),
        environment: env,
        explicit: explicit_profile,
      },
      wanted.access_key_id === 'akid-md' ? ['instance-metadata'] : [],
    )
    if (wanted.error !== undefined) {
      expect(verdict.outcome).toBe('fails')
      expect(wanted.error).toContain(verdict.error?.code)
      return
    }
    const expected = wanted.winner?.replace('assume-role-with-web-identity', 'web-identity')
    if (expected) expect(verdict.winner?.provider).toBe(expected)
    else expect(WINNERS[wanted.access_key_id ?? '']).toContain(verdict.winner?.provider)
  })
})
