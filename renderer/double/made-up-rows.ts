import type { MarkColour } from '../../app/marks/model.ts'
import type { ProfileKind } from '../../app/profile/model.ts'
import type { ProfileRow, RowBadge } from '../../app/view/model.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Minutes from now until the end, and hours of the whole life. */
type Ends = readonly [minutes: number, hours: number]

/** What makes a row; the rest follows. */
type Seed = {
  readonly name: string
  readonly kind: ProfileKind
  readonly subtitle: string
  readonly account?: string
  readonly region?: string
  readonly source?: string
  readonly badge: Exclude<RowBadge['kind'], 'expires'> | Ends
  readonly production?: true
  readonly renewable?: true
  readonly favourite?: true
  readonly colour?: MarkColour
  readonly note?: string
}

const badgeOf = (badge: Seed['badge'], now: number): RowBadge =>
  typeof badge === 'string'
    ? { kind: badge }
    : { kind: 'expires', expiresAt: now + badge[0] * MINUTE, lifetime: badge[1] * HOUR }

function rowOf(seed: Seed, now: number): ProfileRow {
  const badge = badgeOf(seed.badge, now)
  const parts = [seed.name, seed.subtitle, seed.account ?? '', seed.region ?? '', seed.source ?? '', seed.kind]
  return {
    name: seed.name,
    kind: seed.kind,
    subtitle: seed.subtitle,
    accountId: seed.account ?? null,
    region: seed.region ?? null,
    sourceProfile: seed.source ?? null,
    badge,
    expiresAt: badge.kind === 'expires' ? badge.expiresAt : null,
    label: seed.production ? 'production' : null,
    favourite: seed.favourite ?? false,
    colour: seed.colour ?? null,
    note: seed.note ?? '',
    usedAt: null,
    worst: seed.kind === 'broken' ? 'error' : null,
    search: parts.join(' ').toLowerCase(),
    renewable: seed.renewable ?? false,
    renewFrom: seed.renewable ? (seed.source ?? seed.name) : null,
  }
}

const PROD = '111122223333'
const DEV = '444455556666'
const PARTNER = '777788889999'

const seeds: readonly Seed[] = [
  { name: 'default', kind: 'temporary-keys', subtitle: 'made by another tool', badge: 'unknown-expiry' },
  {
    name: 'acme-base',
    kind: 'long-term-keys',
    subtitle: '4444 5555 6666 · eu-west-1 · MFA alice-phone',
    account: DEV,
    region: 'eu-west-1',
    badge: 'no-expiry',
    renewable: true,
  },
  {
    name: 'acme-base-mfa',
    kind: 'temporary-keys',
    subtitle: '4444 5555 6666 · eu-west-1 · from acme-base',
    account: DEV,
    region: 'eu-west-1',
    source: 'acme-base',
    badge: [580, 12],
    renewable: true,
    favourite: true,
  },
  {
    name: 'acme-prod-admin',
    kind: 'role',
    subtitle: 'acme-prod · eu-west-1 · via acme-base-mfa',
    account: PROD,
    region: 'eu-west-1',
    source: 'acme-base-mfa',
    badge: [192, 4],
    production: true,
    renewable: true,
    favourite: true,
    colour: 'red',
    note: 'Change freeze until Friday. Ask Bob first.',
  },
  {
    name: 'acme-prod-readonly',
    kind: 'role',
    subtitle: 'acme-prod · eu-west-1 · via acme-base-mfa',
    account: PROD,
    region: 'eu-west-1',
    source: 'acme-base-mfa',
    badge: [11, 1],
    production: true,
    renewable: true,
  },
  {
    name: 'acme-prod-billing',
    kind: 'role',
    subtitle: 'acme-prod · us-east-1 · via acme-base-mfa',
    account: PROD,
    region: 'us-east-1',
    source: 'acme-base-mfa',
    badge: [4.52, 1],
    production: true,
    renewable: true,
  },
  {
    name: 'dev-sandbox',
    kind: 'sso',
    subtitle: 'SSO corp · PowerUser · eu-central-1',
    account: DEV,
    region: 'eu-central-1',
    badge: 'shadowed',
  },
  {
    name: 'dev-data',
    kind: 'sso',
    subtitle: 'SSO corp · DataEngineer · eu-central-1',
    account: DEV,
    region: 'eu-central-1',
    badge: [-125, 8],
  },
  {
    name: 'dev-login',
    kind: 'login',
    subtitle: '4444 5555 6666 · eu-north-1 · login session',
    account: DEV,
    region: 'eu-north-1',
    badge: [44, 12],
    colour: 'blue',
  },
  {
    name: 'ci-deployer',
    kind: 'web-identity',
    subtitle: 'acme-dev · eu-west-1 · token file',
    account: DEV,
    region: 'eu-west-1',
    badge: 'on-demand',
  },
  {
    name: 'vault-audit',
    kind: 'process',
    subtitle: 'credential_process · eu-west-1',
    region: 'eu-west-1',
    badge: 'on-demand',
  },
  {
    name: 'partner-deploy',
    kind: 'broken',
    subtitle: 'source partner-bas does not exist',
    account: PARTNER,
    region: 'us-east-1',
    source: 'partner-bas',
    badge: 'broken',
  },
  {
    name: 'partner-readonly',
    kind: 'role',
    subtitle: '7777 8888 9999 · ap-southeast-2 · via acme-base',
    account: PARTNER,
    region: 'ap-southeast-2',
    source: 'acme-base',
    badge: [57, 1],
    colour: 'orange',
  },
  { name: 'scratch', kind: 'empty', subtitle: 'only a region', region: 'eu-west-3', badge: 'empty' },
  {
    name: 'a-very-long-profile-name-that-some-generator-made/eu-central-1/123456789012/AdministratorAccess',
    kind: 'sso',
    subtitle: 'SSO corporate-identity-center-of-a-large-company · AdministratorAccess · eu-central-1',
    account: '123456789012',
    region: 'eu-central-1',
    badge: [60 * 31, 36],
    favourite: true,
    colour: 'purple',
    note: 'Made by a generator.',
  },
]

/** Fifteen varied profiles, every kind and every badge among them. */
export function madeUpRows(now: number): readonly ProfileRow[] {
  return seeds.map((seed) => rowOf(seed, now))
}

/** As many rows as asked, over many accounts. */
export function manyRows(now: number, count: number): readonly ProfileRow[] {
  const few = madeUpRows(now)
  return Array.from({ length: count }, (_, index) => {
    const like = few[index % few.length]
    if (like === undefined || index < few.length) return like ?? few[0]
    const account = String(100_000_000_000 + (index % 97) * 1_234_567)
    const name = `${like.name.slice(0, 20)}-${String(index).padStart(4, '0')}`
    return { ...like, name, accountId: account, search: `${name} ${like.search}` }
  }).filter((row) => row !== undefined)
}
