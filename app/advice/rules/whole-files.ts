import type { ProblemCode } from '../../profile/problems/codes.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import { type FileView, filesOf, type World } from '../world.ts'

/** What concerns a file as a whole and has no line that other rules look at. Bytes and names that JavaScript refuses are left to people. */
export function findFileProblems(world: World): readonly FoundBy[] {
  return CODES.flatMap((code) =>
    world.book.fileProblems
      .filter((problem) => problem.code === code)
      .map((problem) => ({ ...problem, code, profile: null, fix: fixFor(world, code, problem.file) })),
  )
}

const MARK = '\ufeff'

const CODES = [
  'unreadable',
  'not-utf-8',
  'byte-order-mark',
  'reserved-name',
  'default-section-leaks',
] as const satisfies readonly ProblemCode[]

function fixFor(world: World, code: (typeof CODES)[number], path: string | null): Fix | null {
  const file = filesOf(world).find((each: FileView) => each.path === path)
  if (code !== 'byte-order-mark' || file === undefined || file.document.text.startsWith(MARK + MARK)) return null
  return fixWith(file, 1, adviceText.fix.removeMark, [{ kind: 'remove-byte-order-mark', section: null }])
}
