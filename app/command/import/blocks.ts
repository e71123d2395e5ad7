import type { WrittenSection } from '../../document/model.ts'
import { parseDocument } from '../../document/parse.ts'
import { knownSetting } from '../../profile/catalog/index.ts'
import { tolerantMeaning } from '../../profile/header-name.ts'
import type { Found, Gathered, GatheredSession } from './model.ts'

/** A line that opens a section. */
const HEADER = /^[ \t]{0,80}\[[^\]\r\n]+\]/m
/** The settings of a section whose header was not copied; with a comma behind it is code. */
const BARE_SETTING = /^[ \t]{0,80}aws_access_key_id[ \t]{0,80}[=:][^\r\n]*[^,\r\n]$/m

/** `> `, `$ ` before a line: quoted mail and prompts. */
const LINE_MARK = /^[ \t]{0,20}(?:[>$%❯➜][ \t]+)+/gm
/** `[ada@host ~]$ aws …`: a prompt that looks like a header. */
const BRACKET_PROMPT = /^[ \t]{0,20}\[[^@\]\r\n]*@[^\]\r\n]*\][$#%>][^\r\n]*/gm

/** The access portal's name for a pair of account and role. */
const PORTAL_NAME = /^\d{12}_/

/**
 * Blocks of the shared files, of either file: what the IAM Identity Center portal offers to copy (`[111122223333_Admin]`), `[profile x]`,
 * `[sso-session x]`. Prose around them, quote marks and prompts do not matter. A section without any setting AWS documents is none.
 */
export function readBlocks(text: string): Found | null {
  const plain = text.replace(BRACKET_PROMPT, '').replace(LINE_MARK, '')
  const isHeaded = HEADER.test(plain)
  if (!isHeaded && !BARE_SETTING.test(plain)) return null
  const { sections } = parseDocument(isHeaded ? plain : `[profile ${NO_NAME}]\n${plain}`)
  const profiles = new Map<string, Map<string, string>>()
  const sessions = new Map<string, Map<string, string>>()
  let hasServices = false
  for (const section of sections) {
    const meaning = meaningOf(section.name.trim())
    if (meaning.of === 'services') hasServices = true
    else addSettings(meaning.of === 'profile' ? profiles : sessions, meaning.name, settingsOf(section, meaning.of))
  }
  if (profiles.size === 0 && sessions.size === 0) return null
  const named = [...profiles].map(([name, settings]): Gathered => ({ name: name === NO_NAME ? null : name, settings }))
  return {
    format: named.some(({ name }) => name !== null && PORTAL_NAME.test(name)) ? 'portal' : 'shared-file',
    profiles: named,
    sessions: [...sessions].map(([name, settings]): GatheredSession => ({ name, settings })),
    omissions: hasServices ? ['services'] : [],
  }
}

/** Stands for the header that was not copied; the readers of names never give it. */
const NO_NAME = '\u{e000}'

type Meaning = { readonly of: 'profile' | 'sso-session' | 'services'; readonly name: string }

/** Config's prefixes where there is one; a bare name is one of the credentials file. */
function meaningOf(header: string): Meaning {
  const prefixed = /^(?:profile|sso-session|services)/.test(header) ? tolerantMeaning('config', header) : null
  return prefixed ?? { of: 'profile', name: header }
}

function addSettings(
  into: Map<string, Map<string, string>>,
  name: string,
  settings: readonly (readonly [string, string])[],
): void {
  if (settings.length === 0) return
  const known = into.get(name) ?? new Map<string, string>()
  for (const [setting, value] of settings) known.set(setting, value)
  into.set(name, known)
}

/** A section's settings by lower-cased name, nested ones as `s3.addressing_style`; none where AWS documents not one of them. */
function settingsOf(section: WrittenSection, kind: 'profile' | 'sso-session'): readonly (readonly [string, string])[] {
  const settings = section.settings
    .flatMap(({ name, value }) => unfold(name.toLowerCase(), value))
    .filter(([name]) => /^[a-z0-9_-]{1,64}(?:\.[a-z0-9_-]{1,64})?$/.test(name))
  return settings.some(([name]) => knownSetting(name, kind) !== null) ? settings : []
}

/** A value with indented lines: a block where it begins with one; else those lines are settings of their own, indented by accident. */
function unfold(name: string, value: string): readonly (readonly [string, string])[] {
  const [first = '', ...more] = value.split('\n')
  const prefix = first === '' && more.length > 0 ? `${name}.` : ''
  const pairs = more.flatMap((line) => {
    const delimiter = line.search(/[=:]/)
    if (delimiter <= 0) return []
    const inner = line.slice(0, delimiter).trim().toLowerCase()
    return [[prefix + inner, unquoted(line.slice(delimiter + 1).trim())] as const]
  })
  return prefix === '' ? [[name, unquoted(first)], ...pairs] : pairs
}

/** Quotes around a whole value are never meant as part of it, except around the program of a `credential_process`. */
function unquoted(value: string): string {
  return /^(["'])[^"']*\1$/.test(value) ? value.slice(1, -1).trim() : value
}
