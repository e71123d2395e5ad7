import { describe, expect, it } from 'vitest'
import { askerAbout, deviceNameIn, deviceOpening, mostOpening } from '../../renderer/state/devices.ts'
import { barOf, deviceOf } from './bars.ts'

const phone = deviceOf('phone', { opens: ['a', 'b', 'c'] })
const totp = deviceOf('totp', { opens: ['d'] })
const key = deviceOf('key', { kind: 'fido', opens: ['a', 'b', 'c', 'd', 'e'] })

describe('a device', () => {
  it('that opens most is offered where nothing lives; one that gives no code never is', () => {
    expect(mostOpening([totp, key, phone])).toBe(phone)
    expect(mostOpening([key])).toBeNull()
    expect(mostOpening([deviceOf('idle')])).toBeNull()
  })

  it('is found by what its code brings to life', () => {
    expect(deviceOpening([key, phone, totp], 'd')).toBe(totp)
    expect(deviceOpening([key], 'e')).toBeNull()
  })

  it('is asked about with the keys its sessions are made from, else with the first it opens', () => {
    const made = barOf('a', { serial: phone.serial, renewFrom: 'base' })
    expect(askerAbout(phone, [barOf('x', { renewFrom: 'other' }), made])).toBe('base')
    expect(askerAbout(phone, [])).toBe('a')
    expect(askerAbout(deviceOf('idle'), [])).toBeNull()
  })

  it('has its serial for a name where it is not listed', () => {
    expect(deviceNameIn([phone], phone.serial)).toBe('phone')
    expect(deviceNameIn([phone], 'arn:else')).toBe('arn:else')
  })
})
