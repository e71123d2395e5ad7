import { stripBlanks } from '../../document/blank.ts'
import { lineEndOf } from '../../document/line-shape.ts'
import type { Problem, Profile } from '../../profile/model.ts'
import { listSdkJsProfiles } from '../../profile/read-sdk-js.ts'
import { newSectionHeader } from '../../profile/section-header.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith, replaceLine } from '../fixes.ts'
import type { Fix } from '../model.ts'
import { contentOf, isAlone, lineAt, type World } from '../world.ts'

/** A name that every tool takes as it is. */
const IDENTIFIER = /^[A-Za-z0-9_\-/.%@:+]+$/

/**
 * A header of the config file that some tools do not understand though its name is plain (`[profile  a]`, `[ profile a ]`, `[profile.a]`,
 * `[profile "a"]`, an indented one): written as all understand it. A name with blanks or other letters stays as it is.
 */
export function fixHeader(world: World, { name, sections }: Profile, { line }: Problem): Fix | null {
  const section = sections.config
  if (section === null || line !== section.place.line || !IDENTIFIER.test(name)) return null
  const file = world.files.config
  const { header } = section
  const usual = newSectionHeader('config', name)
  if (!isAlone(file, header) || !wouldBeSeen(world, header, usual)) return null
  if (header !== usual && file.headers.has(usual)) return null
  const written = lineAt(file, line)
  const words = written === undefined ? '' : contentOf(written)
  if (stripBlanks(words).length < words.trimEnd().length) {
    const mended = stripBlanks(words).replace(`[${header}]`, () => `[${usual}]`)
    return fixWith(file, line, adviceText.fix.dedent, [replaceLine(written, mended)])
  }
  if (header === usual) return null
  const rename = { kind: 'rename-section', section: header, to: usual } as const
  return fixWith(file, line, adviceText.fix.renameTo(usual), [rename])
}

/**
 * Whether JS SDK v3 would find the section under the usual header: what stands below may keep it from that, and anything elsewhere for
 * which it gives up the whole file.
 */
function wouldBeSeen({ book, files: { config } }: World, header: string, usual: string): boolean {
  if (book.readings['sdk-js'].config.refusal !== null) return false
  const section = config.headers.get(header)?.[0]
  if (section === undefined) return false
  const [first, ...below] = config.document.lines.slice(section.line - 1, section.line - 1 + section.lineCount)
  // A lone carriage return ends no line to that SDK: the header would not stand at the start of one.
  const above = lineEndOf(config.document.lines[section.line - 2]?.text ?? '')
  const opening = (first?.text ?? '').replace(`[${header}]`, () => `[${usual}]`)
  const text = [`#${above || '\n'}`, opening, ...below.map((line) => line.text)].join('')
  const read = listSdkJsProfiles(text, 'config')
  return read.ok && read.profiles.size > 0
}
