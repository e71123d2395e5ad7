import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import type { ToolId } from '../../../app/chain/model.ts'
import { hostOf, PICTURED_HOSTS, picture } from '../../../app/chain/places/hosts.ts'
import { readEnvironment } from '../../../app/chain/places/read-environment.ts'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { isSecret, secretLength } from '../../../app/text/secret.ts'
import { factsOf } from './facts.ts'

const TOOLS: readonly ToolId[] = KNOWN_TOOLS.map(({ id }) => id)

function onHost(id: string, tool: ToolId, set: Readonly<Record<string, string>> = {}) {
  const host = hostOf(id)
  if (host === null) throw new Error(`no host ${id}`)
  return explain(picture(factsOf({}), host, { set: new Map(Object.entries(set)) }), tool)
}

/** What an environment holds, secrets by their length. */
function plainly(text: string): Readonly<Record<string, string | number>> {
  const read = readEnvironment(text)
  if (!read.ok) throw new Error(read.message)
  return Object.fromEntries(
    [...read.environment].map(([name, value]) => [name, isSecret(value) ? secretLength(value) : value]),
  )
}

describe('a pictured host', () => {
  test.each([
    ['ec2', 'instance-metadata'],
    ['ecs', 'container'],
    ['eks', 'web-identity'],
    ['lambda', 'environment'],
    ['github-actions', 'environment'],
  ])('%s gives its role to every tool by %s', (id, provider) => {
    for (const tool of TOOLS) expect({ tool, provider: onHost(id, tool).winner?.provider }).toEqual({ tool, provider })
  })

  test('on-premises gives nothing', () => {
    for (const tool of TOOLS) expect(onHost('on-premises', tool).outcome).toBe('none')
  })

  test('of EC2 with keys in its variables answers the classic question: the keys win, the role is hidden', () => {
    const verdict = onHost('ec2', 'aws-cli-v2', {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'x',
    })
    expect(verdict.winner?.provider).toBe('environment')
    expect(verdict.steps.find(({ id }) => id === 'instance-metadata')).toMatchObject({
      state: 'shadowed',
      hiddenBy: ['environment'],
    })
  })

  test('can have its metadata switched off, and variables taken away', () => {
    const [ec2, eks] = [hostOf('ec2'), hostOf('eks')]
    if (ec2 === null || eks === null) throw new Error('hosts are missing')
    expect(explain(picture(factsOf({}), ec2, { metadata: 'silent' }), 'boto3').outcome).toBe('none')
    const facts = picture(factsOf({}), eks, { without: ['AWS_WEB_IDENTITY_TOKEN_FILE'] })
    expect(explain(facts, 'sdk-go-v2').winner?.provider).toBe('instance-metadata')
  })

  test('has only examples of AWS in it', () => {
    for (const { variables } of PICTURED_HOSTS)
      for (const { name, value } of variables) if (name.endsWith('ACCESS_KEY_ID')) expect(value).toMatch(/EXAMPLE$/)
  })
})

describe('an environment from a text', () => {
  test.each([
    ['env', 'AWS_REGION=eu-west-1\nPATH=/bin', 'eu-west-1'],
    ['export -p', 'declare -x AWS_REGION="eu-west-1"', 'eu-west-1'],
    ['a .env file', '# mine\nexport AWS_REGION=eu-west-1 # note\n', 'eu-west-1'],
    ['cmd', 'set AWS_REGION=eu-west-1\r\n', 'eu-west-1'],
    ['PowerShell', '$Env:AWS_REGION = "eu-west-1"', 'eu-west-1'],
    ['fish', 'set -gx AWS_REGION eu-west-1', 'eu-west-1'],
    ['/proc/PID/environ', 'PATH=/bin\0AWS_REGION=eu-west-1\0', 'eu-west-1'],
    ['docker inspect', '[{"Name":"/app","Config":{"Env":["PATH=/bin","AWS_REGION=eu-west-1"]}}]', 'eu-west-1'],
    [
      'an ECS task definition',
      '{"taskDefinition":{"containerDefinitions":[{"name":"app","environment":[{"name":"AWS_REGION","value":"eu-west-1"}]}]}}',
      'eu-west-1',
    ],
  ])('is read from %s', (_what, text, region) => {
    expect(plainly(text)).toEqual({ AWS_REGION: region })
  })

  test('keeps of secrets their length, of key ids their kind, and of other variables nothing', () => {
    const text =
      'AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nDB_PASSWORD=canary\n'
    expect(plainly(text)).toEqual({ AWS_ACCESS_KEY_ID: 'ASIAXXXXXXXXXXXXXXXX', AWS_SECRET_ACCESS_KEY: 40 })
  })

  test('knows that ECS gives a task with a task role its container address', () => {
    const text = '{"taskRoleArn":"arn:aws:iam::111122223333:role/task","containerDefinitions":[{"name":"app"}]}'
    const read = readEnvironment(text)
    expect(read.ok && read.environment.has('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI')).toBe(true)
    expect(read.ok && read.notes.join()).toContain('task role')
  })

  test('names what comes from a secret store, and containers it leaves out', () => {
    const text =
      '{"containerDefinitions":[{"name":"log"},{"name":"app","secrets":[{"name":"AWS_SECRET_ACCESS_KEY","valueFrom":"arn"}]}]}'
    const read = readEnvironment(text)
    expect(read.ok ? read.notes.join() : '').toMatch(/log.*AWS_SECRET_ACCESS_KEY/)
  })

  test.each(['', '{', '{"a":1}', 'nothing here', '[]'])('is refused with a sentence: %j', (text) => {
    const read = readEnvironment(text)
    expect(read.ok ? '' : read.message).toMatch(/\.$/)
  })

  test('is read from anything without throwing, and never holds a secret', () => {
    const secret = 'canaryCANARY0123'
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        `AWS_SECRET_ACCESS_KEY=${secret}`,
        `export AWS_SESSION_TOKEN='${secret}'`,
        `[{"Config":{"Env":["AWS_SECRET_ACCESS_KEY=${secret}"]}}]`,
        `set -gx AWS_SECURITY_TOKEN ${secret}`,
        `-Daws.secretAccessKey=${secret}`,
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const read = readEnvironment(lines.join('\n'))
        const told = read.ok ? JSON.stringify([...read.environment, ...read.notes]) : read.message
        if (lines.every((each) => each.includes(secret))) expect(told).not.toContain(secret)
      }),
    )
  })
})
