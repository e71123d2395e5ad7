import type { ToolAnswers } from './model.ts'
import { sdkDotnetV4 } from './sdk-dotnet-v4.ts'
import { sdkGoV2 } from './sdk-go-v2.ts'
import { sdkJavaV2 } from './sdk-java-v2.ts'
import { sdkKotlin } from './sdk-kotlin.ts'
import { sdkPhp } from './sdk-php.ts'
import { sdkRuby } from './sdk-ruby.ts'
import { sdkRust } from './sdk-rust.ts'

/** The tools that cannot be asked on this machine: what their sources say. */
export const SDK_ANSWERS: readonly ToolAnswers[] = [
  sdkGoV2,
  sdkJavaV2,
  sdkRust,
  sdkKotlin,
  sdkDotnetV4,
  sdkPhp,
  sdkRuby,
]
