import type { SettingControl } from './model.ts'

/** A setting and its control; the words are in `app/text/catalog-text.ts`. */
export type CatalogRow = readonly [name: string, control: SettingControl]

const plain = (kind: Exclude<SettingControl['kind'], 'choice' | 'reference'>): SettingControl => ({ kind })

export const TEXT = plain('text')
export const SECRET = plain('secret')
export const ARN = plain('arn')
export const REGION = plain('region')
export const ACCOUNT = plain('account')
export const DURATION = plain('duration')
export const URL = plain('url')
export const PATH = plain('path')
export const NUMBER = plain('number')

/** The choices of a setting, AWS's default first where there is one. */
export const oneOf = (...choices: readonly string[]): SettingControl => ({ kind: 'choice', choices })

export const SWITCH = oneOf('true', 'false')

/** A setting that names another section. */
export const nameOf = (to: 'profile' | 'sso-session' | 'services'): SettingControl => ({ kind: 'reference', to })
