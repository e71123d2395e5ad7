import type { OriginView, ProblemView, ProfileDetail, ProfileRow, SettingView } from '../../app/view/model.ts'
import { config, credentials } from './made-up-places.ts'

const plain = (name: string, value: string, origin: OriginView): SettingView => ({
  name,
  value,
  masked: false,
  origin,
  overrides: [],
})

const roleSettings: readonly SettingView[] = [
  plain('role_arn', 'arn:aws:iam::111122223333:role/Admin', config(41)),
  plain('source_profile', 'acme-base-mfa', config(42)),
  plain('mfa_serial', 'arn:aws:iam::444455556666:mfa/alice-phone', config(43)),
  {
    ...plain('region', 'eu-west-1', credentials(18)),
    overrides: [{ value: 'us-east-1', origin: config(44) }],
  },
  plain('duration_seconds', '14400', config(45)),
  plain('s3', 'addressing_style = path\nmax_concurrent_requests = 20', config(46)),
]

const keySettings: readonly SettingView[] = [
  plain('aws_access_key_id', 'AKIA…MPLE', credentials(2)),
  { ...plain('aws_secret_access_key', '••••••••', credentials(3)), masked: true },
  plain('region', 'eu-west-1', config(8)),
]

const problems: readonly ProblemView[] = [
  {
    code: 'source-profile-missing',
    severity: 'error',
    message: 'source_profile names partner-bas, and neither file has it. Did you mean partner-base?',
    origin: config(61),
  },
  {
    code: 'not-seen-by',
    severity: 'info',
    message: 'The JavaScript SDK does not see this profile: it ignores a section name with a slash.',
    origin: null,
  },
]

function sentenceOf(row: ProfileRow): ProfileDetail['sentence'] {
  if (row.kind !== 'role') return [{ text: row.subtitle }, { text: '.' }]
  return [
    { text: 'Role ' },
    { text: 'Admin', strong: true },
    { text: ' in account ' },
    { text: 'acme-prod', strong: true },
    { text: ' (1111 2222 3333), assumed from ' },
    { text: row.sourceProfile ?? 'acme-base', strong: true },
    { text: ' with the code of ' },
    { text: 'alice-phone', strong: true },
    { text: '.' },
  ]
}

/** The detail of a made-up row. */
export function madeUpDetail(row: ProfileRow): ProfileDetail {
  return {
    name: row.name,
    kind: row.kind,
    label: row.label,
    sentence: sentenceOf(row),
    badge: row.badge,
    storedIn: row.badge.kind === 'expires' ? `in [${row.name}] of credentials` : null,
    givenBy: 'files',
    renewFrom: row.renewFrom,
    renewHint: row.kind === 'role' && !row.renewable ? 'AWS CLI renews this role by itself from acme-base.' : null,
    settings: row.kind === 'role' ? roleSettings : keySettings,
    problems: row.kind === 'broken' ? problems : [],
    environmentLine: `export AWS_PROFILE='${row.name}'`,
    marks: { production: null, pinned: row.favourite },
  }
}
