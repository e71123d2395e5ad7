import { describe, expect, test } from 'vitest'
import { proxyAuthorization, proxyName, type Route, routeTo } from '../../../main/aws/proxy.ts'

const STS = 'https://sts.eu-central-1.amazonaws.com/'
const route = (environment: Record<string, string>, url = STS): string => {
  const found: Route = routeTo(new URL(url), new Map(Object.entries(environment)))
  return found.kind === 'proxy' ? found.proxy.host : found.kind
}

describe('routeTo, by botocore’s rules', () => {
  test.each<[string, Record<string, string>, string, string?]>([
    ['nothing set', {}, 'direct'],
    ['upper case', { HTTPS_PROXY: 'http://p:3128' }, 'p:3128'],
    ['lower case', { https_proxy: 'http://p:3128' }, 'p:3128'],
    ['lower case before upper case', { HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:2' }, 'lower:2'],
    [
      'an empty lower-case one takes the upper-case one away',
      { HTTPS_PROXY: 'http://upper:1', https_proxy: '' },
      'direct',
    ],
    ['an empty upper-case one is none', { HTTPS_PROXY: '' }, 'direct'],
    ['any mixture of case', { Https_Proxy: 'http://p:3128' }, 'p:3128'],
    ['a bare host and port', { HTTPS_PROXY: 'p:3128' }, 'p:3128'],
    ['without a scheme', { HTTPS_PROXY: '//p:3128' }, 'p:3128'],
    ['HTTP_PROXY is not for https', { HTTP_PROXY: 'http://p:3128' }, 'direct'],
    ['HTTPS_PROXY is not for http', { HTTPS_PROXY: 'http://p:3128' }, 'direct', 'http://localhost:4566'],
    ['HTTP_PROXY is for http', { HTTP_PROXY: 'http://p:3128' }, 'p:3128', 'http://sts.test'],
    [
      'HTTP_PROXY under CGI is somebody else’s',
      { HTTP_PROXY: 'http://p:1', REQUEST_METHOD: 'GET' },
      'direct',
      'http://sts.test',
    ],
    ['ALL_PROXY is not read', { ALL_PROXY: 'http://p:3128' }, 'direct'],
    ['NO_PROXY, the host', { HTTPS_PROXY: 'p:1', NO_PROXY: 'sts.eu-central-1.amazonaws.com' }, 'direct'],
    ['NO_PROXY, a suffix', { HTTPS_PROXY: 'p:1', NO_PROXY: 'a.test, amazonaws.com' }, 'direct'],
    ['NO_PROXY, a suffix with a dot', { HTTPS_PROXY: 'p:1', NO_PROXY: '.amazonaws.com' }, 'direct'],
    ['NO_PROXY, any case', { HTTPS_PROXY: 'p:1', no_proxy: 'AmazonAWS.com' }, 'direct'],
    ['NO_PROXY, the end of a word is no suffix', { HTTPS_PROXY: 'p:1', NO_PROXY: 'zonaws.com' }, 'p:1'],
    ['NO_PROXY, everything', { HTTPS_PROXY: 'p:1', NO_PROXY: '*' }, 'direct'],
    ['NO_PROXY, a star in a list is a name', { HTTPS_PROXY: 'p:1', NO_PROXY: '*,a.test' }, 'p:1'],
    ['NO_PROXY, host and port', { HTTPS_PROXY: 'p:1', NO_PROXY: 'localhost:4566' }, 'direct', 'https://localhost:4566'],
    ['NO_PROXY, another port', { HTTPS_PROXY: 'p:1', NO_PROXY: 'localhost:1' }, 'p:1', 'https://localhost:4566'],
    [
      'NO_PROXY, a network is not understood',
      { HTTPS_PROXY: 'p:1', NO_PROXY: '10.0.0.0/8' },
      'p:1',
      'https://10.1.2.3',
    ],
    ['a proxy of another kind', { HTTPS_PROXY: 'socks5://p:1080' }, 'unusable'],
    ['no address', { HTTPS_PROXY: 'http://' }, 'unusable'],
  ])('%s', (_rule, environment, expected, url) => {
    expect(route(environment, url)).toBe(expected)
  })
})

test('a proxy is named without its password, and authorised with it', () => {
  const proxy = new URL('http://alice:s%40crt@proxy.test:3128')
  expect(proxyName(proxy)).toBe('proxy.test:3128')
  expect(proxyAuthorization(proxy)).toBe(`Basic ${Buffer.from('alice:s@crt').toString('base64')}`)
  expect(proxyAuthorization(new URL('http://alice@proxy.test'))).toBeNull()
  expect(proxyAuthorization(new URL('http://a:100%25%zz@proxy.test'))).toMatch(/^Basic /)
})
