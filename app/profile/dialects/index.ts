import type { Dialect } from '../model.ts'
import { dotnetRules } from './dotnet.ts'
import { goRules } from './go.ts'
import type { LineRules } from './line-reader.ts'
import { phpRules } from './php.ts'
import { rubyRules } from './ruby.ts'
import { crossSdkCasedRules, crossSdkRules } from './suite.ts'

/** The dialects that are read line by line, apart from JS SDK v3's. */
export type LineDialect = Exclude<Dialect, 'botocore' | 'sdk-js' | 'tolerant'>

export const LINE_RULES: Readonly<Record<LineDialect, LineRules>> = {
  'cross-sdk': crossSdkRules,
  'cross-sdk-cased': crossSdkCasedRules,
  'sdk-go': goRules,
  'sdk-ruby': rubyRules,
  'sdk-dotnet': dotnetRules,
  'sdk-php': phpRules,
}
