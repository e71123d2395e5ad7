import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consoleDestination } from '../../../app/switch/console-destination.ts'
import { explainSignInFailure } from '../../../app/switch/console-failure.ts'
import {
  consoleRoute,
  credentialsFound,
  credentialsOf,
  everythingPolicy,
  federatedName,
  isDurationFit,
} from '../../../app/switch/console-route.ts'
import { CONSOLE_SERVICES } from '../../../app/switch/console-services.ts'
import { isConsoleLink, isRegionOf } from '../../../app/switch/console-sites.ts'
import { consoleChoices } from '../../../app/view/console-choices.ts'

const to = (partition: string, service: string | null, region: string | null, usual: string | null = null) => {
  const made = consoleDestination(partition, { service, region }, usual)
  return made.ok ? made.value.address : made.failure.message
}

describe('where somebody arrives', () => {
  test.each([
    ['aws', 'ec2', 'eu-west-1', 'https://console.aws.amazon.com/ec2/home?region=eu-west-1'],
    ['aws-cn', 'ec2', 'cn-northwest-1', 'https://console.amazonaws.cn/ec2/home?region=cn-northwest-1'],
    ['aws-us-gov', 's3', 'us-gov-east-1', 'https://console.amazonaws-us-gov.com/s3/home?region=us-gov-east-1'],
    ['aws', null, null, 'https://console.aws.amazon.com/console/home'],
    ['aws', 'iam', 'eu-west-1', 'https://console.aws.amazon.com/iam/home'],
  ])('in %s, %s in %s', (partition, service, region, address) => {
    expect(to(partition, service, region)).toBe(address)
  })

  test('the profile’s own region is taken where none was asked for, unless it is another partition’s', () => {
    expect(to('aws', 'ec2', null, 'eu-north-1')).toContain('region=eu-north-1')
    expect(to('aws-cn', 'ec2', null, 'eu-north-1')).toBe('https://console.amazonaws.cn/ec2/home')
  })

  test.each([
    ['aws', 'cn-north-1'],
    ['aws', 'us-gov-west-1'],
    ['aws-cn', 'eu-west-1'],
    ['aws-us-gov', 'us-east-1'],
    ['aws', 'aws-global'],
    ['aws', 'eu-west-1&x=https://evil.example'],
    ['aws', 'nowhere'],
    ['aws', ''],
  ])('in %s the region %j is refused, and nothing of it gets into an address', (partition, region) => {
    expect(consoleDestination(partition, { service: null, region }, null)).toMatchObject({
      ok: false,
      failure: { code: 'region' },
    })
  })

  test.each(['aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f'])(
    '%s has no public console, and it is said',
    (partition) => {
      expect(to(partition, null, null)).toContain('no public sign-in address')
      expect(consoleChoices({ partition, region: null, using: null, obstacle: null }).obstacle).toContain(partition)
    },
  )

  test('an unknown service is told with the ones that may be meant', () => {
    expect(to('aws', 'lamda', null)).toContain('Did you mean “lambda”')
    expect(to('aws', 'zzzzzzz', null)).toContain('Known: home, ')
    expect(to('aws-us-gov', 'billing', null)).toContain('There is no service')
  })

  test('every service arrives on the console of its partition, whatever the region', () => {
    for (const { id, path } of CONSOLE_SERVICES) {
      expect(path).toMatch(/^(\/[a-z0-9-]+)+$/)
      expect(to('aws', id, 'eu-west-1')).toMatch(
        /^https:\/\/console\.aws\.amazon\.com\/[a-z0-9/-]+(\?region=eu-west-1)?$/,
      )
    }
    expect(new Set(CONSOLE_SERVICES.map(({ id }) => id)).size).toBe(CONSOLE_SERVICES.length)
  })

  test('the choices are the partition’s, the profile’s region first', () => {
    const { regions, services } = consoleChoices({
      partition: 'aws-cn',
      region: 'cn-northwest-1',
      using: null,
      obstacle: null,
    })
    expect(regions).toEqual(['cn-northwest-1', 'cn-north-1'])
    expect(services.length).toBeGreaterThan(30)
    for (const region of consoleChoices({ partition: 'aws', region: null, using: null, obstacle: null }).regions)
      expect(isRegionOf('aws', region)).toBe(true)
  })
})

describe('what may be handed to a browser', () => {
  const rest = '?Action=login&SigninToken=x'
  test.each([
    'https://signin.aws.amazon.com/federation',
    'https://signin.amazonaws.cn/federation',
    'https://signin.amazonaws-us-gov.com/federation',
  ])('%s', (address) => {
    expect(isConsoleLink(`${address}${rest}`)).toBe(true)
    expect(isConsoleLink(address.replace('https', 'http') + rest)).toBe(false)
    expect(isConsoleLink(`${address}?Action=logout`)).toBe(false)
  })

  test.each([
    'https://signin.aws.amazon.com.evil.example/federation',
    'https://me@signin.aws.amazon.com/federation',
    'https://evil.example/https://signin.aws.amazon.com/federation',
    'https://signin.aws.amazon.com:444/federation',
    'https://signin.aws.amazon.com/federation/../x',
    ' https://signin.aws.amazon.com/federation',
    'javascript:https://signin.aws.amazon.com/federation',
    'file:///etc/passwd',
  ])('never %s', (address) => expect(isConsoleLink(`${address}${rest}`)).toBe(false))

  test('nothing that somebody makes up', () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (address) => !isConsoleLink(address)))
    expect(isConsoleLink(`https://signin.aws.amazon.com/federation${rest}\r\nX: y`)).toBe(false)
  })
})

describe('which credentials sign in, and how', () => {
  const found = (more: Partial<Parameters<typeof credentialsFound>[0]>) =>
    consoleRoute(
      credentialsFound({ provider: 'credentials-file', hasToken: true, signedWith: null, noted: null, ...more }),
    )
  const noted = (route: 'session-token' | 'own-code' | 'shared-code' | 'no-code') => ({
    noted: {
      profile: 'x',
      source: 'y',
      serial: null,
      route,
      place: { kind: 'cli-cache' },
      accessKeyId: 'ASIAEXAMPLE000000000',
      file: null,
      section: null,
      settings: [],
      writtenAt: 0,
      expiresAt: 1,
      durationSeconds: 900,
    } as const,
  })

  test.each([
    ['long-term keys need a federation token', { hasToken: false }, { kind: 'federation-token' }],
    ['keys of the environment too', { hasToken: false, provider: 'environment' }, { kind: 'federation-token' }],
    [
      'a role of long-term keys takes a duration',
      { provider: 'assume-role', signedWith: 'long-term' },
      { sessionDuration: 'taken' },
    ],
    ['a chained role takes none', { provider: 'assume-role', signedWith: 'temporary' }, { sessionDuration: 'refused' }],
    ['a role of SSO takes none', { provider: 'sso' }, { sessionDuration: 'refused' }],
    ['a kept role may take one', { provider: 'cli-cache' }, { sessionDuration: 'perhaps' }],
    [
      'a kept role with a code of its own takes one',
      { provider: 'cli-cache', ...noted('own-code') },
      { sessionDuration: 'taken' },
    ],
    [
      'a kept role behind a shared session takes none',
      { provider: 'cli-cache', ...noted('shared-code') },
      { sessionDuration: 'refused' },
    ],
    ['a session of GetSessionToken cannot', noted('session-token'), { kind: 'cannot' }],
    ['a token nobody knows of is asked about', {}, { kind: 'ask-whose' }],
    ['so is one of a process', { provider: 'elsewhere' }, { kind: 'ask-whose' }],
    ['and one of aws login', { provider: 'login' }, { kind: 'ask-whose' }],
  ] as const)('%s', (_what, more, route) => expect(found(more)).toMatchObject(route))

  test.each([
    ['arn:aws:sts::111122223333:assumed-role/Admin/me', { kind: 'federate', sessionDuration: 'perhaps' }],
    ['arn:aws-cn:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0123/me', { sessionDuration: 'refused' }],
    ['arn:aws-us-gov:sts::111122223333:federated-user/me', { kind: 'federate', sessionDuration: 'refused' }],
    ['arn:aws:iam::111122223333:user/assumed-role/me', { kind: 'cannot' }],
    ['arn:aws:iam::111122223333:root', { kind: 'cannot' }],
    ['', { kind: 'cannot' }],
  ])('%s', (arn, route) => expect(consoleRoute(credentialsOf(arn))).toMatchObject(route))

  test('durations are held to what each route takes', () => {
    const role = consoleRoute({ kind: 'role', signedWith: 'long-term' })
    const keys = consoleRoute({ kind: 'long-term' })
    expect([899, 900, 43_200, 43_201].map((each) => isDurationFit(role, each))).toEqual([false, true, true, false])
    expect([899, 900, 129_600, 129_601].map((each) => isDurationFit(keys, each))).toEqual([false, true, true, false])
    expect(isDurationFit(role, null)).toBe(true)
    expect(isDurationFit(role, 1000.5)).toBe(false)
  })

  test('the federated user’s name is one STS takes, whatever the profile is called', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => /^[\w+=,.@-]{2,32}$/.test(federatedName(name))))
  })

  test('the session policy is the partition’s own', () => {
    expect(everythingPolicy('aws-us-gov')).toBe('arn:aws-us-gov:iam::aws:policy/AdministratorAccess')
  })
})

describe('why the sign-in failed', () => {
  test.each([400, 401, 403, 404, 429, 500, 503])('%s is a sentence', (status) => {
    const { code, message } = explainSignInFailure({ kind: 'refused', status }, 'dev')
    expect(code).toBe(`sign-in-${status}`)
    expect(message).toMatch(/\.$|dev$|account\.$/)
  })

  test('the network’s sentences never speak of STS or of a code', () => {
    const problems = ['dns', 'refused', 'reset', 'timeout', 'tls', 'not-sts', 'cancelled', 'proxy', 'other'] as const
    for (const problem of problems) {
      const failure = {
        kind: 'network',
        problem,
        where: 'signin.aws.amazon.com',
        reason: 'X',
        sent: 'maybe',
        seconds: 10,
      } as const
      expect(explainSignInFailure(failure, 'dev').message).not.toMatch(/STS|code/)
    }
  })
})
