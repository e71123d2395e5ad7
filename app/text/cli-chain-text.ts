/*
 * The words of `lanyard chain`.
 */

import { saidBy } from './chain-place-text.ts'

/** Names of tools under each other where they fill a line; the usual one says so. */
function toolList(tools: readonly string[], usual: string): string {
  const words = tools.map((tool) => (tool === usual ? `${tool} (the default)` : tool))
  const lines = words.reduce<string[]>((made, word) => {
    const last = made.at(-1)
    const joined = last === undefined ? word : `${last}, ${word}`
    if (last === undefined || joined.length <= 65) return [...made.slice(0, -1), joined]
    return [...made.slice(0, -1), `${last},`, word]
  }, [])
  return lines.join(`\n${' '.repeat(24)}`)
}

/** The help of the verb, with the tools from their list. */
const help = (
  tools: readonly string[],
  usual: string,
): string => `Usage: lanyard chain [--profile NAME] [--tool TOOL] [options] [--json]

Explains which credential provider wins in this environment, and why the others do not.
Nothing is called and no process is started, unless --probe or the place login-shell asks for it;
instance metadata is supposed to be silent.

Options:
  --profile NAME        as if the tool were called with this profile
  --env-profile NAME    as if AWS_PROFILE had this value
  --tool TOOL           whose rules: ${toolList(tools, usual)}
  --all-tools           every tool, one line each
  --compare T1,T2       two to four tools side by side, and where they part
  --place PLACE         where: here (the default), login-shell, ec2, ecs, eks, lambda,
                        github-actions, on-premises; a pictured host has its own variables, not this shell’s
  --pid N               in a running process of yours, with its variables and its folder
  --env-file FILE       variables from a file (- for standard input): the output of env, a .env
                        file, docker inspect, an ECS task definition; with --place, beside its own
  --environment FILE    the same, for a Node that takes --env-file for its own option
  --assume-present R    suppose that these providers or steps give credentials (a,b)
  --assume-absent R     suppose that these have none
  --region              the region and the STS endpoint too, with all places they may come from
  --probe R             ask instance-metadata or container, or run the credential process
                        (process); says before what it will do, and keeps no credentials
  --json                one object; with --all-tools an array
  --help                this text

Exit code 1 when the chain fails or finds nothing.
`

export const cliChainText = {
  help,
  exclusive: (one: string, other: string) => `--${one} and --${other} do not go together. Leave one of them out.`,
  howManyTools: 'Give --compare two to four different tools, with commas between them.',
  unknownPlace: (place: string, known: readonly string[]) => `There is no place ${place}. Known: ${known.join(', ')}.`,
  unknownRung: (name: string, known: readonly string[]) =>
    `The chain has no provider or step ${name}. Known: ${known.join(', ')}.`,
  badPid: 'Give --pid the number of a process.',
  unknownProbe: (name: string, known: readonly string[]) => `${name} cannot be probed. What can: ${known.join(', ')}.`,
  probeNeedsHere: 'Only this machine can be asked: leave out the pictured place, or the file with variables.',
  inProcess: (name: string, pid: number) => `The variables are those of ${name}, process ${pid}.`,
  inLoginShell: 'The variables are those of a login shell.',
  regionOf: (tool: string) => `Region, as ${tool} looks for it`,
  stsOf: (tool: string) => `STS endpoint of ${tool}`,
  noInput: 'Standard input cannot be read, or holds more than an environment can.',
  noFile: (path: string) => `${path} cannot be read.`,
  onPlace: (place: string) => `Supposed place: ${place}.`,
  fromFile: 'The variables are those of the file, not of this shell.',
  ends: (tool: string) => `The chain ends here with an error. ${tool} does not fall through.`,
  supposed: 'supposed',
  agree: 'They come to the same credentials.',
  part: 'They part.',
  rows: {
    outcome: 'outcome',
    provider: 'provider',
    credentials: 'credentials',
    profile: 'profile',
    error: 'error',
    region: 'region',
  },
  none: 'none',
  noRung: 'no such step',
  lasts: (until: string) => `Ends ${until}.`,
  over: (until: string, by: string | null) =>
    `Ended ${until}${saidBy(by)}: it wins, and is expired; the tool does not fall through.`,
} as const
