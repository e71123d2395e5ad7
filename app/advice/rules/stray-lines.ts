import type { Line } from '../../document/model.ts'
import { adviceText } from '../../text/advice-text.ts'
import { profileText } from '../../text/profile-text.ts'
import { commentOut, fixWith, replaceLine } from '../fixes.ts'
import type { FindingCode, Fix, FoundBy } from '../model.ts'
import { contentOf, type FileView, filesOf, type World } from '../world.ts'

type StrayCode = Extract<FindingCode, 'no-delimiter' | 'unclosed-header' | 'before-first-section'>

/** Lines that are no section, setting or comment: AWS CLI stops at the whole file, JS SDK v3 passes over them, other SDKs stop too. */
export function findStrayLines(world: World): readonly FoundBy[] {
  return filesOf(world).flatMap((file) => straysIn(file))
}

function straysIn(file: FileView): readonly FoundBy[] {
  let below: 'nothing' | 'header' | 'unclosed-header' = 'nothing'
  let isFirstTold = false
  return file.document.lines.flatMap((line): readonly FoundBy[] => {
    if (line.kind === 'header') below = 'header'
    if (line.kind !== 'stray') return []
    const code = codeOf(line, below)
    if (code === 'unclosed-header') below = code
    const isRepeat = code === 'before-first-section' && isFirstTold
    isFirstTold ||= code === 'before-first-section'
    return code === null || isRepeat ? [] : [foundOn(file, line, code)]
  })
}

/** Settings below a header that is not closed belong to nothing only because of it: it alone is told. */
function codeOf(line: Line, below: 'nothing' | 'header' | 'unclosed-header'): StrayCode | null {
  const words = contentOf(line).trim()
  if (words.startsWith('[')) return 'unclosed-header'
  if (below === 'nothing') return 'before-first-section'
  return below === 'unclosed-header' && /[=:]/.test(words) ? null : 'no-delimiter'
}

function foundOn(file: FileView, line: Line, code: StrayCode): FoundBy {
  return {
    code,
    severity: 'error',
    file: file.path,
    line: line.number,
    message: profileText.refusal(code, ''),
    profile: null,
    fix: fixFor(file, line, code),
  }
}

function fixFor(file: FileView, line: Line, code: StrayCode): Fix | null {
  switch (code) {
    case 'no-delimiter':
      return fixWith(file, line.number, adviceText.fix.commentOut, [commentOut(line)])
    case 'unclosed-header':
      return closeHeader(file, line)
    case 'before-first-section':
      return null
  }
}

/** A header of which only the bracket is missing, and that is not there already. */
const OPEN_HEADER = /^\[((?:profile |sso-session |services )?[A-Za-z0-9_\-/.%@:+]+)$/

function closeHeader(file: FileView, line: Line): Fix | null {
  const words = contentOf(line).trimEnd()
  const header = OPEN_HEADER.exec(words)?.[1]
  if (header === undefined || file.headers.has(header)) return null
  return fixWith(file, line.number, adviceText.fix.closeHeader, [replaceLine(line, `${words}]`)])
}
