import type { Problem, Profile, ProfileBook, ProfileKind } from '../profile/model.ts'
import { refusedFile } from './botocore-rules.ts'
import type { Failure, FindProvider, Found, Subject } from './engine-model.ts'
import type { ChainFacts, ExternalFacts } from './model.ts'
import { profileExists, viewProfile } from './profile-view.ts'
import { awsCliV2 } from './tools/aws-cli-v2.ts'

/** What a profile is, and, when it is broken, why. */
export type KindFinding = { readonly kind: ProfileKind; readonly problem: Problem | null }

/** Kind by the provider that wins; keys are told apart by their session token and by their id. */
const KIND_OF: Readonly<Partial<Record<string, ProfileKind>>> = {
  'assume-role': 'role',
  'web-identity': 'web-identity',
  sso: 'sso',
  login: 'login',
  process: 'process',
}

/** AWS CLI v2's rungs that read a profile; the rest does not depend on it. */
const PROFILE_RUNGS: readonly { readonly kind: ProfileKind | null; readonly find: FindProvider }[] = awsCliV2.rungs
  .slice(
    awsCliV2.rungs.findIndex((rung) => rung.id === 'assume-role'),
    awsCliV2.rungs.findIndex((rung) => rung.id === 'config-file') + 1,
  )
  .map(({ provider, find }) => ({ kind: KIND_OF[provider] ?? null, find }))

/**
 * The kind of every profile: what AWS CLI v2 would use first, in an environment without AWS variables. `broken` only where the files make it
 * fail: a missing login or token, or a source that only exists elsewhere (Environment, EcsContainer, Ec2InstanceMetadata), keeps the kind.
 */
export function profileKinds(book: ProfileBook, external: ExternalFacts): ReadonlyMap<string, ProfileKind> {
  return new Map([...classifyProfiles(book, external)].map(([name, { kind }]) => [name, kind]))
}

/** {@link profileKinds} with the reason beside each broken one. */
export function classifyProfiles(book: ProfileBook, external: ExternalFacts): ReadonlyMap<string, KindFinding> {
  const facts = factsFor(book, external)
  return new Map(book.profiles.map((profile) => [profile.name, classify(facts, profile)]))
}

/** The kind of one profile; `empty` for a name that is not in the book. */
export function profileKind(book: ProfileBook, external: ExternalFacts, name: string): KindFinding {
  const profile = book.byName.get(name)
  return profile ? classify(factsFor(book, external), profile) : { kind: 'empty', problem: null }
}

const factsFor = (book: ProfileBook, external: ExternalFacts): ChainFacts => ({
  environment: new Map(),
  explicitProfile: null,
  book,
  external,
  now: 0,
})

function classify(facts: ChainFacts, { name }: Profile): KindFinding {
  const profile = viewProfile(facts.book, 'botocore', name)
  const subject: Subject = { facts, dialect: 'botocore', profile, session: profile, variables: 'off' }
  // A refused file and a name that AWS CLI does not see already stand among the profile's problems.
  if (!profileExists(profile) || refusedFile(subject)) return { kind: 'broken', problem: null }
  for (const { kind, find } of PROFILE_RUNGS) {
    const finding = find(subject)
    if (finding.kind === 'found') return { kind: kind ?? kindOfKeys(finding), problem: null }
    if (finding.kind !== 'fails') continue
    const isBroken = finding.cause === 'configuration' || kind === null
    return isBroken ? { kind: 'broken', problem: problemOf(finding) } : { kind, problem: null }
  }
  return { kind: 'empty', problem: null }
}

/** Problem codes by the class that AWS CLI would throw. */
const CODE_OF: Readonly<Record<string, string>> = {
  PartialCredentialsError: 'partial-credentials',
  InvalidConfigError: 'invalid-config',
  InfiniteLoopConfigError: 'source-profile-loop',
  ValueError: 'bad-credential-process',
  IndexError: 'bad-credential-process',
}

const kindOfKeys = ({ term }: Found): ProfileKind => (term === 'temporary' ? 'temporary-keys' : 'long-term-keys')

function problemOf(finding: Failure): Problem {
  const place = finding.evidence.find((evidence) => evidence.kind === 'setting')
  return {
    code: CODE_OF[finding.code] ?? 'chain-fails',
    severity: 'error',
    file: place?.file ?? null,
    line: place?.line ?? null,
    message: finding.reason,
  }
}
