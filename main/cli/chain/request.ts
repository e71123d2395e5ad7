import type { ToolId } from '../../../app/chain/model.ts'
import type { Supposing } from '../../../app/chain/suppose.ts'
import { isKnownTool, KNOWN_TOOLS, TOOL_DEFINITIONS } from '../../../app/chain/tools/index.ts'
import { cliChainText } from '../../../app/text/cli-chain-text.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import type { ParsedArguments } from '../arguments.ts'
import { printable } from '../terminal.ts'

/** What is asked of `lanyard chain`. */
export type ChainRequest = {
  readonly tools: readonly ToolId[]
  readonly show: 'ladder' | 'side-by-side' | 'one-line-each'
  readonly explicitProfile: string | null
  readonly environmentProfile: string | null
  readonly place: string
  /** A file, `-` for standard input, or null. */
  readonly environmentFile: string | null
  readonly supposing: Supposing
}

export type RequestResult =
  | { readonly ok: true; readonly request: ChainRequest }
  | { readonly ok: false; readonly code: string; readonly message: string }

const wrong = (code: string, message: string): RequestResult => ({ ok: false, code, message })

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))

/** Reads the options of the verb; `usual` is the tool that is meant when none is named. */
export function readRequest({ values, flags }: ParsedArguments, usual: ToolId): RequestResult {
  const asked = ['tool', 'compare', 'all-tools'].filter((name) => values.has(name) || flags.has(name))
  const [one, other] = asked
  if (one !== undefined && other !== undefined) return wrong('wrong-usage', cliChainText.exclusive(one, other))
  const compared = values.get('compare')
  const tools = flags.has('all-tools')
    ? KNOWN_TOOLS.map(({ id }) => id)
    : compared === undefined
      ? [values.get('tool') ?? usual]
      : listOf(compared)
  const known = tools.filter(isKnownTool)
  const unknown = tools.find((tool) => !isKnownTool(tool))
  if (unknown !== undefined) {
    const ids = KNOWN_TOOLS.map(({ id }) => id)
    return wrong('unknown-tool', cliText.unknownTool(printable(unknown), ids))
  }
  if (compared !== undefined && (known.length < 2 || known.length > 4 || new Set(known).size !== known.length))
    return wrong('wrong-usage', cliChainText.howManyTools)
  const supposing = {
    assumePresent: listOf(values.get('assume-present')),
    assumeAbsent: listOf(values.get('assume-absent')),
  }
  const stranger = strangerIn(supposing, known)
  if (stranger !== null) return stranger
  return {
    ok: true,
    request: {
      tools: known,
      show: flags.has('all-tools') ? 'one-line-each' : compared === undefined ? 'ladder' : 'side-by-side',
      explicitProfile: values.get('profile') ?? null,
      environmentProfile: values.get('env-profile') ?? null,
      place: values.get('place') ?? 'here',
      // Node 20 looks for its own option of that name in all arguments, and ends at `-`, unless it is started as `node -- lanyard.js`.
      environmentFile: values.get('env-file') ?? values.get('environment') ?? null,
      supposing,
    },
  }
}

/** A supposition about a rung that none of the tools has. */
function strangerIn({ assumePresent, assumeAbsent }: Supposing, tools: readonly ToolId[]): RequestResult | null {
  const names = new Set(
    TOOL_DEFINITIONS.filter(({ id }) => tools.includes(id)).flatMap(({ rungs }) =>
      rungs.flatMap(({ id, provider }) => [id, provider]),
    ),
  )
  const stranger = [...assumePresent, ...assumeAbsent].find((name) => !names.has(name))
  if (stranger === undefined) return null
  return wrong('unknown-step', cliChainText.unknownRung(printable(stranger), [...names]))
}
