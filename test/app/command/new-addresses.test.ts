import { describe, expect, it } from 'vitest'
import { newAddresses } from '../../../app/command/new-addresses.ts'
import { addressText } from '../../../app/text/edit-view-text.ts'

const of = (line: string): string => `[profile a]\n${line}\n`
const hostsOf = (line: string) =>
  newAddresses('', of(line)).map((address) => (address.kind === 'endpoint' ? address.host : address.kind))

describe('where requests would go', () => {
  it('is asked about where a file did not say it before, on this machine too', () => {
    expect(hostsOf('endpoint_url = https://theirs.example:8443/sts?x=y')).toEqual(['theirs.example:8443'])
    expect(hostsOf('Endpoint_URL = http://localhost:4566')).toEqual(['localhost:4566'])
    expect(hostsOf('endpoint_url = http://[::1]:4566')).toEqual(['[::1]:4566'])
    expect(hostsOf('ca_bundle = /tmp/theirs.pem')).toEqual(['certificates'])
  })

  it('is also what a service’s own block says', () => {
    const services = '[services mine]\nsts =\n    endpoint_url = https://theirs.example\n'
    expect(newAddresses('', services)).toMatchObject([{ host: 'theirs.example' }])
  })

  it('is nothing new where an address stays, moves, or goes', () => {
    const line = 'endpoint_url = http://localhost:4566'
    expect(newAddresses(of(line), of(`region = eu-west-1\n${line}`))).toEqual([])
    expect(newAddresses(of(line), of(line).replace('profile a', 'profile b'))).toEqual([])
    expect(newAddresses(of(line), '')).toEqual([])
    expect(newAddresses(of(line), of(line.replace('4566', '4567')))).toHaveLength(1)
  })

  it('is the host that a client would call, not a name in front of it', () => {
    expect(hostsOf('endpoint_url = https://sts.amazonaws.com@theirs.example/')).toEqual(['theirs.example'])
    expect(hostsOf('endpoint_url = https://theirs.example\\@sts.amazonaws.com/')).toEqual(['theirs.example'])
    expect(hostsOf('endpoint_url = theirs.example')).toEqual([null])
  })

  it('is named in the question, with its host first, and neither turned round nor pushed out of sight', () => {
    const detail = (value: string) => addressText.detail(newAddresses('', of(`endpoint_url = ${value}`)))
    expect(detail('https://theirs.example/x')).toContain('Host theirs.example: https://theirs.example/x')
    expect(detail(`https://theirs.example/${'x'.repeat(60_000)}`)).toContain('Host theirs.example:')
    expect(detail('https://theirs.example/\u202ex')).not.toContain('\u202e')
    expect(detail('nowhere')).toContain('Address: nowhere')
  })
})
