import type { SectionKind } from '../command/model.ts'
import { ownersOf } from '../command/owner-notes.ts'
import { knownSetting, knownSettings } from '../profile/catalog/index.ts'
import type { KnownSetting } from '../profile/catalog/model.ts'
import type { EffectiveSetting, FileRole, ProfileBook, SettingValue } from '../profile/model.ts'
import { redact } from '../text/redact.ts'
import type { EditForm, FieldView } from './edit-model.ts'
import { originOf } from './origin.ts'
import { holdsSecret, showValue } from './setting-value.ts'

type SettingMap = ReadonlyMap<string, EffectiveSetting>

/**
 * The form for one section: what is set, in file order, and what AWS knows besides. `name` null: for a new one of that kind. Null when
 * there is no such section.
 */
export function buildEditForm(book: ProfileBook, kind: SectionKind, name: string | null): EditForm | null {
  const settings: SettingMap | null = name === null ? new Map() : settingsOf(book, kind, name)
  if (settings === null) return null
  const fields = [...settings.values()].flatMap((setting) => fieldsOf(setting, kind, book))
  const set = new Set(fields.map((field) => field.setting.toLowerCase()))
  return {
    target: { kind, name: name ?? '' },
    managedBy: name === null ? null : managersOf(book, kind, name),
    fields,
    offered: knownSettings(kind)
      .filter((known) => !set.has(known.name))
      .map(offeredField),
  }
}

function managersOf(book: ProfileBook, kind: SectionKind, name: string): string | null {
  const sentences = ownersOf(book, { kind, name }).map((owner) => owner.sentence)
  return sentences.length === 0 ? null : redact(sentences.join(' '))
}

function settingsOf(book: ProfileBook, kind: SectionKind, name: string): SettingMap | null {
  switch (kind) {
    case 'profile':
      return book.byName.get(name)?.settings ?? null
    case 'sso-session':
      return book.ssoSessions.get(name)?.settings ?? null
    case 'services':
      return book.services.get(name)?.settings ?? null
  }
}

/** A block is a field for each of its keys; a block that is secret as a whole is one field. */
function fieldsOf(setting: EffectiveSetting, kind: SectionKind, book: ProfileBook): readonly FieldView[] {
  const { name, value } = setting
  if (value.kind !== 'nested') return [fieldOf(name, value, setting, kind, book)]
  return [...value.entries].map(([key, text]) =>
    fieldOf(`${name}.${key}`, { kind: 'plain', text }, setting, kind, book),
  )
}

function fieldOf(
  setting: string,
  value: SettingValue,
  { place }: EffectiveSetting,
  kind: SectionKind,
  book: ProfileBook,
): FieldView {
  const known = knownSetting(setting, kind)
  const isSecret = value.kind === 'secret' || holdsSecret(setting)
  const shown = showValue(setting.slice(setting.lastIndexOf('.') + 1), value)
  const isSent = value.kind === 'plain' && !isSecret && !shown.masked && !value.text.includes('\n')
  return {
    setting,
    control: isSecret ? { kind: 'secret' } : (known?.control ?? { kind: 'text' }),
    help: known?.help ?? null,
    value: isSent ? value.text : null,
    shown: isSent ? null : shown.text,
    state: 'set',
    secret: isSecret,
    file: roleOf(place.file, book),
    origin: originOf(book.files, place),
  }
}

function roleOf(file: string, { files }: ProfileBook): FileRole {
  return file === files.config.path ? 'config' : 'credentials'
}

function offeredField({ name, control, help, file, secret }: KnownSetting): FieldView {
  return { setting: name, control, help, value: null, shown: null, state: 'not-set', secret, file, origin: null }
}
