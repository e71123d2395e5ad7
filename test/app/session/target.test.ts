import { describe, expect, test } from 'vitest'
import { CODE_LIFE, codeWindow, isTokenCode, waitAfter } from '../../../app/session/code-window.ts'
import { checkTarget, sourceNamesFor, targetNameFor } from '../../../app/session/target.ts'
import { bookOf, NOW } from '../chain/facts.ts'

describe('the target of a session', () => {
  test.each([
    ['base', 'base-mfa'],
    ['default', 'default-mfa'],
    ['team-long-term', 'team'],
    ['-long-term', '-long-term-mfa'],
    ['base-mfa', 'base-mfa-mfa'],
  ])('of %s is %s', (source, target) => {
    expect(targetNameFor(source)).toBe(target)
    expect(sourceNamesFor(target)).toContain(source)
  })

  const book = bookOf({
    config: '[profile config-keys]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n[profile role]\nregion = x\n',
    credentials:
      '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n[live]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_session_token = x\n[half]\naws_secret_access_key = x\n',
  })

  test.each([
    ['live', null],
    ['role', null],
    ['brand-new', null],
    ['a/b.c%d@e:f+g_h', null],
    ['src', 'target-is-source'],
    ['base', 'target-holds-keys'],
    ['config-keys', 'target-holds-keys'],
    ['half', 'target-holds-keys'],
    ['my prof', 'target-name'],
    ['tëst', 'target-name'],
    ['', 'target-name'],
    ['a]b', 'target-name'],
    ['a\nb', 'target-name'],
    ['DEFAULT', 'target-name'],
    ['__proto__', 'target-name'],
  ])('“%s”: %s', (target, code) => {
    const check = checkTarget(book, 'src', target)
    expect(check.ok ? null : check.code).toBe(code)
  })

  test('is refused in a file AWS CLI cannot read, too', () => {
    const torn = bookOf({ credentials: '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n[x]\n[x]\n' })
    expect(checkTarget(torn, 'src', 'base').ok).toBe(false)
  })
})

describe('code windows', () => {
  test('last 30 s, aligned to the epoch', () => {
    const window = codeWindow(NOW + 12_345)
    expect(window.startsAt).toBe(NOW)
    expect(window.endsAt).toBe(NOW + 30_000)
    expect(codeWindow(window.endsAt).number).toBe(window.number + 1)
  })

  test('a used code is waited for until the next one comes', () => {
    const { number, endsAt } = codeWindow(NOW)
    expect(waitAfter(null, NOW)).toBeNull()
    expect(waitAfter(number, NOW + 29_999)).toBe(endsAt)
    expect(waitAfter(number, NOW + 30_000)).toBeNull()
    expect(waitAfter(number - 1, NOW)).toBeNull()
  })

  test('a window noted by a clock that was far ahead does not lock a device out', () => {
    expect(waitAfter(codeWindow(NOW).number + 1000, NOW)).toBeNull()
    expect(waitAfter(codeWindow(NOW).number + 1, NOW)).toBe(NOW + 2 * CODE_LIFE)
  })

  test.each([
    ['123456', true],
    ['012345', true],
    ['12345', false],
    ['1234567', false],
    ['12345a', false],
    ['١٢٣٤٥٦', false],
    ['123456\n', false],
  ])('%j is a code: %s', (text, expected) => {
    expect(isTokenCode(text)).toBe(expected)
  })
})
