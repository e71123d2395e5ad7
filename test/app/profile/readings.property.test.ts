import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../../app/document/edits.ts'
import { parseDocument } from '../../../app/document/parse.ts'
import { planCommand } from '../../../app/document/plan.ts'
import { buildProfileBook } from '../../../app/profile/book.ts'
import { readFileAs } from '../../../app/profile/read.ts'
import { listSdkJsProfiles } from '../../../app/profile/read-sdk-js.ts'
import { newSectionHeader } from '../../../app/profile/section-header.ts'
import { quoteShellWord, splitShellWords } from '../../../app/profile/shell-words.ts'
import { decodeUtf8 } from '../../../app/profile/utf8.ts'
import { anyText, awsLikeText, tidyText } from '../document/file-text.ts'
import { snapshot } from './snapshots.ts'

const text = fc.oneof(
  { weight: 4, arbitrary: awsLikeText },
  { weight: 2, arbitrary: tidyText('config') },
  { weight: 1, arbitrary: anyText },
)
const role = fc.constantFrom('config' as const, 'credentials' as const)

describe('any two files', () => {
  it('make a book in which every row has a section, a place, and settings of its own files', () => {
    fc.assert(
      fc.property(text, text, (config, credentials) => {
        const read = buildProfileBook({
          config: snapshot('config', config),
          credentials: snapshot('credentials', credentials),
        })
        expect(new Set(read.profiles.map((each) => each.name)).size).toBe(read.profiles.length)
        for (const profile of read.profiles) {
          expect(read.byName.get(profile.name)).toBe(profile)
          expect(profile.sections.config ?? profile.sections.credentials).not.toBeNull()
          for (const setting of profile.settings.values()) expect(setting.place.line).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('show every profile that botocore, or the JavaScript SDK in the config file, finds', () => {
    fc.assert(
      fc.property(text, text, (config, credentials) => {
        const { readings, byName } = buildProfileBook({
          config: snapshot('config', config),
          credentials: snapshot('credentials', credentials),
        })
        const shown = (name: string) => byName.has(name) || /^(sso-session|services)\s/.test(name)
        expect([...readings.botocore.config.profiles.keys()].filter((name) => !byName.has(name))).toEqual([])
        expect([...readings.botocore.credentials.profiles.keys()].filter((name) => !shown(name))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('any one file', () => {
  it('has the same JavaScript profiles with settings and without', () => {
    fc.assert(
      fc.property(text, role, (source, of) => {
        const names = listSdkJsProfiles(source, of)
        const { refusal, profiles } = readFileAs('sdk-js', snapshot(of, source))
        expect(names.ok).toBe(refusal === null)
        if (names.ok) expect([...names.profiles].sort()).toEqual([...profiles.keys()].sort())
      }),
      { numRuns: 3000 },
    )
  })

  it('is read by botocore’s rules from the same sections that an edit works on', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { refusal, profiles } = readFileAs('botocore', snapshot('credentials', source))
        if (refusal !== null) return
        const sections = parseDocument(source).sections.filter((section) => section.name !== 'DEFAULT')
        expect([...profiles.keys()]).toEqual(sections.map((section) => section.name))
        for (const section of sections) {
          const settings = profiles.get(section.name)?.settings
          for (const written of section.settings) {
            expect(settings?.get(written.name.toLowerCase())?.place.line).toBe(written.line)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('takes a setting in the section that is in force, and reads it back there', () => {
    fc.assert(
      fc.property(tidyText('config'), fc.nat(), (source, pick) => {
        const files = { config: snapshot('config', source), credentials: snapshot('credentials', null) }
        const read = buildProfileBook(files)
        const profile = read.profiles[pick % Math.max(1, read.profiles.length)]
        if (profile === undefined || read.readings.botocore.config.refusal !== null) return
        const plan = planCommand(parseDocument(source), {
          kind: 'set-setting',
          section: profile.sections.config?.header ?? newSectionHeader('config', profile.name),
          setting: 'brand_new',
          value: 'x',
        })
        if (!plan.ok) return
        const again = buildProfileBook({ ...files, config: snapshot('config', applyEdits(source, plan.edits)) })
        expect(again.readings.botocore.config.refusal).toBeNull()
        expect(again.byName.get(profile.name)?.settings.get('brand_new')?.value).toEqual({ kind: 'plain', text: 'x' })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('bytes', () => {
  it('that are UTF-8 decode to their text, and any others as Node decodes them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: 'binary' }), (bytes, own) => {
        const raw = Buffer.concat([Buffer.from(own), bytes, Buffer.from(own)])
        expect(decodeUtf8(raw.toString('latin1')).text).toBe(raw.toString('utf8'))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a shell word', () => {
  it('comes back from its quoted form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (word) => {
        expect(splitShellWords(quoteShellWord(word))).toEqual([word])
      }),
    )
  })

  it.each([
    ["profile 'a b'", ['profile', 'a b']],
    ['profile "a\\"b\\c"', ['profile', 'a"b\\c']],
    ['profile a""b', ['profile', 'ab']],
    ['profile ""', ['profile', '']],
    ['profile a\\ b', ['profile', 'a b']],
    ['profile x#1', ['profile', 'x#1']],
    ["profile o'neil", null],
    ['profile a\\', null],
    ['', []],
  ])('%j is split as Python does', (text, words) => {
    expect(splitShellWords(text)).toEqual(words)
  })
})
