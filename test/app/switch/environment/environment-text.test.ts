import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { environmentText } from '../../../../app/switch/environment/environment-text.ts'
import { ENVIRONMENT_DIALECTS, type OpenedKeys } from '../../../../app/switch/environment/model.ts'
import { openedKeys } from '../../../../app/switch/environment/opened-keys.ts'
import { readCredentialProcess } from '../../../../app/switch/environment/read-json.ts'
import { openSecret } from '../../../../app/text/secret.ts'

const golden = (name: string): string => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8')

const EXPIRES = Date.UTC(2026, 10, 5, 21, 4)
const KEYS: OpenedKeys = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE12',
  secretAccessKey: 'EXAMPLE/secret+key=',
  sessionToken: 'EXAMPLE//token==',
  expiresAt: EXPIRES,
}
const LONG_TERM: OpenedKeys = { ...KEYS, accessKeyId: 'AKIAEXAMPLE', sessionToken: null, expiresAt: null }

const textOf = (...given: Parameters<typeof environmentText>): string => {
  const written = environmentText(...given)
  if (!written.ok) throw new Error(written.failure)
  return written.value
}

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined
const SHELLS = (['sh', 'bash', 'dash', 'zsh', 'fish'] as const).filter(has)

/** What was there before the text is pasted: everything that could stand in the way. */
const LEFT_OVERS = {
  AWS_PROFILE: 'old',
  AWS_DEFAULT_PROFILE: 'older',
  AWS_SESSION_TOKEN: 'old-token',
  AWS_SECURITY_TOKEN: 'old-token',
  AWS_CREDENTIAL_EXPIRATION: '2001-01-01T00:00:00Z',
  AWS_REGION: 'old-region-1',
  AWS_DEFAULT_REGION: 'old-region-1',
  AWS_ACCOUNT_ID: '000000000000',
}

/** The AWS variables that a shell has after it ran a text. */
function runIn(shell: string, text: string): Record<string, string> {
  const { stdout, stderr } = spawnSync(shell, ['-c', `${text}\nenv -0`], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nowhere', LANG: 'C.UTF-8', ...LEFT_OVERS },
  })
  expect(stderr).toBe('')
  return onlyAws(
    stdout.split('\0').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
}

const onlyAws = (pairs: readonly (readonly (string | undefined)[])[]): Record<string, string> =>
  Object.fromEntries(
    pairs.filter(([name]) => /^(?:AWS|AMAZON)_/.test(name ?? '')).map(([name, value]) => [name, value]),
  )

const dialectOf = (shell: (typeof SHELLS)[number]) => (shell === 'fish' ? 'fish' : 'posix')

const WITH_KEYS = {
  AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
  AWS_SESSION_TOKEN: KEYS.sessionToken,
  AWS_CREDENTIAL_EXPIRATION: '2026-11-05T21:04:00Z',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
}

const hostile = [
  "o'neil",
  '$(touch x)',
  '`id`',
  'a b',
  'a"b',
  'back\\slash',
  "'; rm -rf ~; '",
  '!!',
  'ünïcödé',
  '-n',
  '*',
  "\\'",
  '~/x',
  '%PATH%',
  'a#b',
  ' x ',
  '${HOME}',
  '|&;<>()',
  '\u2019quoted\u2018',
]

/** Any text that a profile's name can be. */
const names = fc
  .string({
    unit: fc.oneof(fc.constantFrom(...'\'"\\$`!%#&|;<>(){}[]*?~^= -'), fc.string({ unit: 'grapheme', maxLength: 1 })),
    minLength: 1,
  })
  .filter((text) => text !== '' && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u.test(text))

describe('an environment pasted into a real shell', () => {
  test.each(SHELLS)('gives %s the keys, and nothing that stands in their way', (shell) => {
    const chosen = { profile: 'dev', region: 'eu-west-1' }
    expect(runIn(shell, textOf(dialectOf(shell), chosen, KEYS))).toEqual(WITH_KEYS)
  })

  test.each(SHELLS)('leaves %s no token, end or region of other keys', (shell) => {
    const text = textOf(dialectOf(shell), { profile: 'dev', region: null }, LONG_TERM)
    expect(runIn(shell, text)).toEqual({
      AWS_ACCESS_KEY_ID: LONG_TERM.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LONG_TERM.secretAccessKey,
    })
  })

  test.each(SHELLS)('gives %s the very name, however hostile', (shell) => {
    for (const profile of hostile) {
      const found = runIn(shell, textOf(dialectOf(shell), { profile, region: 'eu-west-1' }, null))
      expect(found).toEqual({ ...LEFT_OVERS, AWS_PROFILE: profile, AWS_REGION: 'eu-west-1' })
    }
  })

  test.each(SHELLS)('lets %s interpret no part of any name or value', (shell) => {
    fc.assert(
      fc.property(names, names, (profile, secretAccessKey) => {
        const named = runIn(shell, textOf(dialectOf(shell), { profile, region: null }, null))
        expect(named['AWS_PROFILE']).toBe(profile)
        const opened = textOf(dialectOf(shell), { profile, region: null }, { ...KEYS, secretAccessKey })
        expect(runIn(shell, opened)['AWS_SECRET_ACCESS_KEY']).toBe(secretAccessKey)
      }),
      { numRuns: 15 },
    )
  })
})

describe('the golden texts', () => {
  test.each([
    ['powershell', 'environment.ps1'],
    ['cmd', 'environment.cmd'],
  ] as const)('of %s', (dialect, file) => {
    const texts = [
      textOf(dialect, { profile: 'dev', region: 'eu-west-1' }, null),
      textOf(dialect, { profile: 'a\u2019b $(x) \\ `', region: null }, null),
      textOf(dialect, { profile: 'dev', region: 'eu-west-1' }, KEYS),
      textOf(dialect, { profile: 'dev', region: null }, LONG_TERM),
    ]
    expect(texts.map((text) => `${text}\n`).join('\n')).toBe(golden(file))
  })
})

describe('a .env file', () => {
  const variablesOf = (text: string): Record<string, string> => onlyAws(Object.entries(parseEnv(text)))

  test('holds the keys as Docker, which takes no quotes off, Node and a shell read them', () => {
    const text = textOf('dotenv', { profile: 'dev', region: 'eu-west-1' }, KEYS)
    const asDocker = text
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(/=(.*)/s))
    expect(onlyAws(asDocker)).toEqual(WITH_KEYS)
    expect(variablesOf(text)).toEqual(WITH_KEYS)
    expect(runIn('sh', `set -a\n${text}`)).toEqual({ ...LEFT_OVERS, ...WITH_KEYS })
  })

  test('holds any name that is not refused so that Node and a shell read the very same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...hostile), names), (profile) => {
        const written = environmentText('dotenv', { profile, region: null }, null)
        expect(written.ok).toBe(!/['\\$]/.test(profile))
        if (!written.ok) return
        expect(variablesOf(written.value)).toEqual({ AWS_PROFILE: profile })
        expect(runIn('sh', `set -a\n${written.value}`)['AWS_PROFILE']).toBe(profile)
      }),
      { numRuns: 60 },
    )
  })
})

describe('JSON', () => {
  test('with keys is what a credential_process prints', () => {
    const chosen = { profile: 'dev', region: 'eu-west-1' }
    expect(JSON.parse(textOf('json', chosen, KEYS))).toEqual({
      Version: 1,
      AccessKeyId: KEYS.accessKeyId,
      SecretAccessKey: KEYS.secretAccessKey,
      SessionToken: KEYS.sessionToken,
      Expiration: '2026-11-05T21:04:00Z',
    })
    expect(Object.keys(JSON.parse(textOf('json', chosen, LONG_TERM)))).toEqual([
      'Version',
      'AccessKeyId',
      'SecretAccessKey',
    ])
  })

  test('with keys is read back as the very same', () => {
    fc.assert(
      fc.property(
        names,
        names,
        fc.option(names),
        fc.option(fc.integer({ min: 0, max: 4e9 })),
        (id, secret, token, end) => {
          const keys = {
            accessKeyId: id,
            secretAccessKey: secret,
            sessionToken: token,
            expiresAt: end === null ? null : end * 1000,
          }
          const read = readCredentialProcess(textOf('json', { profile: 'dev', region: null }, keys))
          expect(read === null ? null : openedKeys(read, openSecret)).toEqual(keys)
        },
      ),
    )
    for (const text of ['', '{', 'null', '[]', '{}', '{"AccessKeyId":1,"SecretAccessKey":"EXAMPLE"}']) {
      expect(readCredentialProcess(text)).toBeNull()
    }
  })

  test('without keys is the variables, whatever the name', () => {
    fc.assert(
      fc.property(names, (profile) => {
        expect(JSON.parse(textOf('json', { profile, region: null }, null))).toEqual({ AWS_PROFILE: profile })
      }),
    )
  })
})

describe('the options of docker run', () => {
  /** What a program gets that is started with these words, by a real shell. */
  const wordsOf = (text: string): readonly string[] =>
    spawnSync('sh', ['-c', `printf '%s\\0' ${text}`], { encoding: 'utf8' })
      .stdout.split('\0')
      .slice(0, -1)

  test('are pairs of -e and a variable, whatever the value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...hostile), names), (profile) => {
        const words = wordsOf(textOf('docker', { profile, region: 'eu-west-1' }, null))
        expect(words).toEqual(['-e', `AWS_PROFILE=${profile}`, '-e', 'AWS_REGION=eu-west-1'])
      }),
      { numRuns: 40 },
    )
    expect(wordsOf(textOf('docker', { profile: 'dev', region: 'eu-west-1' }, KEYS))).toEqual(
      Object.entries(WITH_KEYS).flatMap(([name, value]) => ['-e', `${name}=${value}`]),
    )
  })
})

describe('every dialect', () => {
  test('refuses controls, line ends, NUL and direction marks in a name or a value, and never repeats the value', () => {
    for (const dialect of ENVIRONMENT_DIALECTS) {
      for (const bad of [
        'a\nEXAMPLE',
        'a\rEXAMPLE',
        'a\u0000EXAMPLE',
        'a\u001b[2JEXAMPLE',
        'a\u2028EXAMPLE',
        'a\u202eEXAMPLE',
        'a\ud800EXAMPLE',
      ]) {
        expect(environmentText(dialect, { profile: bad, region: null }, null).ok).toBe(false)
        for (const field of ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const) {
          const refused = environmentText(dialect, { profile: 'dev', region: null }, { ...KEYS, [field]: bad })
          expect(refused).toMatchObject({ ok: false, failure: expect.stringContaining('AWS_') })
          expect(JSON.stringify(refused)).not.toContain('EXAMPLE')
        }
      }
    }
  })

  test('refuses at the Windows command prompt what nothing escapes there', () => {
    for (const bad of ['a"b', '%PATH%', 'a!b']) {
      expect(environmentText('cmd', { profile: bad, region: null }, null)).toMatchObject({
        ok: false,
        failure: expect.stringContaining('PowerShell'),
      })
      expect(environmentText('cmd', { profile: 'dev', region: null }, { ...KEYS, sessionToken: bad }).ok).toBe(false)
    }
  })

  test('holds no secret where none was asked for, and does not name the profile beside keys', () => {
    for (const dialect of ENVIRONMENT_DIALECTS) {
      expect(textOf(dialect, { profile: 'dev', region: 'eu-west-1' }, null)).toContain('dev')
      expect(textOf(dialect, { profile: 'canary', region: 'eu-west-1' }, KEYS)).not.toContain('canary')
    }
  })

  test('has as many lines as it says: no value breaks one', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...ENVIRONMENT_DIALECTS), (profile, dialect) => {
        const plain = textOf(dialect, { profile: 'dev', region: null }, null)
        const written = environmentText(dialect, { profile, region: null }, null)
        if (written.ok) expect(written.value.split('\n').length).toBe(plain.split('\n').length)
      }),
    )
  })
})
