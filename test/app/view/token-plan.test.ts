import { describe, expect, it } from 'vitest'
import { plainText } from '../../../app/view/rich-text.ts'
import { buildTokenPlan, rolesOn } from '../../../app/view/token-plan.ts'
import { bookOf, CONFIG, CREDENTIALS } from './world.ts'

const NOW = Date.UTC(2026, 10, 5, 9, 40)
const planned = {
  source: 'acme-base',
  target: 'acme-base-mfa',
  serial: 'arn:aws:iam::444455556666:mfa/alice-phone',
  durationSeconds: 43_200,
  warnings: ['A warning.'],
  waitUntil: NOW + 12_000,
}

const role = (name: string, source: string): string =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = ${source}\n`

describe('what the token window says before a code is typed', () => {
  it('names target, end, and the roles that live on it', () => {
    const plan = buildTokenPlan(planned, bookOf(CONFIG, CREDENTIALS), NOW, 60)
    expect(plainText(plan.opens)).toBe(
      'Opens acme-base-mfa until 22:40 (12 hours), and with it acme-prod-admin and acme-prod-readonly.',
    )
    expect(plan).toMatchObject({
      deviceName: 'alice-phone',
      accountId: '444455556666',
      waitUntil: NOW + 12_000,
      warnings: ['A warning.'],
    })
  })

  it('counts what it does not name', () => {
    const config = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => role(name, 'acme-base-mfa')).join('')
    const plan = buildTokenPlan(planned, bookOf(config, ''), NOW, 0)
    expect(plainText(plan.opens)).toBe('Opens acme-base-mfa until 21:40 (12 hours), and with it a, b, c and 3 more.')
  })

  it('knows roles of roles, and is not caught by a loop', () => {
    const config = role('a', 'acme-base-mfa') + role('b', 'a') + role('x', 'y') + role('y', 'x')
    expect(rolesOn(bookOf(config, ''), 'acme-base-mfa')).toEqual(['a', 'b'])
    expect(rolesOn(bookOf(config, ''), 'x')).toEqual(['y'])
  })

  it('takes a hardware serial as the device’s name, and the account from the source', () => {
    const plan = buildTokenPlan({ ...planned, serial: 'GAHT12345678' }, bookOf(CONFIG, CREDENTIALS), NOW, 0)
    expect(plan).toMatchObject({ deviceName: 'GAHT12345678', accountId: '444455556666' })
  })
})
