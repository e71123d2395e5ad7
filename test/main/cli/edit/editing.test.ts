import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleScript } from '../../../support/bundle-script.ts'
import { type Fixture, makeFixture } from '../../files/fixture.ts'
import { type Lanyard, lanyardIn } from '../run-lanyard.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const CONFIG = `# mine
[default]
region = eu-west-1

[profile dev]   # shared
region=us-east-1
s3 =
    addressing_style = path

[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = dev
`
const CREDENTIALS = `[dev]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`

let script: string
let fixture: Fixture
let lanyard: Lanyard

beforeAll(async () => {
  script = await bundleScript(new URL('../../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
  lanyard = lanyardIn(script, fixture.home)
  fixture.put('.aws/config', CONFIG)
  fixture.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => fixture.remove())

const config = (): string => readFileSync(fixture.path('.aws/config'), 'utf8')
const credentials = (): string => readFileSync(fixture.path('.aws/credentials'), 'utf8')
const answer = (words: readonly string[], input = '') => {
  const { code, output, errors } = lanyard([...words, '--json'], {}, input)
  return { code, errors, json: JSON.parse(output) as Record<string, unknown> }
}

describe('set and unset', () => {
  it('changes one setting where it stands, and no other byte', () => {
    expect(answer(['set', 'dev', 'region', 'eu-north-1', '--yes'])).toMatchObject({
      code: 0,
      json: { outcome: 'written', historyId: 1, files: [{ file: fixture.path('.aws/config') }] },
    })
    expect(config()).toBe(CONFIG.replace('region=us-east-1', 'region=eu-north-1'))
    expect(credentials()).toBe(CREDENTIALS)
  })

  it('reaches into a block, and takes out of it again', () => {
    lanyard(['set', 'dev', 's3.max_queue_size', '50', '--yes'])
    expect(config()).toContain('    addressing_style = path\n    max_queue_size = 50\n')
    lanyard(['unset', 'dev', 's3.max_queue_size', '--yes'])
    expect(config()).toBe(CONFIG)
  })

  it('shows the change and writes nothing with --dry-run', () => {
    const { code, output } = lanyard(['set', 'dev', 'output', 'json', '--dry-run'])
    expect(code).toBe(0)
    expect(output).toContain('+output = json')
    expect(config()).toBe(CONFIG)
  })

  it('writes nothing without --yes where nobody can be asked', () => {
    expect(answer(['set', 'dev', 'output', 'json'])).toMatchObject({ code: 2, json: { error: { code: 'needs-yes' } } })
    expect(config()).toBe(CONFIG)
  })

  it('takes a secret from standard input alone, and shows it nowhere', () => {
    const fresh = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'
    const given = lanyard(['set', 'dev', 'aws_secret_access_key', 'short', '--yes', '--json'])
    expect([given.code, JSON.parse(given.output)]).toMatchObject([2, { error: { code: 'secret-argument' } }])
    const { code, output, errors } = lanyard(['set', 'dev', 'aws_secret_access_key', '--yes'], {}, `${fresh}\n`)
    expect(code).toBe(0)
    expect(output + errors).not.toContain(fresh)
    expect(credentials()).toBe(CREDENTIALS.replace(SECRET, fresh))
  })

  it('says so when there is nothing to do', () => {
    expect(answer(['set', 'dev', 'region', 'us-east-1', '--yes'])).toMatchObject({
      code: 0,
      json: { outcome: 'unchanged', historyId: null },
    })
    expect(answer(['unset', 'dev', 'output', '--yes']).code).toBe(0)
  })

  it.each([
    [['set', 'nobody', 'region', 'eu-west-1', '--yes'], 1],
    [['set', 'dev', 'region', 'a\nb', '--yes'], 1],
    [['set', 'dev', 'region', 'eu-west-1', '--file', 'elsewhere'], 2],
    [['set', 'dev', 'region', 'eu-west-1', '--kind', 'foreign'], 2],
    [['set', 'dev', 'region'], 2],
    [['add', 'x', 'region'], 2],
    [['rename', 'dev', 'DEFAULT', '--yes'], 1],
  ])('refuses %j with exit code %d, in a sentence, and writes nothing', (words, exit) => {
    const { code, json } = answer(words)
    expect(code).toBe(exit)
    expect(json).toMatchObject({ error: { message: expect.stringMatching(/\.$/) } })
    expect([config(), credentials()]).toEqual([CONFIG, CREDENTIALS])
  })
})

describe('whole profiles', () => {
  it('adds one', () => {
    expect(answer(['add', 'new', 'region=eu-west-3', 'output=json', '--yes']).code).toBe(0)
    expect(config()).toBe(`${CONFIG}\n[profile new]\nregion = eu-west-3\noutput = json\n`)
    expect(answer(['add', 'new', '--yes'])).toMatchObject({ code: 1, json: { error: { code: 'already-there' } } })
  })

  it('renames one in both files, with what names it', () => {
    expect(answer(['rename', 'dev', 'base', '--yes'])).toMatchObject({ code: 0, json: { files: [{}, {}] } })
    expect(config()).toBe(
      CONFIG.replace('[profile dev]', '[profile base]').replace('source_profile = dev', 'source_profile = base'),
    )
    expect(credentials()).toBe(CREDENTIALS.replace('[dev]', '[base]'))
  })

  it('duplicates one, comments and blocks and all', () => {
    lanyard(['duplicate', 'dev', 'dev-2', '--yes'])
    expect(config()).toContain('[profile dev-2]   # shared\nregion=us-east-1\ns3 =\n    addressing_style = path\n')
    expect(credentials()).toContain(`[dev-2]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n`)
  })

  it('removes one from both files and says who still names it', () => {
    const { code, json, errors } = answer(['rm', 'dev', '--yes'])
    expect(code).toBe(0)
    expect(errors).toContain('admin')
    expect(json['notes']).not.toEqual([])
    expect(config()).not.toContain('[profile dev]')
    expect(credentials()).not.toContain('[dev]')
  })
})

describe('import', () => {
  it('writes what was pasted, and repeats no secret', () => {
    const pasted = `export AWS_ACCESS_KEY_ID="ASIAIOSFODNN7EXAMPLE"\nexport AWS_SECRET_ACCESS_KEY="${SECRET}"\nexport AWS_SESSION_TOKEN="AQoEXAMPLEH4aoAH0gNCAPyJxz4BlCFFxWNE1OPTgk5TthT"\n`
    const { code, output, errors } = lanyard(['import', '--name', 'pasted', '--yes'], {}, pasted)
    expect(code).toBe(0)
    expect(output + errors).not.toMatch(/wJalr|AQoEX/)
    expect(credentials()).toContain('[pasted]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\n')
  })

  it('reads a file, and says in a sentence what it cannot recognise', () => {
    fixture.put('keys.csv', `Access key ID,Secret access key\nAKIAI44QH8DHBEXAMPLE,${SECRET}\n`)
    expect(answer(['import', 'keys.csv', '--name', 'console', '--yes']).code).toBe(0)
    expect(credentials()).toContain('[console]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n')
    expect(answer(['import', '--yes'], 'hello')).toMatchObject({ code: 1, json: { error: { code: 'not-recognised' } } })
    expect(answer(['import', 'missing', '--yes'])).toMatchObject({
      code: 1,
      json: { error: { code: 'file-unreadable' } },
    })
  })
})

describe('history and undo', () => {
  it('lists what was written, newest first, with its diff, masked', () => {
    lanyard(['set', 'dev', 'region', 'eu-north-1', '--yes'])
    lanyard(['rename', 'dev', 'base', '--yes'])
    const { output } = lanyard(['history', '--json'])
    const entries: unknown = JSON.parse(output)
    expect(entries).toMatchObject([
      { id: 2, who: 'command-line', state: 'done', undoes: null },
      { id: 1, who: 'command-line', state: 'done', undoes: null },
    ])
    expect(answer(['history', '1']).json).toMatchObject({
      files: [{ diff: expect.stringContaining('+region=eu-north-1') }],
    })
    expect(lanyard(['history']).output).not.toContain(SECRET)
  })

  it('takes writes back one after the other, and does them again', () => {
    lanyard(['set', 'dev', 'region', 'eu-north-1', '--yes'])
    lanyard(['rename', 'dev', 'base', '--yes'])
    const [renamed, keys] = [config(), credentials()]
    expect(answer(['undo', '--yes']).code).toBe(0)
    expect(answer(['undo', '--yes']).code).toBe(0)
    expect([config(), credentials()]).toEqual([CONFIG, CREDENTIALS])
    expect(answer(['undo', '4', '--yes']).code).toBe(0)
    expect(answer(['undo', '3', '--yes']).code).toBe(0)
    expect([config(), credentials()]).toEqual([renamed, keys])
  })

  it('keeps what others wrote elsewhere, and stops where they wrote the same lines', () => {
    lanyard(['set', 'dev', 'region', 'eu-north-1', '--yes'])
    const elsewhere = config().replace('region = eu-west-1', 'region = sa-east-1')
    fixture.put('.aws/config', elsewhere)
    expect(answer(['undo', '--yes']).code).toBe(0)
    expect(config()).toBe(elsewhere.replace('eu-north-1', 'us-east-1'))
    lanyard(['set', 'dev', 'region', 'eu-north-1', '--yes'])
    const same = config().replace('eu-north-1', 'ca-west-1')
    fixture.put('.aws/config', same)
    expect(answer(['undo', '--yes'])).toMatchObject({ code: 1, json: { error: { code: 'conflict' } } })
    expect(config()).toBe(same)
  })

  it('says what cannot be taken back', () => {
    expect(answer(['undo', '--yes'])).toMatchObject({ code: 1, json: { error: { code: 'nothing-to-undo' } } })
    expect(answer(['undo', '7', '--yes'])).toMatchObject({ code: 1, json: { error: { code: 'no-such-write' } } })
    expect(answer(['undo', 'x', '--yes']).code).toBe(2)
  })

  it('forgets history and backups when told to, and only then', () => {
    lanyard(['set', 'dev', 'region', 'eu-north-1', '--yes'])
    expect(answer(['history', 'forget']).code).toBe(2)
    expect(answer(['history', 'forget', '--yes']).json).toMatchObject({ entries: 1, backups: 1 })
    expect(lanyard(['history', '--json']).output).toBe('[]\n')
    expect(config()).toContain('eu-north-1')
  })
})

describe('check', () => {
  it('ends with 0 where every tool reads the files, and lists what is odd', () => {
    const { code, output } = lanyard(['check', '--json'])
    expect(code).toBe(0)
    expect(Array.isArray(JSON.parse(output))).toBe(true)
  })

  it('ends with 1 where AWS CLI would refuse a file, and names the line', () => {
    fixture.put('.aws/config', `${CONFIG}source_profile = other\n`)
    const { code, output } = lanyard(['check', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(output)).toContainEqual(
      expect.objectContaining({ code: 'duplicate-setting', severity: 'error', file: fixture.path('.aws/config') }),
    )
  })
})
