import type { Problem, Profile } from '../../profile/model.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith } from '../fixes.ts'
import type { Fix } from '../model.ts'
import { isAlone, type World } from '../world.ts'

/** `[profile x]` in the credentials file, where a section is named without `profile`: renamed, unless `[x]` is there too. */
export function fixPrefix({ files, book }: World, { sections }: Profile, { line }: Problem): Fix | null {
  const file = files.credentials
  const header = sections.credentials?.header ?? ''
  const to = /^profile[ \t]+([A-Za-z0-9_\-/.%@:+]+)$/.exec(header)?.[1]
  if (to === undefined || line === null || file.headers.has(to) || !isAlone(file, header)) return null
  if (book.readings.tolerant.credentials.profiles.has(to)) return null
  return fixWith(file, line, adviceText.fix.renameTo(to), [{ kind: 'rename-section', section: header, to }])
}
