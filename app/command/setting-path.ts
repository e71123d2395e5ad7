import type { Setting } from '../profile/model.ts'

/** Where a setting stands in its section: by itself (`block` null), or as `name` in the lines under `block =`. */
export type SettingPath = { readonly block: string | null; readonly name: string }

/**
 * The place that `region` or `s3.addressing_style` means. AWS CLI splits at the first dot (configure/set.py, awscli 1.45); a section that
 * has a setting of the whole name (`google_config.google_idp_id`) means that one.
 */
export function settingPath(setting: string, settings: ReadonlyMap<string, Setting>): SettingPath {
  const dot = setting.indexOf('.')
  if (dot <= 0 || dot === setting.length - 1 || settings.has(setting.toLowerCase()))
    return { block: null, name: setting }
  return { block: setting.slice(0, dot), name: setting.slice(dot + 1) }
}

/** The name by which AWS CLI looks the setting up in its section: that of the block for one inside. */
export function outerName({ block, name }: SettingPath): string {
  return (block ?? name).toLowerCase()
}

/** The setting as a person writes it. */
export function pathText({ block, name }: SettingPath): string {
  return block === null ? name : `${block}.${name}`
}
