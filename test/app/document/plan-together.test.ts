import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentCommand } from '../../../app/document/model.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planStep } from '../../../app/document/plan.ts'
import { planCommands } from '../../../app/document/plan-commands.ts'
import { planTogether, runOfCommands } from '../../../app/document/plan-together.ts'

const section = (name: string): string => `[profile ${name}]\nregion = eu-west-1\nsso_session = corp\n\n`
const follow = (name: string): DocumentCommand => ({
  kind: 'set-setting',
  section: `profile ${name}`,
  setting: 'sso_session',
  value: 'acme',
})

/** Each command on what the one before leaves, with no thought of any other. */
function oneByOne(text: string, commands: readonly DocumentCommand[]): string | null {
  let document = parseDocument(text)
  for (const command of commands) {
    const step = planStep(document, command)
    if (!step.ok) return null
    document = step.document
  }
  return document.text
}

describe('commands about sections of their own', () => {
  it('are planned on one reading of the file, however many there are', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `p${index}`)
    const text = names.map(section).join('')
    const planned = planCommands(text, names.map(follow))
    expect(planned).toMatchObject({ ok: true, text: text.replaceAll('= corp', '= acme') })
    expect(planTogether(parseDocument(text), names.map(follow))).not.toBeNull()
  })

  it('stand alone where a section comes twice, or a command is about a whole section', () => {
    const remove: DocumentCommand = { kind: 'remove-section', section: 'profile a' }
    expect(runOfCommands([follow('a'), follow('b'), follow('a')], 0)).toHaveLength(2)
    expect(runOfCommands([remove, follow('b')], 0)).toEqual([remove])
    expect(planTogether(parseDocument(section('a') + section('a')), [follow('a'), follow('b')])).toBeNull()
  })

  it('never come to another text than one after the other', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    const setting = fc.constantFrom('region', 'sso_session', 'output', 's3')
    const command = fc.oneof(
      fc.record({
        kind: fc.constant('set-setting' as const),
        section: name.map((one) => `profile ${one}`),
        setting,
        value: fc.constantFrom('x', '', 'a # b'),
      }),
      fc.record({
        kind: fc.constant('remove-setting' as const),
        section: name.map((one) => `profile ${one}`),
        setting,
      }),
      fc.record({
        kind: fc.constant('set-nested' as const),
        section: name.map((one) => `profile ${one}`),
        setting: fc.constant('s3'),
        name: fc.constantFrom('k', 'l'),
        value: fc.constant('v'),
      }),
    )
    const piece = fc.constantFrom(
      ...['a', 'b', 'c', 'd'].map(section),
      '[profile a]\ns3 =\n  k = v\n',
      '[profile b]\n',
      '  [profile c]\n',
      '# words\n',
      'region : x\r\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.array(command, { maxLength: 6 }), (pieces, commands) => {
        const text = pieces.join('')
        const together = planCommands(text, commands)
        expect(together.ok ? together.text : null).toBe(oneByOne(text, commands))
      }),
      { numRuns: 1_000 },
    )
  })
})
