import type { EditRequest } from '../../app/contract/contract.ts'
import type { ConflictView, DiffLineView, DryRunView, FileDiffView, ImportView } from '../../app/view/edit-model.ts'

const same = (text: string, before: number, after: number): DiffLineView => ({ kind: 'same', text, before, after })
const removed = (text: string, before: number): DiffLineView => ({ kind: 'removed', text, before, after: null })
const added = (text: string, after: number): DiffLineView => ({ kind: 'added', text, before: null, after })

const configDiff: FileDiffView = {
  role: 'config',
  path: '/home/alice/.aws/config',
  mode: '0644',
  created: false,
  hunks: [
    {
      header: '@@ -40,7 +40,7 @@',
      lines: [
        same('[profile acme-prod-admin]', 40, 40),
        same('role_arn = arn:aws:iam::111122223333:role/Admin', 41, 41),
        removed('source_profile = acme-base-mfa', 42),
        added('source_profile = acme-base', 42),
        same('mfa_serial = arn:aws:iam::444455556666:mfa/alice-phone', 43, 43),
        same('', 44, 44),
        removed(
          'duration_seconds = 14400  # four hours, as the security team wants it for every role of this account',
          45,
        ),
        added('duration_seconds = 3600', 45),
        same('s3 =', 46, 46),
      ],
    },
  ],
}

const credentialsDiff: FileDiffView = {
  role: 'credentials',
  path: '/home/alice/.aws/credentials',
  mode: '0600',
  created: true,
  hunks: [
    {
      header: '@@ -0,0 +1,3 @@',
      lines: [
        added('[acme-new]', 1),
        added('aws_access_key_id = AKIA…MPLE', 2),
        added('aws_secret_access_key = ••••••••', 3),
      ],
    },
  ],
}

const longDiff: FileDiffView = {
  ...configDiff,
  hunks: [
    {
      header: '@@ -1,60 +1,60 @@',
      lines: Array.from({ length: 60 }, (_, index) => [
        removed(`region = eu-west-${index % 3}`, index + 1),
        added(`region = eu-central-${index % 2}`, index + 1),
      ]).flat(),
    },
  ],
}

function titleOf(wish: EditRequest): string {
  switch (wish.kind) {
    case 'edit':
      return `Edit profile ${wish.target.name}`
    case 'add':
      return `Add profile ${wish.target.name}`
    case 'duplicate':
      return `Duplicate profile ${wish.target.name} as ${wish.to}`
    case 'rename':
      return `Rename profile ${wish.target.name} to ${wish.to}`
    case 'remove':
      return `Delete profile ${wish.target.name}`
    case 'import':
      return 'Import 1 profile'
    case 'fix':
      return 'Remove the first of two settings region'
  }
}

let last = 0

/** A made-up dry run: two files where two may change, a long one for a deletion. */
export function madeUpDryRun(wish: EditRequest): DryRunView {
  last += 1
  const notes: DryRunView['notes'] =
    wish.kind === 'rename' || wish.kind === 'remove'
      ? [
          { severity: 'warning', message: 'acme-prod-readonly names this profile as its source; it is changed too.' },
          { severity: 'info', message: 'AWS CLI keeps cached credentials under the old name until they end.' },
        ]
      : []
  const files =
    wish.kind === 'remove' ? [longDiff] : wish.kind === 'edit' ? [configDiff] : [configDiff, credentialsDiff]
  return { id: `dry-run-${last}`, title: titleOf(wish), files, notes }
}

/** What another program did meanwhile. */
export const madeUpConflict: ConflictView = {
  id: 'conflict-1',
  path: '/home/alice/.aws/config',
  section: 'profile acme-prod-admin',
  base: '[profile acme-prod-admin]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = acme-base-mfa\nregion = eu-west-1\n',
  mine: '[profile acme-prod-admin]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = acme-base\nregion = eu-west-1\n',
  theirs:
    '[profile acme-prod-admin]\nrole_arn = arn:aws:iam::111122223333:role/PowerUser\nsource_profile = acme-base-mfa\nregion = eu-central-1\n# changed by terraform\n',
}

/** The files of a made-up write, for its entry in the history. */
export const madeUpFiles: readonly FileDiffView[] = [configDiff]

/** What was on the made-up clipboard. */
export const madeUpImport: ImportView = {
  id: 'import-1',
  format: 'Environment variables (PowerShell)',
  profiles: [
    {
      name: '444455556666_PowerUser',
      settings: [
        { setting: 'aws_access_key_id', shown: 'ASIA…MPLE', file: 'credentials' },
        { setting: 'aws_secret_access_key', shown: '••••••••', file: 'credentials' },
        { setting: 'aws_session_token', shown: '••••••••', file: 'credentials' },
        { setting: 'region', shown: 'eu-west-1', file: 'config' },
      ],
    },
  ],
  notes: [{ severity: 'info', message: 'These are temporary keys, and the text does not say when they end.' }],
}
