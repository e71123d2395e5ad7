import { readValue } from './assigned-value.ts'
import { settingsOfVariables } from './environment.ts'
import type { Found, ImportFormat, Omission } from './model.ts'

/** One assignment of an `AWS_…` variable: where its name stands, and what is assigned. */
type Assignment = {
  readonly variable: string
  readonly value: string
  readonly format: ImportFormat
  readonly isComment: boolean
  readonly isReference: boolean
}

/**
 * Assignments of `AWS_…` variables in the ways of sh, fish, PowerShell, cmd, csh, Docker and `.env`, with prompts, prose and commands around
 * them. The name is looked for anywhere, so whatever else stands on the line does not matter.
 */
export function readAssignments(text: string): Found | null {
  const all = assignmentsIn(text)
  const live = all.filter(({ isComment }) => !isComment)
  const taken = live.length > 0 ? live : all
  const variables = new Map<string, string>()
  const omissions = new Set<Omission>()
  for (const { variable, value, isReference } of taken) {
    if (isReference) omissions.add('reference')
    if (isReference || value === '') continue
    if (variables.has(variable)) omissions.add('repeated')
    variables.set(variable, value)
  }
  const settings = settingsOfVariables(variables)
  const format = taken[0]?.format
  if (settings === null || format === undefined) return null
  return { format, profiles: [{ name: null, settings }], sessions: [], omissions: [...omissions] }
}

function assignmentsIn(text: string): readonly Assignment[] {
  const names = /(?<![a-z0-9_])aws_[a-z0-9_]{1,60}/gi
  const found: Assignment[] = []
  let lineStart = 0
  let searched = 0
  for (let match = names.exec(text); match !== null; match = names.exec(text)) {
    lineStart = startOfLine(text, searched, match.index) ?? lineStart
    searched = match.index
    const lead = text.slice(Math.max(lineStart, match.index - LONGEST_LEAD), match.index)
    const end = match.index + match[0].length
    const read = readValue(text, end, lead)
    if (read === null) continue
    found.push({
      variable: match[0].toLowerCase(),
      value: read.value,
      format: formatOf(lead),
      isComment: isCommented(text, lineStart),
      isReference: isReference(read.value),
    })
    names.lastIndex = read.end
  }
  return found
}

/** What stands before a name on its line tells the shell; more than this is prose. */
const LONGEST_LEAD = 80

/** Where the last line that begins in `[from, at)` does. */
function startOfLine(text: string, from: number, at: number): number | null {
  const between = text.slice(from, at)
  const end = Math.max(between.lastIndexOf('\n'), between.lastIndexOf('\r'))
  return end < 0 ? null : from + end + 1
}

function isCommented(text: string, lineStart: number): boolean {
  return /^[ \t]{0,80}(?:#|\/\/|::|rem )/i.test(text.slice(lineStart, lineStart + 90))
}

/** `$OTHER`, `$(…)`, `${{ secrets.X }}`, `%OTHER%`: no key or token holds any of these characters. */
function isReference(value: string): boolean {
  return /[$`]/.test(value) || /^%.*%$/.test(value)
}

const FORMATS: readonly (readonly [RegExp, ImportFormat])[] = [
  [/\$env:$/i, 'powershell'],
  [/environmentvariable\(["']?$/i, 'powershell'],
  [/(?:^|\s)set(?:[ \t]+-{1,2}[a-z-]+){1,4}[ \t]+$/i, 'fish'],
  [/(?:^|[\s>])setx?[ \t]+["']?$/i, 'cmd'],
  [/(?:^|\s)(?:-e|--env)[ \t=]*["']?$/, 'docker'],
  [
    /(?:^|\s)(?:export|declare|typeset|env|setenv|local|readonly)(?:[ \t]+-[a-z]+)*[ \t]+(?:[^\s=]+=\S*[ \t]+)*$/i,
    'shell',
  ],
  [/^[ \t]*[-#]?[ \t]*["']?$/, 'dotenv'],
]

function formatOf(lead: string): ImportFormat {
  return FORMATS.find(([pattern]) => pattern.test(lead))?.[1] ?? 'shell'
}
