/** `# BEGIN_AWS_SSO_CLI`, `# BEGIN ANSIBLE MANAGED BLOCK`, `; >>> BEGIN tool`: a comment that opens or closes a block, and its label. */
const MARKER = /^\s*[#;][\s#;>=*-]*\b(BEGIN|END)[\s_:-]+(\S[^\r\n]*?)[\s<=*#;-]*$/

/** What stands on a line that closes a PEM block has no place here, but a pasted one must not count as a marker. */
const PEM = /-----/

/**
 * The label of the marked block that a line stands in, null when it stands in none. A block counts only when it is closed under the same
 * label, and the innermost wins.
 */
export function markedBlockOf(text: string, line: number): string | null {
  if (!text.includes('BEGIN')) return null
  const open: { readonly label: string; readonly line: number }[] = []
  let number = 0
  for (const each of text.split(/\r\n|\r|\n/)) {
    number++
    const [, edge, label] = PEM.test(each) ? [] : (MARKER.exec(each) ?? [])
    if (edge === undefined || label === undefined) continue
    if (edge === 'BEGIN') open.push({ label, line: number })
    const at = edge === 'END' ? open.findLastIndex((begun) => begun.label === label) : -1
    const begun = open[at]
    if (begun === undefined) continue
    if (begun.line < line && line < number) return label
    open.length = at
  }
  return null
}
