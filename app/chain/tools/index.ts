import type { ToolDefinition } from '../engine-model.ts'
import type { ToolId } from '../model.ts'
import { awsCliV1, boto3 } from './aws-cli-v1.ts'
import { awsCliV2 } from './aws-cli-v2.ts'
import { sdkDotnetV4 } from './sdk-dotnet-v4.ts'
import { sdkGoV2 } from './sdk-go-v2.ts'
import { sdkJavaV2 } from './sdk-java-v2.ts'
import { sdkJsV3 } from './sdk-js-v3.ts'
import { sdkKotlin } from './sdk-kotlin.ts'
import { sdkPhp } from './sdk-php.ts'
import { sdkRuby } from './sdk-ruby.ts'
import { sdkRust } from './sdk-rust.ts'

/** Every tool whose chain is known, in the order a chooser shows them. To add one: its file here, and a line in this list. */
export const TOOL_DEFINITIONS: readonly ToolDefinition[] = [
  awsCliV2,
  awsCliV1,
  boto3,
  sdkJsV3,
  sdkGoV2,
  sdkJavaV2,
  sdkRust,
  sdkKotlin,
  sdkDotnetV4,
  sdkPhp,
  sdkRuby,
]

const byId: ReadonlyMap<string, ToolDefinition> = new Map(TOOL_DEFINITIONS.map((tool) => [tool.id, tool]))

/** The tools a chain can be explained for, with the version the rules were read from. */
export const KNOWN_TOOLS: readonly { readonly id: ToolId; readonly name: string; readonly version: string }[] =
  TOOL_DEFINITIONS.map(({ id, name, version }) => ({ id, name, version }))

/** The tool that is meant when none is named. */
export const DEFAULT_TOOL: ToolId = awsCliV2.id

/** Whether a text names a known tool. */
export const isKnownTool = (text: string): text is ToolId => byId.has(text)

/** A tool's chain; AWS CLI v2's for a tool that has none here yet. */
export const toolDefinition = (tool: ToolId): ToolDefinition => byId.get(tool) ?? awsCliV2
