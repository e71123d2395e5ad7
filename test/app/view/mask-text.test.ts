import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskText } from '../../../app/view/mask-text.ts'
import { awkwardFile, CANARIES } from './canary-files.ts'
import { KEY_ID, SECRET_KEY, TOKEN } from './world.ts'

const shown = (text: string): string => {
  const masked = maskText(text)
  return Array.from({ length: masked.count }, (_one, index) => masked.lineAt(index + 1)).join('\n')
}

describe('a file fit for the screen', () => {
  it('keeps everything but secrets and the middle of key ids', () => {
    const text = [
      '# work',
      '[profile dev]',
      `aws_access_key_id = ${KEY_ID}`,
      `aws_secret_access_key = ${SECRET_KEY}`,
      `AWS_SESSION_TOKEN:${TOKEN}`,
      'role_arn = arn:aws:iam::111122223333:role/some/long/path/that/is/no/secret/at/all/Admin',
      's3 =',
      '  addressing_style = path',
    ].join('\n')
    expect(shown(text).split('\n')).toEqual([
      '# work',
      '[profile dev]',
      'aws_access_key_id = AKIA…MPLE',
      'aws_secret_access_key = ••••••••',
      'AWS_SESSION_TOKEN:••••••••',
      'role_arn = arn:aws:iam::111122223333:role/some/long/path/that/is/no/secret/at/all/Admin',
      's3 =',
      '  addressing_style = path',
    ])
  })

  it('masks every line that continues a secret, however short', () => {
    expect(shown('[a]\naws_session_token = abc\n  def\n  x = y\n')).toBe(
      '[a]\naws_session_token = ••••••••\n  ••••••••\n  ••••••••',
    )
    expect(shown('[a]\naws_secret_access_key =\n  short\nregion = x')).toBe(
      '[a]\naws_secret_access_key =\n  ••••••••\nregion = x',
    )
    expect(shown('[a]\npassword =\n  hunter2\n')).toBe('[a]\npassword =\n  ••••••••')
  })

  it('judges a block key by key, also one that is called like a secret', () => {
    expect(shown('[services x]\nsecrets_manager =\n  endpoint_url = http://localhost:1\n')).toBe(
      '[services x]\nsecrets_manager =\n  endpoint_url = http://localhost:1',
    )
    expect(shown('[a]\nplugin =\n  region = x\n  token = abc\n  after = y\n')).toBe(
      '[a]\nplugin =\n  region = x\n  token = ••••••••\n  after = y',
    )
  })

  it('masks a secret that was swallowed by the setting above it, and one before any section', () => {
    expect(shown('[a]\nregion = x\n  aws_secret_access_key = short\n')).toContain('  aws_secret_access_key = ••••••••')
    expect(shown('aws_secret_access_key = short\n')).toBe('aws_secret_access_key = ••••••••')
    expect(shown('[a]\naws_secret_access_key =\nshort\n')).toBe('[a]\naws_secret_access_key =\n••••••••')
  })

  it('masks the whole value, with whatever looks like a comment in it', () => {
    expect(shown('[a]\naws_secret_access_key = sh;rt # old one')).toBe('[a]\naws_secret_access_key = ••••••••')
  })

  it('writes out what would draw as nothing, or turn the line around', () => {
    expect(shown('\uFEFF[a]\nregion = \u202Eeu\u202C\tx')).toBe('<U+FEFF>[a]\nregion = <U+202E>eu<U+202C>\tx')
  })

  it('cuts a line that nobody reads to its end', () => {
    expect(shown(`[a]\nx = ${'y '.repeat(2000)}`).length).toBeLessThan(500)
  })

  it('hides a secret that stands where the line is cut', () => {
    for (const before of [370, 380, 390, 399, 1580, 1599]) {
      const line = shown(`# ${' '.repeat(before - 2)}${SECRET_KEY}${' '.repeat(5000)}`)
      expect(line).not.toContain(SECRET_KEY.slice(0, 5))
    }
  })

  it('takes a line of millions of letters in its stride', () => {
    expect(shown(`# ${'x'.repeat(12_000_000)}`).length).toBeLessThan(500)
  })

  it('has as many lines as the file, and none beyond', () => {
    expect(maskText('').count).toBe(0)
    expect(maskText('a\r\nb\rc').count).toBe(3)
    expect(maskText('a').lineAt(2)).toBe('')
    expect(maskText('a').lineAt(0)).toBe('')
  })

  it('shows a line the same, in whatever order lines are asked for', () => {
    fc.assert(
      fc.property(awkwardFile, fc.array(fc.nat(20), { maxLength: 20 }), (text, numbers) => {
        const inOrder = shown(text).split('\n')
        const masked = maskText(text)
        for (const number of numbers)
          expect(masked.lineAt(number)).toBe(number === 0 ? '' : (inOrder[number - 1] ?? ''))
      }),
      { numRuns: 1000 },
    )
  })

  it('never shows a secret, whatever the text', () => {
    fc.assert(
      fc.property(awkwardFile, (text) => {
        const screen = shown(text)
        expect(CANARIES.filter((canary) => screen.includes(canary))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(typeof shown(text)).toBe('string')
      }),
      { numRuns: 1000 },
    )
  })
})
