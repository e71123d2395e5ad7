/** One variable as a text sets it. */
export type Assignment = { readonly name: string; readonly value: string }

const NAME = '[A-Za-z_][A-Za-z0-9_.]*'

/** The forms in which shells print or set a variable; the first group is the name, the second the value. */
const FORMS: readonly RegExp[] = [
  // export A=b, declare -x A="b", A=b, cmd's set A=b
  new RegExp(`^(?:(?:export|declare\\s+-x|typeset\\s+-x|setenv|set)\\s+)?(${NAME})=(.*)$`, 's'),
  // PowerShell: $Env:A = "b"
  new RegExp(`^\\$env:(${NAME})\\s*=\\s*(.*)$`, 'is'),
  // fish: set -gx A b; csh: setenv A b
  new RegExp(`^(?:set\\s+-[a-z]+|setenv)\\s+(${NAME})\\s+(.*)$`, 's'),
  // Java: -Daws.profile=b
  new RegExp(`^-D(${NAME})=(.*)$`, 's'),
]

/** Variables that a text sets, in order, and how many other lines it has. Lines end at line feeds, or at NUL as in `/proc/PID/environ`. */
export function assignmentsIn(text: string): { readonly assignments: readonly Assignment[]; readonly unread: number } {
  const assignments: Assignment[] = []
  let unread = 0
  for (const raw of text.includes('\0') ? text.split('\0') : text.split(/\r?\n/)) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const found = readAssignment(line)
    if (found === null) unread++
    else assignments.push(found)
  }
  return { assignments, unread }
}

function readAssignment(line: string): Assignment | null {
  for (const form of FORMS) {
    const [, name, value] = form.exec(line) ?? []
    if (name !== undefined && value !== undefined) return { name, value: plainValue(value) }
  }
  return null
}

/** Quotes around the whole go; without them a comment after a blank goes (`.env`). */
function plainValue(text: string): string {
  const value = text.trim().replace(/;$/, '')
  const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/s.exec(value)
  return quoted?.[2] ?? value.replace(/\s+#.*$/s, '')
}
