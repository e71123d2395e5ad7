import { afterEach, describe, expect, test } from 'vitest'
import { consoleLink } from '../../../main/switch/console-link.ts'
import { roleArn, USERS } from '../../support/sts-fixture.ts'
import { arrive, type ConsoleWorld, makeConsoleWorld, valueOf } from './console-world.ts'

let made: ConsoleWorld
afterEach(() => made.remove())

const make = async (...given: Parameters<typeof makeConsoleWorld>) => {
  made = await makeConsoleWorld(...given)
  return made
}

const ROLE = `[profile open]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\n`

describe('three partitions', () => {
  test.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws', 'eu-west-1'],
  ] as const)('%s: keys, policy, sign-in and console are its own', async (partition, region) => {
    const users = USERS.map((user) => ({ ...user, partition }))
    await make({ config: `[profile alice]\nregion = ${region}\n` }, { users, partition })
    const ready = valueOf(await made.link('alice'))
    expect(await arrive(ready.link.address)).toBe(200)
    expect(made.signIn.signedIn).toMatchObject([
      { arn: expect.stringContaining(`arn:${partition}:sts`), may: 'something' },
    ])
    expect(ready.destination).toMatchObject({ region, site: { partition } })
  })

  test('a role’s ARN says its partition, whatever the region', async () => {
    await make({ config: '[profile r]\nrole_arn = arn:aws-cn:iam::111122223333:role/X\nsource_profile = alice\n' })
    expect(await made.link('r', { region: 'eu-west-1' }, { siteOf: () => made.signIn.site })).toMatchObject({
      failure: { code: 'region', message: expect.stringContaining('aws-cn (China)') },
    })
  })

  test('an isolated one is refused before anything is called', async () => {
    await make({ config: '[profile alice]\nregion = us-iso-east-1\n' })
    expect(await made.link('alice')).toMatchObject({ failure: { code: 'no-console' } })
    expect(made.sts.requests).toEqual([])
  })
})

describe('bad days', () => {
  test.each([
    [400, 'sign-in-400'],
    [403, 'sign-in-403'],
    [503, 'sign-in-503'],
  ])('a refusal with %i is a sentence and is not tried again', async (status, code) => {
    await make({ config: ROLE })
    made.signIn.interrupt({ status, body: '<html>Invalid credentials parameter</html>' })
    expect(await made.link('open', { durationSeconds: 900 })).toMatchObject({ failure: { code } })
    expect(made.signIn.requests.length).toBe(1)
  })

  test('a network’s own page is told from the sign-in', async () => {
    await make({ config: ROLE })
    made.signIn.interrupt({ status: 200, body: '<title>Hotel</title>' })
    expect(await made.link('open')).toMatchObject({
      failure: { code: 'network-not-sts', message: expect.stringContaining('something in between') },
    })
  })

  test('keys of an STS on this computer never go to AWS', async () => {
    await make({ config: ROLE })
    const world = await made.world()
    const request = { service: null, region: null, durationSeconds: null }
    expect(await consoleLink(world, 'alice', request, { clock: made.deps.clock })).toMatchObject({
      failure: { code: 'test-endpoint' },
    })
    expect(made.sts.requests).toEqual([])
  })
})
