import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isDefaultHeader } from '../../../app/switch/default-sections.ts'
import { planSwap } from '../../../app/switch/default-swap.ts'
import { book } from '../profile/snapshots.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

const swapped = (config: string | null, credentials: string | null, profile = 'dev') => {
  const planned = planSwap(book(config, credentials).files, profile, digest)
  return planned.ok ? Object.fromEntries(planned.plan.texts) : planned.refusal.code
}

describe('the section that stands in', () => {
  test('takes the place of the default one; a comment that leans on the next header stays with it', () => {
    expect(swapped('[default]\nregion = x # mine\n# mine too\n\n# of dev\n[profile dev]\nregion = y\n', null)).toEqual({
      config: '[profile default]\nregion = y\n\n# of dev\n[profile dev]\nregion = y\n',
    })
    expect(swapped('[default]\nregion = x\n# of dev\n[profile dev]\nregion = y\n# of z\n[profile z]\n', null)).toEqual({
      config: '[profile default]\nregion = y\n# of dev\n[profile dev]\nregion = y\n# of z\n[profile z]\n',
    })
  })

  test('stands at the end where there was none, after a blank line, ended as the file ends its lines', () => {
    expect(swapped('[profile dev]\r\nregion = y\r\n', null)).toEqual({
      config: '[profile dev]\r\nregion = y\r\n\r\n[profile default]\r\nregion = y\r\n',
    })
    expect(swapped(null, '[dev]\nregion = y')).toEqual({ credentials: '[dev]\nregion = y\n\n[default]\nregion = y' })
  })

  test('replaces every spelling of the default one', () => {
    expect(
      swapped('[default]\na = 1\n[profile default]\na = 2\n[profile dev]\na = 3\n', '[profile default]\na = 4\n'),
    ).toEqual({
      config: '[profile default]\na = 3\n[profile dev]\na = 3\n',
      credentials: '',
    })
    expect(
      ['default', 'profile default', ' default ', 'profile  default', 'profile "default"'].map((header) =>
        isDefaultHeader('config', header),
      ),
    ).toEqual([true, true, true, true, true])
    expect(
      ['DEFAULT', 'Default', 'profile defaults', 'sso-session default'].some((header) =>
        isDefaultHeader('config', header),
      ),
    ).toBe(false)
  })

  test('of a profile that is its own source is its own source', () => {
    expect(
      swapped(
        '[profile dev]\nrole_arn = r\nsource_profile = dev\n',
        '[dev]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n',
      ),
    ).toMatchObject({
      config: expect.stringContaining('[profile default]\nrole_arn = r\nsource_profile = default\n'),
    })
  })

  test('is refused where another line would come to mean something else', () => {
    expect(swapped('[dev]\nrole_arn = r\n\n[default]\n  [profilea]\nk = v\n', '[dev]\nregion = x\n')).toBe(
      'would-change-others',
    )
  })

  test('is none where the profile reads like it already, or both files are one', () => {
    const planned = planSwap(book('[profile default]\nregion = x\n[profile dev]\nregion = x\n').files, 'dev', digest)
    expect(planned.ok && planned.plan.kept).toEqual([])
    const { config, credentials } = book('[profile dev]\nregion = x\n').files
    const one = { config, credentials: { ...credentials, path: config.path } }
    expect(planSwap(one, 'dev', digest)).toMatchObject({ ok: false, refusal: { code: 'unsupported' } })
  })
})
