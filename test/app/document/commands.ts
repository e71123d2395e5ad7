import fc from 'fast-check'
import type { Document, DocumentCommand } from '../../../app/document/model.ts'
import { headerText } from './file-text.ts'

const writtenName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('region', 'Region', 'output', 's3', 'aws_session_token', 'brand_new') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
)

const writtenValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('eu-west-1', 'x', '', 'v # c', '[x]', 'a=b', '100%') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constantFrom(' x', 'x ', 'a\nb', 'a\r\n[profile evil]\nk = v', '\ud800', 'a\u2028b') },
)

/** A command that mostly concerns something the document holds. */
export function commandFor(document: Document): fc.Arbitrary<DocumentCommand> {
  const known = document.sections.map((section) => section.name)
  const section =
    known.length === 0
      ? headerText
      : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: headerText })
  const settings = document.sections.flatMap((each) => each.settings.map((setting) => setting.name))
  const setting = settings.length === 0 ? writtenName : fc.oneof(fc.constantFrom(...settings), writtenName)
  return fc.oneof(
    fc.record({ kind: fc.constant('set-setting' as const), section, setting, value: writtenValue }),
    fc.record({ kind: fc.constant('remove-setting' as const), section, setting }),
    fc.record({
      kind: fc.constant('add-section' as const),
      section: headerText,
      settings: fc.array(fc.tuple(writtenName, writtenValue), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('remove-section' as const), section }),
    fc.record({ kind: fc.constant('rename-section' as const), section, to: headerText }),
  )
}
