import type { ToolId } from '../../../app/chain/model.ts'
import type { Supposing } from '../../../app/chain/suppose.ts'
import { isKnownTool, KNOWN_TOOLS, TOOL_DEFINITIONS } from '../../../app/chain/tools/index.ts'
import { cliChainText } from '../../../app/text/cli-chain-text.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import type { ProbedRung } from '../../places/prober.ts'
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
  /** A running process, or null. */
  readonly pid: number | null
  /** What to ask of the outside first, or null. */
  readonly probe: ProbedRung | null
  /** Whether the ladders of region and STS endpoint are wanted. */
  readonly regions: 'shown' | 'left-out'
  readonly supposing: Supposing
}

type Wrong = { readonly ok: false; readonly code: string; readonly message: string }
export type RequestResult = { readonly ok: true; readonly request: ChainRequest } | Wrong

const wrong = (code: string, message: string): Wrong => ({ ok: false, code, message })

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
  const place = readPlace(values)
  if (!place.ok) return place
  const stranger = strangerIn(supposing, known)
  if (stranger !== null) return stranger
  return {
    ok: true,
    request: {
      tools: known,
      show: flags.has('all-tools') ? 'one-line-each' : compared === undefined ? 'ladder' : 'side-by-side',
      explicitProfile: values.get('profile') ?? null,
      environmentProfile: values.get('env-profile') ?? null,
      ...place.place,
      regions: flags.has('region') ? 'shown' : 'left-out',
      supposing,
    },
  }
}

type AskedPlace = Pick<ChainRequest, 'place' | 'pid' | 'environmentFile' | 'probe'>

/** Where, and what is asked of the outside there. */
function readPlace(values: ParsedArguments['values']): { readonly ok: true; readonly place: AskedPlace } | Wrong {
  // Node 20 looks for its own option of that name in all arguments, and ends at `-`, unless it is started as `node -- lanyard.js`.
  const environmentFile = values.get('env-file') ?? values.get('environment') ?? null
  const place = values.get('place') ?? 'here'
  const pid = values.get('pid')
  const other = ['place', 'env-file', 'environment'].find((name) => values.has(name))
  if (pid !== undefined && other !== undefined) return wrong('wrong-usage', cliChainText.exclusive('pid', other))
  if (place === 'login-shell' && environmentFile !== null)
    return wrong(
      'wrong-usage',
      cliChainText.exclusive('place login-shell', values.has('env-file') ? 'env-file' : 'environment'),
    )
  if (pid !== undefined && !/^[1-9][0-9]{0,9}$/.test(pid)) return wrong('wrong-usage', cliChainText.badPid)
  const probe = values.get('probe') ?? null
  if (probe !== null && !isProbed(probe))
    return wrong('unknown-step', cliChainText.unknownProbe(printable(probe), PROBED_RUNGS))
  if (probe !== null && ((place !== 'here' && place !== 'login-shell') || environmentFile !== null))
    return wrong('wrong-usage', cliChainText.probeNeedsHere)
  return { ok: true, place: { place, pid: pid === undefined ? null : Number(pid), environmentFile, probe } }
}

const PROBED_RUNGS: readonly ProbedRung[] = ['instance-metadata', 'container', 'process']
const isProbed = (name: string): name is ProbedRung => PROBED_RUNGS.some((rung) => rung === name)

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
