import type { ToolDefinition } from '../engine-model.ts'
import type { ToolId } from '../model.ts'
import { awsCliV2 } from './aws-cli-v2.ts'
import { sdkJsV3 } from './sdk-js-v3.ts'

/** Every tool whose chain is known, in the order a chooser shows them. To add one: its file here, and a line in this list. */
const DEFINITIONS: readonly ToolDefinition[] = [awsCliV2, sdkJsV3]

const byId: ReadonlyMap<string, ToolDefinition> = new Map(DEFINITIONS.map((tool) => [tool.id, tool]))

/** The tools a chain can be explained for, with the version the rules were read from. */
export const KNOWN_TOOLS: readonly { readonly id: ToolId; readonly name: string; readonly version: string }[] =
  DEFINITIONS.map(({ id, name, version }) => ({ id, name, version }))

/** The tool that is meant when none is named. */
export const DEFAULT_TOOL: ToolId = awsCliV2.id

/** Whether a text names a known tool. */
export const isKnownTool = (text: string): text is ToolId => byId.has(text)

/** A tool's chain; AWS CLI v2's for a tool that has none here yet. */
export const toolDefinition = (tool: ToolId): ToolDefinition => byId.get(tool) ?? awsCliV2
