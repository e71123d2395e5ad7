import type { Argument } from '../../app/contract/contract.ts'
import { knownSetting, knownSettings } from '../../app/profile/catalog/known.ts'
import type { EditForm, FieldView } from '../../app/view/edit-model.ts'
import type { OriginView } from '../../app/view/model.ts'
import { config, credentials } from './made-up-places.ts'

type Kind = EditForm['target']['kind']

function fieldOf(kind: Kind, setting: string, value: string | null, origin: OriginView | null): FieldView {
  const known = knownSetting(setting, kind)
  const isSet = origin !== null
  return {
    setting,
    control: known?.control ?? { kind: 'text' },
    help: known?.help ?? null,
    value: isSet && known?.secret !== true ? value : null,
    shown: isSet && known?.secret === true ? '••••••••' : null,
    state: isSet ? 'set' : 'not-set',
    secret: known?.secret ?? false,
    file: known?.file ?? 'config',
    origin,
  }
}

type Line = readonly [setting: string, value: string, origin: OriginView]

const role: readonly Line[] = [
  ['role_arn', 'arn:aws:iam::111122223333:role/Admin', config(41)],
  ['source_profile', 'acme-base-mfa', config(42)],
  ['mfa_serial', 'arn:aws:iam::444455556666:mfa/alice-phone', config(43)],
  ['region', 'eu-west-1', credentials(18)],
  ['duration_seconds', '14400', config(45)],
  ['s3.addressing_style', 'path', config(47)],
  ['team_note', 'ask the platform team before you change this', config(49)],
]
const keys: readonly Line[] = [
  ['aws_access_key_id', '', credentials(2)],
  ['aws_secret_access_key', '', credentials(3)],
  ['region', 'eu-west-1', config(8)],
]
const session: readonly Line[] = [
  ['sso_start_url', 'https://acme.awsapps.com/start', config(2)],
  ['sso_region', 'eu-central-1', config(3)],
  ['sso_registration_scopes', 'sso:account:access', config(4)],
]
const services: readonly Line[] = [['dynamodb.endpoint_url', 'http://localhost:8000', config(8)]]

function linesOf({ kind, name }: Argument<'editForm'>): readonly Line[] {
  if (name === null) return []
  if (kind === 'sso-session') return session
  if (kind === 'services') return services
  return name === 'acme-base' ? keys : role
}

/** The form of a made-up section; a new one has nothing set. */
export function madeUpForm(asked: Argument<'editForm'>): EditForm {
  const { kind, name } = asked
  const fields = linesOf(asked).map(([setting, value, origin]) => fieldOf(kind, setting, value, origin))
  const masked = fields.map((field) =>
    field.setting === 'aws_access_key_id' ? { ...field, value: null, shown: 'AKIA…MPLE' } : field,
  )
  const there = new Set(fields.map((field) => field.setting))
  return {
    target: { kind, name: name ?? '' },
    managedBy: name === 'partner-build' ? 'Written by Leapp: it may write this section again.' : null,
    fields: masked,
    offered: knownSettings(kind)
      .filter((known) => !there.has(known.name))
      .map((known) => fieldOf(kind, known.name, null, null)),
  }
}
