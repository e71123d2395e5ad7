export { knownSetting, knownSettings } from './known.ts'
export type { KnownSetting, SettingControl, SettingSection } from './model.ts'
export { validateValue } from './validate.ts'
