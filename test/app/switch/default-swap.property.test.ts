import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProfileBook } from '../../../app/profile/book.ts'
import type { FileRole } from '../../../app/profile/model.ts'
import { planBack, standingOf } from '../../../app/switch/default-back.ts'
import { planSwap, type SwapPlan } from '../../../app/switch/default-swap.ts'
import { anyText, awsLikeText, tidyText } from '../document/file-text.ts'
import { snapshot } from '../profile/snapshots.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

type Texts = Readonly<Record<FileRole, string | null>>

const filesOf = ({ config, credentials }: Texts) => ({
  config: snapshot('config', config),
  credentials: snapshot('credentials', credentials),
})

const textOf = (role: FileRole): fc.Arbitrary<string | null> =>
  fc.oneof(
    { weight: 4, arbitrary: awsLikeText },
    { weight: 4, arbitrary: tidyText(role) },
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: fc.constant(null) },
  )

const ends = fc.constantFrom('\n', '\r\n')
/** Default sections in both spellings, in front or behind, so that few files are without one. */
const withDefaults = (role: FileRole): fc.Arbitrary<string | null> =>
  fc
    .tuple(
      textOf(role),
      fc.constantFrom('', '[default]', '[profile default]', '[ default ]', '[profile  default] # mine', '[default'),
      fc.constantFrom('front', 'behind'),
      ends,
      fc.constantFrom('[profile a]', '[a]', '[dev]', ''),
    )
    .map(([text, header, place, end, more]) => {
      if (text === null || header === '') return text
      const section = `# of mine${end}${header}${end}region = x${end}  # inside${end}s3 =${end}  a = b${end}${end}`
      const another = more === '' ? '' : `${more}${end}role_arn = r${end}${end}`
      return place === 'front' ? `${section}${another}${text}` : `${text}${end}${another}${section}`
    })

/** Each swap that the files allow, with the profile it is for. */
function swapsOf(texts: Texts): readonly SwapPlan[] {
  const files = filesOf(texts)
  return buildProfileBook(files)
    .profiles.slice(-3)
    .flatMap(({ name }) => {
      const planned = planSwap(files, name, digest)
      return planned.ok ? [planned.plan] : []
    })
}

const both = fc.record({ config: withDefaults('config'), credentials: withDefaults('credentials') })

describe('a default profile that another stands in for', () => {
  test('comes back byte for byte, whatever the files look like', () => {
    let made = 0
    fc.assert(
      fc.property(both, (texts) => {
        for (const { texts: written, kept } of swapsOf(texts)) {
          made += 1
          expect(kept.map(({ role }) => role)).toEqual([...written.keys()])
          for (const file of kept) {
            const text = written.get(file.role) ?? ''
            expect(standingOf(file, text)).not.toBe('restored')
            const back = planBack(file, { text, encoding: 'utf-8' }, { digest, how: 'fitting' })
            expect(back).toEqual({ ok: true, text: texts[file.role] })
          }
        }
      }),
      { numRuns: 250 },
    )
    expect(made).toBeGreaterThan(100)
  }, 60_000)

  test('comes back where it stood when a section was added at the end meanwhile, or is told as a conflict; never half', () => {
    let fitting = 0
    fc.assert(
      fc.property(both, ends, (texts, end) => {
        for (const { texts: written, kept } of swapsOf(texts)) {
          for (const file of kept) {
            const added = `${end}[profile later]${end}region = y${end}`
            const theirs = (written.get(file.role) ?? '') + added
            const back = planBack(file, { text: theirs, encoding: 'utf-8' }, { digest, how: 'fitting' })
            if (!back.ok) continue
            fitting += 1
            // Where the default profile stood last, what it had at the end of the file stays with it.
            expect(back.text.replace(/\s+/g, '')).toBe(((texts[file.role] ?? '') + added).replace(/\s+/g, ''))
          }
        }
      }),
      { numRuns: 150 },
    )
    expect(fitting).toBeGreaterThan(50)
  }, 60_000)

  test('is never put back over what somebody made of it meanwhile', () => {
    fc.assert(
      fc.property(both, fc.constantFrom('[default]\nregion = z\n', '[profile default]\nk = v\n'), (texts, theirs) => {
        for (const { kept } of swapsOf(texts)) {
          for (const file of kept) {
            const text = `${theirs}[profile other]\nregion = y\n`
            if (standingOf(file, text) !== 'changed') continue
            expect(planBack(file, { text, encoding: 'utf-8' }, { digest, how: 'fitting' })).toMatchObject({
              ok: false,
              conflict: { section: 'default', theirs },
            })
          }
        }
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  test('needs no other section to change: everything else stays as it is in its lines', () => {
    fc.assert(
      fc.property(both, (texts) => {
        for (const { texts: written } of swapsOf(texts)) {
          const after = filesOf({ ...texts, ...Object.fromEntries(written) })
          const [one, other] = [filesOf(texts), after].map((files) => buildProfileBook(files).readings.tolerant)
          for (const role of ['config', 'credentials'] as const) {
            expect([...(other?.[role].profiles.keys() ?? [])].filter((name) => !/default/.test(name))).toEqual(
              [...(one?.[role].profiles.keys() ?? [])].filter((name) => !/default/.test(name)),
            )
          }
        }
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})
