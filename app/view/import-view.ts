import type { ImportedProfile, NewValue } from '../command/model.ts'
import type { Severity } from '../profile/model.ts'
import { redact } from '../text/redact.ts'
import { isSecret } from '../text/secret.ts'
import type { ImportView } from './edit-model.ts'
import { holdsSecret, MASK, showValue } from './setting-value.ts'

/** What was recognised, and the id under which it is held. */
export type ImportInput = {
  readonly id: string
  readonly format: string
  readonly profiles: readonly ImportedProfile[]
  readonly notes: readonly { readonly severity: Severity; readonly message: string }[]
}

/** Recognised profiles as they may be shown, in the order in which the window sends their names back. */
export function buildImport({ id, format, profiles, notes }: ImportInput): ImportView {
  return {
    id,
    format,
    profiles: profiles.map(({ name, settings, ssoSession }) => ({
      name: redact(name),
      settings: [
        ...settings.map(({ setting, value, file }) => ({
          setting: redact(setting),
          shown: shownOf(setting, value),
          file,
        })),
        ...(ssoSession?.settings ?? []).map(({ setting, value }) => ({
          setting: redact(`[sso-session ${ssoSession?.name}] ${setting}`),
          shown: shownOf(setting, value),
          file: 'config' as const,
        })),
      ],
    })),
    notes: notes.map(({ severity, message }) => ({ severity, message: redact(message) })),
  }
}

function shownOf(setting: string, value: NewValue): string {
  if (isSecret(value) || holdsSecret(setting)) return MASK
  return showValue(setting, { kind: 'plain', text: value }).text
}
