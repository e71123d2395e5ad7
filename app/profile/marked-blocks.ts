/** `# BEGIN_AWS_SSO_CLI`, `# BEGIN ANSIBLE MANAGED BLOCK`, `; >>> BEGIN tool`: a comment that opens or closes a block, and its label. */
const MARKER = /^\s*[#;][\s#;<>=*-]*\b(BEGIN|END)[\s_:-]+(\S[^\r\n]*?)[\s#;<>=*-]*$/

/** The edges of a pasted PEM block are no markers. */
const PEM = /-----/

/** No tool marks its lines with more; a longer one is only somebody's comment. */
const LONGEST = 200

/** A block between two marker lines (1-based) of one label. */
export type MarkedBlock = { readonly label: string; readonly begin: number; readonly end: number }

/** The marked blocks of a text, inner ones before those around them. One that is never closed is none. */
export function markedBlocks(text: string): readonly MarkedBlock[] {
  if (!text.includes('BEGIN')) return []
  const blocks: MarkedBlock[] = []
  const open: { readonly label: string; readonly line: number }[] = []
  for (const [index, each] of text.split(/\r\n|\r|\n/).entries()) {
    const marker = each.length > LONGEST || PEM.test(each) ? null : MARKER.exec(each)
    const [, edge, label] = marker ?? []
    if (edge === undefined || label === undefined) continue
    if (edge === 'BEGIN') {
      open.push({ label, line: index + 1 })
      continue
    }
    const at = open.findLastIndex((begun) => begun.label === label)
    const begun = open[at]
    if (begun === undefined) continue
    blocks.push({ label, begin: begun.line, end: index + 1 })
    open.length = at
  }
  return blocks
}
