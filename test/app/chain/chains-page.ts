import type { RegionSource, Rung, ToolDefinition } from '../../../app/chain/engine-model.ts'
import { explain } from '../../../app/chain/explain.ts'
import { TOOL_DEFINITIONS } from '../../../app/chain/tools/index.ts'
import { providerTitles } from '../../../app/text/ladder-text.ts'
import { factsOfCase } from '../../conformance/chain-case.ts'
import { MATRIX } from '../../conformance/matrix.ts'

const HEAD = `# The chains

Written by \`node scripts/chains-page.mjs\` from \`app/chain/tools/\`; a test holds it against them. How the engine works: \`chain.md\`.

The providers of each tool, in its own order. A profile given explicitly (an option, or in code) comes before the variables named.
`

const table = (rows: readonly (readonly string[])[]): string => rows.map((row) => `| ${row.join(' | ')} |`).join('\n')

const code = (text: string): string => `\`${text}\``

function regionName(source: RegionSource): string {
  switch (source.kind) {
    case 'variable':
      return code(source.name)
    case 'profile':
      return 'the profile'
    case 'instance-metadata':
      return 'instance metadata'
  }
}

const rungRow = (rung: Rung, index: number): readonly string[] => [
  String(index + 1),
  code(rung.id),
  providerTitles[rung.provider],
  rung.group === undefined ? '' : 'profile',
]

function chainOf({ name, id, version, source, dialect, selects, rungs, regions }: ToolDefinition): string {
  return [
    `## ${name}`,
    '',
    `${code(id)}, rules read from ${version}: ${source}. Reads the files by the dialect ${code(dialect)}.`,
    `Profile: ${selects.map(code).join(', ')}, ${code('default')}. Region: ${regions.map(regionName).join(', ')}.`,
    '',
    table([['#', 'step', 'provider', 'group'], ['---', '---', '---', '---'], ...rungs.map(rungRow)]),
    '',
  ].join('\n')
}

/** Who wins by each tool where one profile holds two kinds of credentials. */
function matrix(): string {
  const tools = TOOL_DEFINITIONS
  const rows = MATRIX.map(({ given }) => {
    const facts = factsOfCase(given, '/home/me')
    const answers = tools.map(({ id }) => {
      const { winner, error } = explain(facts, id)
      return winner?.provider ?? (error === null ? 'none' : `**${error.code}**`)
    })
    return [given.name, ...answers]
  })
  return table([['profile holds', ...tools.map(({ id }) => code(id))], ['---', ...tools.map(() => '---')], ...rows])
}

/** The page of all chains, as it belongs into `docs/chains.md`. */
export const chainsPage = (): string =>
  [
    HEAD,
    ...TOOL_DEFINITIONS.map(chainOf),
    '## Mixed profiles',
    '',
    'Who wins where one profile, named by `AWS_PROFILE`, holds two kinds of credentials. In bold: the tool stops with that error. `none`: it runs out of providers.',
    '',
    matrix(),
    '',
  ].join('\n')
