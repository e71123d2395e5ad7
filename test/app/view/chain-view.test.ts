import { describe, expect, it } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import type { ChainFacts, ToolId } from '../../../app/chain/model.ts'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { whereText } from '../../../app/text/chain-place-text.ts'
import { buildChainView } from '../../../app/view/chain-view.ts'
import { plainText } from '../../../app/view/rich-text.ts'
import { bookOf, CONFIG, CREDENTIALS, environmentOf, factsOf, KEY_ID, NO_EXTERNAL, SECRET_KEY, TOKEN } from './world.ts'

const book = bookOf(CONFIG, CREDENTIALS)
const keys = { AWS_ACCESS_KEY_ID: KEY_ID, AWS_SECRET_ACCESS_KEY: SECRET_KEY }

const view = (changes: Partial<ChainFacts>, tool: ToolId = 'aws-cli-v2') => {
  const facts = factsOf(book, changes)
  return buildChainView(explain(facts, tool), facts)
}
const sentence = (changes: Partial<ChainFacts>, tool: ToolId = 'aws-cli-v2'): string =>
  plainText(view(changes, tool).sentence)
const explicit = (name: string): string => sentence({ explicitProfile: name })

describe('the sentence on top of the ladder', () => {
  it('says that keys of the environment hide the profile, and where that profile stands', () => {
    expect(sentence({ environment: environmentOf({ ...keys, AWS_PROFILE: 'acme-base' }) })).toBe(
      'AWS CLI v2 in this app’s environment uses the keys in AWS_ACCESS_KEY_ID. They hide profile acme-base (credentials:2).',
    )
  })

  it('marks tool, place and profile as strong and variables as code', () => {
    const rich = view({ environment: environmentOf({ ...keys, AWS_PROFILE: 'acme-base' }) }).sentence
    expect(rich.filter((part) => part.strong).map((part) => part.text)).toEqual([
      'AWS CLI v2',
      'this app’s environment',
      'acme-base',
    ])
    expect(rich.filter((part) => part.code).map((part) => part.text)).toEqual(['AWS_ACCESS_KEY_ID'])
  })

  it.each([
    ['acme-base', 'AWS CLI v2 with --profile acme-base uses the keys of profile acme-base (credentials:2).'],
    [
      'acme-prod-admin',
      'AWS CLI v2 with --profile acme-prod-admin uses the role Admin in account 1111 2222 3333 of profile acme-prod-admin (config:12), assumed from acme-base-mfa.',
    ],
    ['vault', 'AWS CLI v2 with --profile vault uses the credential process of profile vault (config:39).'],
  ])('tells what %s is', (name, expected) => {
    expect(explicit(name)).toBe(expected)
  })

  it('tells who named the profile', () => {
    expect(sentence({ environment: environmentOf({ AWS_PROFILE: 'acme-base' }) })).toContain(
      ', which AWS_PROFILE names.',
    )
  })

  it('tells where and why the tool stops', () => {
    expect(explicit('partner')).toMatch(
      /^AWS CLI v2 with --profile partner stops with an error at Assume role: .*partner-bas.*\.$/,
    )
    expect(sentence({ environment: environmentOf({ AWS_PROFILE: 'nobody' }) })).toMatch(
      /stops with an error before it asks any provider: .*nobody/,
    )
  })

  it('tells when nothing is found', () => {
    expect(sentence({})).toBe(
      'AWS CLI v2 in this app’s environment finds no credentials for profile default. On an EC2 instance its role would be asked last.',
    )
  })

  it('tells the part of a profile that another part hides', () => {
    const session = 'arn:aws:iam::444455556666:user/alice'
    const cache = { file: '/cache.json', state: 'present', expiresAt: null, renewable: true } as const
    const external = { ...NO_EXTERNAL, loginTokens: new Map([[session, cache]]) }
    expect(sentence({ explicitProfile: 'dev-login', external })).toMatch(
      /They hide the login session \(config:\d+\)\.$/,
    )
  })
})

describe('the ladder', () => {
  const rungs = view({ environment: environmentOf({ ...keys, AWS_PROFILE: 'acme-base' }) }).rungs

  it('keeps the tool’s order and numbers it from one', () => {
    expect(rungs.map((rung) => rung.number)).toEqual(rungs.map((_, index) => index + 1))
    expect(rungs[0]?.title).toBe('Environment variables')
    expect(rungs[0]?.stateWord).toBe('wins')
  })

  it('shows evidence by its shape and never its value', () => {
    expect(rungs[0]?.evidence).toContainEqual({
      label: 'AWS_ACCESS_KEY_ID',
      value: 'AKIA…MPLE: long-term, 20 characters',
      origin: null,
    })
    const file = rungs.find((rung) => rung.title === 'Shared credentials file')
    expect(file?.evidence[0]?.origin).toEqual({
      label: 'credentials:2',
      file: '/home/alice/.aws/credentials',
      line: 2,
    })
  })

  it('says what it would take for each rung to win, and nothing for the winner', () => {
    expect(rungs[0]?.toWin).toBe('')
    for (const rung of rungs.slice(1)) expect(rung.toWin).not.toBe('')
    const file = rungs.find((rung) => rung.state === 'shadowed')
    expect(file?.toWin).toBe('Nothing before it may give credentials: take away Environment variables.')
  })

  it('tells apart the rungs that a tool asks twice', () => {
    const titles = view({}, 'sdk-js-v3').rungs.map((rung) => rung.title)
    expect(new Set(titles).size).toBe(titles.length)
  })
})

describe('advice', () => {
  it('unsets exactly the variables that hide the profile', () => {
    const environment = environmentOf({ ...keys, AWS_SESSION_TOKEN: TOKEN, AWS_PROFILE: 'acme-base' })
    expect(view({ environment }).advice).toEqual({
      title: 'To let acme-base win',
      command: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    })
  })

  it('unsets AWS_PROFILE when it names no profile', () => {
    expect(view({ environment: environmentOf({ AWS_PROFILE: 'nobody' }) }).advice?.command).toBe('unset AWS_PROFILE')
  })

  it('is silent when nothing stands in the way', () => {
    expect(view({ explicitProfile: 'acme-base' }).advice).toBeNull()
    expect(view({}).advice).toBeNull()
  })
})

describe('region and endpoint', () => {
  it('shows every place a region may come from, and which of them wins', () => {
    const { regionRungs, stsEndpoint } = view({ explicitProfile: 'acme-base' })
    expect(regionRungs.filter((rung) => rung.wins)).toEqual([
      {
        title: expect.stringContaining('acme-base'),
        value: 'eu-west-1',
        wins: true,
        origin: { label: 'config:5', file: '/home/alice/.aws/config', line: 5 },
      },
    ])
    expect(stsEndpoint.url).toBe('https://sts.eu-west-1.amazonaws.com')
  })

  it('are the tool’s own: the endpoint is the one that wins in its ladder', () => {
    const environment = environmentOf({ AWS_STS_REGIONAL_ENDPOINTS: 'legacy', AWS_DEFAULT_REGION: 'eu-west-1' })
    const shownOf = (tool: ToolId) => view({ environment }, tool)
    for (const { id } of KNOWN_TOOLS) {
      const { stsEndpoint, stsRungs, asText } = shownOf(id)
      expect(stsEndpoint.url).toBe(stsRungs.find(({ wins }) => wins)?.value ?? null)
      expect(asText).toContain(`STS endpoint: ${stsEndpoint.url ?? 'none'} (${stsEndpoint.reason})`)
    }
    expect(shownOf('boto3').stsEndpoint).toEqual({
      url: 'https://sts.amazonaws.com',
      reason: expect.stringContaining('legacy mode'),
    })
    expect(shownOf('aws-cli-v2').stsEndpoint).toEqual({
      url: 'https://sts.eu-west-1.amazonaws.com',
      reason: expect.stringContaining('does not read sts_regional_endpoints'),
    })
    // AWS_DEFAULT_REGION is no region to Java.
    const { stsEndpoint } = view({ environment, book: bookOf(null, null) }, 'sdk-java-v2')
    expect(stsEndpoint).toEqual({ url: null, reason: expect.stringContaining('fails') })
  })
})

describe('the verdict as text', () => {
  it('names tool, version, profile, outcome and every rung, without a secret', () => {
    const { asText, rungs } = view({ environment: environmentOf({ ...keys, AWS_PROFILE: 'acme-base' }) })
    expect(asText).toContain('AWS CLI v2 2.')
    expect(asText).toContain('Profile: acme-base (AWS_PROFILE)')
    for (const rung of rungs) expect(asText).toContain(rung.title)
    expect(asText).not.toContain(SECRET_KEY)
    expect(asText).not.toContain('/home/alice')
  })

  it('says the place, and which rungs are only supposed', () => {
    const facts = factsOf(book)
    const supposing = { assumePresent: ['container'], assumeAbsent: [] }
    const { asText } = buildChainView(explain(facts, 'aws-cli-v2', supposing), facts, {
      supposing,
      where: whereText.ecs,
    })
    expect(asText).toContain('Place: an ECS task')
    expect(asText).toContain('Container credentials: wins (supposed)')
  })

  it('is Markdown too, in a fence that nothing in it closes', () => {
    const facts = factsOf(book, { environment: environmentOf({ AWS_PROFILE: 'a````b *bold*' }) })
    const { asMarkdown, asText } = buildChainView(explain(facts, 'aws-cli-v2'), facts)
    expect(asMarkdown).toContain(`\n\`\`\`\`\`text\n${asText}\`\`\`\`\`\n`)
    expect(asMarkdown.split('\n')[0]).toContain('\\*bold\\*')
  })
})

describe('what hides a rung', () => {
  it('is named by its title, and only where something does', () => {
    const { rungs } = view({ environment: environmentOf({ ...keys, AWS_PROFILE: 'acme-base' }) })
    for (const { state, hiddenBy } of rungs) expect(hiddenBy.length > 0).toBe(state === 'shadowed')
    expect(rungs.find(({ state }) => state === 'shadowed')?.hiddenBy).toEqual(['Environment variables'])
    expect(rungs.every(({ supposed }) => supposed === null)).toBe(true)
  })
})

describe('keys on a host with a role', () => {
  const onHost = (changes: Partial<ChainFacts>) => {
    const facts = factsOf(bookOf(null, null), {
      environment: environmentOf(keys),
      metadata: { state: 'answers', region: null },
      ...changes,
    })
    return buildChainView(explain(facts, 'aws-cli-v2'), facts, { where: whereText.ec2 })
  }

  it('answer whose permissions count, and how the role wins', () => {
    const { sentence: rich, advice } = onHost({})
    expect(plainText(rich)).toBe(
      'AWS CLI v2 on an EC2 instance uses the keys in AWS_ACCESS_KEY_ID. They hide the instance role. AWS sees the owner of these keys and what that owner may do; what the role may do does not count as long as they are there.',
    )
    expect(advice).toEqual({
      title: 'Drop these variables, and the instance role wins',
      command: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
    })
  })

  it('say so when a file would come before the role', () => {
    const files = bookOf(null, `[default]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n`)
    expect(onHost({ book: files }).advice?.title).toContain('where no file has credentials for default')
  })
})
