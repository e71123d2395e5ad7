import type { FileRole } from '../model.ts'

/** The sections a setting can stand in. */
export type SettingSection = 'profile' | 'sso-session' | 'services'

/**
 * What a setting is edited with, and with it the shape its value has. `duration` and `number` are whole numbers (a duration in seconds);
 * `choices` names what may be chosen; a `reference` names another section of the two files.
 */
export type SettingControl =
  | { readonly kind: 'text' | 'secret' | 'arn' | 'region' | 'account' | 'duration' | 'url' | 'path' | 'number' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'reference'; readonly to: SettingSection }

/** A setting that AWS documents, or that several tools write. */
export type KnownSetting = {
  /** `region`, or `s3.addressing_style` for one nested in a block. */
  readonly name: string
  readonly control: SettingControl
  /** What it means, in one sentence. */
  readonly help: string
  /** Where AWS CLI and AWS's guides put a new one. */
  readonly file: FileRole
  readonly secret: boolean
}
