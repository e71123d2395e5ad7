import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { activeFileOf } from '../../../main/switch/active-store.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { type Lanyard, lanyardIn } from './run-lanyard.ts'

let script: string
let fixture: Fixture
let lanyard: Lanyard

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
  lanyard = lanyardIn(script, fixture.home)
  fixture.put('.aws/config', '[profile dev]\nregion = eu-west-1\n[profile prod]\nregion = $(x)\n[profile "my prof"]\n')
})
afterEach(() => fixture.remove())

const json = (text: string): unknown => JSON.parse(text)

describe('lanyard use', () => {
  test('switches, shows, and goes back', () => {
    expect(lanyard(['use'])).toMatchObject({ code: 0, output: expect.stringContaining('No profile is active') })
    const used = lanyard(['use', 'dev', '--json'])
    expect(used.code).toBe(0)
    expect(json(used.output)).toMatchObject({
      profile: 'dev',
      region: 'eu-west-1',
      previous: { profile: null, region: null },
      leaseUntil: null,
      returnsTo: null,
      scope: 'everywhere',
    })
    expect(json(lanyard(['use', 'my prof', '--for', '30m', '--json']).output)).toMatchObject({
      profile: 'my prof',
      leaseUntil: expect.stringMatching(/^\d{4}-.*Z$/),
      returnsTo: { profile: 'dev', region: 'eu-west-1' },
    })
    expect(lanyard(['use']).output).toMatch(/“my prof”\nFor (?:30|29) m more, then “dev”/)
    expect(lanyard(['use', '-'])).toMatchObject({ code: 0, output: expect.stringContaining('Active: “dev”') })
    expect(json(lanyard(['use', '--none', '--json']).output)).toMatchObject({ profile: null })
  })

  test('touches nothing in the AWS folder', () => {
    const before = readFileSync(fixture.path('.aws/config'), 'utf8')
    lanyard(['use', 'dev'])
    expect(readFileSync(fixture.path('.aws/config'), 'utf8')).toBe(before)
  })

  test('names the nearest for a profile that is none, and changes nothing', () => {
    lanyard(['use', 'dev'])
    const { code, output } = lanyard(['use', 'pord', '--json'])
    expect(code).toBe(1)
    expect(json(output)).toMatchObject({
      error: { code: 'no-such-profile', message: expect.stringContaining('“prod”') },
    })
    expect(lanyard(['use']).output).toContain('“dev”')
  })

  test('says which tools do not see a profile, and that a region is none', () => {
    expect(lanyard(['use', 'my prof']).errors).toMatch(/JavaScript|SDK/)
    expect(lanyard(['use', 'prod']).errors).toContain('no region’s name')
    expect(readFileSync(activeFileOf(fixture.places), 'utf8')).not.toContain('$(x)')
  })

  test('says that a profile one goes back to is gone', () => {
    lanyard(['use', 'dev'])
    lanyard(['use', 'prod'])
    fixture.put('.aws/config', '[profile prod]\n')
    expect(lanyard(['use', '-'])).toMatchObject({ code: 0, errors: expect.stringContaining('any more') })
  })

  test('says what in the shell stands before the profile, with the line that takes it away, never the key', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'EXAMPLE-secret' }
    const { errors, output } = lanyard(['use', 'dev'], { ...keys, AWS_DEFAULT_PROFILE: 'x', SHELL: '/usr/bin/fish' })
    expect(errors).toContain('set -e AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY')
    expect(errors).toContain('set -e AWS_DEFAULT_PROFILE')
    expect(output).toContain("  set -gx AWS_PROFILE 'dev'\n  set -gx AWS_REGION 'eu-west-1'\n")
    expect(output + errors).not.toContain('EXAMPLE')
  })

  test('changes one shell only with its hook, and else gives the lines', () => {
    const { code, errors } = lanyard(['use', 'dev', '--here'])
    expect(code).toBe(1)
    expect(errors).toContain("export AWS_PROFILE='dev' ; export AWS_REGION='eu-west-1'")
    const asked = lanyard(['use', 'dev', '--here', '--for', '30m', '--lines'], { LANYARD_SHELL: 'bash' })
    expect(asked.output).toMatch(
      /^lanyard-active 1\nset=\d+\nscope=here\nprofile=dev\nregion=eu-west-1\nuntil=\d+\nback-profile=\n$/,
    )
    expect(asked.errors).toContain('Only this shell')
    expect(lanyard(['use', '-', '--here', '--lines'], { LANYARD_SHELL: 'bash' }).output).toBe('')
    expect(lanyard(['use']).output).toContain('No profile is active')
  })

  test.each([
    [['use', 'dev', '--here', '--everywhere']],
    [['use', 'dev', '--none']],
    [['use', 'dev', '--for', 'soon']],
    [['use', '--for', '30m']],
    [['use', '-', '--for', '30m']],
    [['use', '--here']],
    [['use', 'dev', '--lines']],
    [['use', 'dev', '--here', '--json']],
    [['shell-init']],
    [['shell-init', 'tcsh']],
  ])('refuses wrong usage with exit code 2: %j', (words) => {
    expect(lanyard(words)).toMatchObject({ code: 2, errors: expect.stringContaining('lanyard: ') })
  })
})

describe('lanyard shell-init', () => {
  test.each(['zsh', 'bash', 'fish', 'powershell'])(
    'prints the hook of %s with the file of this home in it',
    (shell) => {
      const { code, output, errors } = lanyard(['shell-init', shell])
      expect([code, errors]).toEqual([0, ''])
      expect(output).toContain(activeFileOf(fixture.places))
      expect(lanyard(['shell-init', shell], { LANYARD_HOME: '/elsewhere' }).output).toContain('/elsewhere/state/active')
      expect(lanyard(['shell-init', shell], { XDG_STATE_HOME: '/other' }).output).toContain('/other/lanyard/active')
      expect(lanyard(['shell-init', shell, '--without-region']).output).not.toBe(output)
    },
  )

  test('says that the Windows command prompt has none', () => {
    expect(lanyard(['shell-init', 'cmd'])).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringContaining('paste'),
    })
  })
})
