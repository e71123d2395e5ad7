import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gatherEnvironment } from '../../../main/facts/environment.ts'
import { gatherWorld } from '../../../main/facts/gather.ts'
import { locatingOf } from '../../../main/facts/locating.ts'
import { strayCaches } from '../../../main/facts/stray-caches.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'

const NOW = Date.parse('2026-11-05T12:00:00Z')
const SECRET = 'EXAMPLEsecretEXAMPLEsecretEXAMPLEsecret'
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

async function found() {
  const whereabouts = { platform: 'linux', folder: fixture.home } as const
  const environment = { HOME: fixture.home }
  const { facts } = await gatherWorld({ ...whereabouts, environment, explicitProfile: null, now: NOW })
  return strayCaches(facts.book, facts.external, locatingOf(whereabouts, gatherEnvironment(environment, 'linux')))
}

const credentials = { AccessKeyId: 'ASIAIOSFODNN7EXAMPLE', SecretAccessKey: SECRET, Expiration: '2026-11-05T13:00:00Z' }

test('finds what no profile leads to, says what it says of itself, and keeps no secret', async () => {
  const Arn = 'arn:aws:sts::111122223333:assumed-role/Old/me'
  const file = fixture.put(
    '.aws/cli/cache/old.json',
    JSON.stringify({ Credentials: credentials, AssumedRoleUser: { Arn } }),
  )
  const strays = await found()
  expect(strays).toEqual([{ origin: 'cli-cache', file, expiresAt: NOW + 3_600_000, profile: null, about: Arn }])
  expect(JSON.stringify(strays)).not.toContain(SECRET)
})

test('knows role credentials of IAM Identity Center by their profile, and leaves out what profiles were looked up in', async () => {
  fixture.put(
    '.aws/config',
    `[profile dev]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = Dev
[profile role]
role_arn = arn:aws:iam::111122223333:role/A
source_profile = dev
`,
  )
  const startUrl = 'https://corp.awsapps.com/start'
  fixture.put(
    `.aws/sso/cache/${sha1(startUrl)}.json`,
    JSON.stringify({ accessToken: SECRET, expiresAt: '2026-11-05T13:00:00Z' }),
  )
  fixture.put(
    `.aws/cli/cache/${sha1('{"RoleArn": "arn:aws:iam::111122223333:role/A"}')}.json`,
    JSON.stringify({ Credentials: credentials }),
  )
  const key = JSON.stringify({ accountId: '111122223333', roleName: 'Dev', startUrl })
  fixture.put(`.aws/cli/cache/${sha1(key)}.json`, JSON.stringify({ Credentials: credentials }))
  expect(await found()).toMatchObject([{ origin: 'cli-cache', profile: 'dev', expiresAt: NOW + 3_600_000 }])
})

test.each([
  ['.aws/cli/cache/x.json', 'no json'],
  ['.aws/cli/cache/x.json', '[]'],
  ['.aws/cli/cache/x.txt', JSON.stringify({ Credentials: credentials })],
  [
    '.aws/sso/cache/botocore-client-id-eu-central-1.json',
    JSON.stringify({ clientId: 'x', expiresAt: '2026-11-05T13:00:00Z' }),
  ],
])('passes over %s with %j', async (path, text) => {
  fixture.put(path, text)
  expect(await found()).toEqual([])
})
