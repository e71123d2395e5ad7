import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { routeTo } from '../../main/aws/proxy.ts'
import { hasBotocore } from './botocore.ts'
import { makeChance } from './generate-cases.ts'

const seed = Number(process.env['LANYARD_SEED'] ?? 20_261_105)
const CASES = 500

const URLS = [
  'https://sts.eu-central-1.amazonaws.com',
  'http://localhost:4566',
  'https://localhost:8443/',
  'http://127.0.0.1:1',
  'https://[::1]:8443',
]
const PROXIES = ['', 'http://p:3128', 'https://q:443', 'p:3128', '//p:3128', 'http://user:word@p:1']
const EXCEPTIONS = [
  '',
  '*',
  '*,x',
  'amazonaws.com',
  '..amazonaws.com',
  'localhost',
  'LOCALHOST:4566',
  '127.0.0.1',
  '[::1]',
  'ws.com',
  ' , localhost ',
  'eu-central-1.amazonaws.com:443',
]

/** What botocore would connect through, for cases on standard input. */
const ORACLE = `
import json, os, sys
from botocore.httpsession import ProxyConfiguration
from botocore.utils import get_environ_proxies
answers = []
for case in json.load(sys.stdin):
    os.environ.clear()
    os.environ.update(case["environment"])
    answers.append(ProxyConfiguration(get_environ_proxies(case["url"])).proxy_url_for(case["url"]))
print(json.dumps(answers))`

type Case = { readonly url: string; readonly environment: Readonly<Record<string, string>> }

function makeCases(): readonly Case[] {
  const chance = makeChance(seed)
  return Array.from({ length: CASES }, () => {
    const environment: Record<string, string> = {}
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'Https_Proxy'])
      if (chance.often(0.4)) environment[name] = chance.one(PROXIES)
    for (const name of ['NO_PROXY', 'no_proxy']) if (chance.often(0.4)) environment[name] = chance.one(EXCEPTIONS)
    if (chance.often(0.1)) environment['REQUEST_METHOD'] = 'GET'
    return { url: chance.one(URLS), environment }
  })
}

function ours({ url, environment }: Case): string | null {
  const route = routeTo(new URL(url), new Map(Object.entries(environment)))
  return route.kind === 'proxy' ? route.proxy.href : null
}

// Windows has one letter case for variables, and macOS asks the system as well.
describe.skipIf(!hasBotocore || process.platform !== 'linux')(
  'proxies, held against botocore on Linux [where present]',
  () => {
    test(`are found as botocore finds them (seed ${seed})`, () => {
      const cases = makeCases()
      const answer = execFileSync('python3', ['-c', ORACLE], { input: JSON.stringify(cases), encoding: 'utf8' })
      const theirs = JSON.parse(answer) as (string | null)[]
      const complete = theirs.map((proxy) => (proxy === null ? null : new URL(proxy).href))
      expect(cases.map((one) => ({ ...one, proxy: ours(one) }))).toEqual(
        cases.map((one, index) => ({ ...one, proxy: complete[index] })),
      )
    })
  },
)
