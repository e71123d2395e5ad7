import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Follower, notFollowing, shellNamed } from '../../../app/switch/not-following.ts'

const process = (parts: Partial<Follower>): Follower => ({
  pid: 7,
  name: 'bash',
  folder: '/home/ada',
  variables: {},
  hook: { setProfile: null, scope: 'everywhere' },
  ...parts,
})
const of = (parts: Partial<Follower>, active: string | null = 'dev') => notFollowing([process(parts)], active)[0]

describe('what will not follow', () => {
  test.each([
    ['bash', 'unset AWS_PROFILE'],
    ['-zsh', 'unset AWS_PROFILE'],
    ['fish', 'set -e AWS_PROFILE'],
    ['pwsh', 'Remove-Item Env:AWS_PROFILE'],
    ['cmd.exe', 'set "AWS_PROFILE="'],
    ['node', null],
  ])('is freed in its own words: %s', (name, line) => {
    expect(of({ name, variables: { AWS_PROFILE: 'prod' } })).toMatchObject({
      reason: 'AWS_PROFILE=prod is set in its environment',
      line,
    })
  })

  test('is not what names the active profile, nor a shell that the hook leads', () => {
    expect(of({ variables: { AWS_PROFILE: 'dev' } })).toBeUndefined()
    expect(of({ variables: { AWS_PROFILE: 'old' }, hook: { setProfile: 'old', scope: 'everywhere' } })).toBeUndefined()
    expect(of({ variables: { AWS_PROFILE: '' } })).toBeUndefined()
  })

  test('is a program that the hook’s shell started: it keeps what it got', () => {
    const hook = { setProfile: 'old', scope: 'everywhere' } as const
    expect(of({ name: 'node', variables: { AWS_PROFILE: 'old' }, hook })).toMatchObject({ line: null })
  })

  test('is a shell in which somebody chose; what the hook remembers goes with it', () => {
    expect(of({ variables: { AWS_PROFILE: 'prod' }, hook: { setProfile: 'old', scope: 'everywhere' } })?.line).toBe(
      'unset AWS_PROFILE LANYARD_SET_PROFILE',
    )
    const here = of({ variables: { AWS_PROFILE: 'prod' }, hook: { setProfile: 'prod', scope: 'here' } })
    expect(here).toMatchObject({ reason: expect.stringContaining('--here') })
    expect(here?.line).toBe('unset AWS_PROFILE LANYARD_SET_PROFILE LANYARD_HERE')
  })

  test('is what has keys of its own, whatever it names', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAXXXX', AWS_SECRET_ACCESS_KEY: 'xxxx', AWS_PROFILE: 'dev' }
    expect(of({ variables: keys })).toMatchObject({
      reason: 'it has keys of its own (AWS_ACCESS_KEY_ID)',
      line: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
    })
    expect(of({ variables: { AWS_SECRET_ACCESS_KEY: 'xxxx' } })).toBeUndefined()
  })

  test('is AWS_DEFAULT_PROFILE too, and anything at all where no profile is active', () => {
    expect(of({ variables: { AWS_PROFILE: 'dev', AWS_DEFAULT_PROFILE: 'x' } })?.line).toBe('unset AWS_DEFAULT_PROFILE')
    expect(of({ variables: { AWS_PROFILE: 'dev' } }, null)?.line).toBe('unset AWS_PROFILE')
  })

  test('comes with shells first, and never tells the value of a key or what a terminal would obey', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))), (names) => {
        const all = names.map(([name, profile], pid) =>
          process({ pid, name, folder: name, variables: { AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: 'CANARY' } }),
        )
        const views = notFollowing(all, 'dev')
        expect(views).toHaveLength(all.length)
        expect(JSON.stringify(views)).not.toContain('CANARY')
        for (const { name, folder, reason } of views) expect(`${name}${folder}${reason}`).not.toMatch(/[\p{Cc}\p{Cf}]/u)
        const lines = views.map(({ line }) => line === null)
        expect(lines).toEqual(lines.toSorted((one, other) => Number(one) - Number(other)))
      }),
    )
  })

  test('knows shells by their names alone', () => {
    expect([shellNamed('constructor'), shellNamed('PowerShell.EXE'), shellNamed('bashful')]).toEqual([
      null,
      'powershell',
      null,
    ])
  })
})
