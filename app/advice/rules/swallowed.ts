import { isBlock } from '../../document/block.ts'
import type { WrittenSection, WrittenSetting } from '../../document/model.ts'
import { knownSetting } from '../../profile/catalog/index.ts'
import { adviceText } from '../../text/advice-text.ts'
import { profileText } from '../../text/profile-text.ts'
import { fixWith, replaceLine, setTo } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import { contentOf, isAlone, isOnly, linesOfSetting, type NamedSection, profileName, type World } from '../world.ts'

/** Indented lines under a value that are a header or a setting of their own: to AWS CLI they are part of the value above. */
export function findSwallowed(world: World): readonly FoundBy[] {
  return world.named.flatMap((named) =>
    named.section.settings
      .filter(({ value }) => value.includes('\n'))
      .flatMap((setting) => swallowedBy(named, setting)),
  )
}

const HEADER = /^\[.+\]$/

function swallowedBy(named: NamedSection, setting: WrittenSetting): readonly FoundBy[] {
  const { file } = named
  const name = setting.name.toLowerCase()
  const [, ...pieces] = setting.value.split('\n')
  const base = { severity: 'warning', file: file.path, line: setting.line, profile: profileName(named) } as const
  if (pieces.some((piece) => HEADER.test(piece))) {
    return [
      {
        ...base,
        code: 'header-swallowed',
        message: profileText.headerSwallowed(name),
        fix: dedentHeader(named, setting),
      },
    ]
  }
  const settings = isBlock(setting.value)
    ? []
    : pieces.map((piece) => knownIn(named, piece)).filter((pair) => pair !== null)
  if (settings.length === 0) return []
  const message = adviceText.settingSwallowed(
    settings.map(([inner]) => inner),
    name,
  )
  const isWhole = settings.length === pieces.length
  return [{ ...base, code: 'setting-swallowed', message, fix: isWhole ? setApart(named, setting, settings) : null }]
}

type Pair = readonly [name: string, value: string]

/** `name = value` with a name AWS documents: a continued command line may hold equals signs too. */
function knownIn({ kind }: NamedSection, piece: string): Pair | null {
  const match = /^([A-Za-z0-9_]{2,64})\s*=\s*(.*)$/.exec(piece)
  const name = match?.[1]?.toLowerCase()
  if (name === undefined || knownSetting(name, kind) === null) return null
  return [name, match?.[2]?.trim() ?? '']
}

function setApart({ file, section }: NamedSection, setting: WrittenSetting, settings: readonly Pair[]): Fix | null {
  const names = [setting.name.toLowerCase(), ...settings.map(([name]) => name)]
  const isFree = new Set(names).size === names.length && settings.every(([name]) => !isThere(section, name))
  if (!isFree || !isAlone(file, section.name) || !isOnly(section, setting.name)) return null
  const [first = ''] = setting.value.split('\n')
  return fixWith(file, setting.line, adviceText.fix.setApart, [
    setTo(section.name, setting.name, first.trim()),
    ...settings.map(([name, value]) => setTo(section.name, name, value)),
  ])
}

function isThere({ settings }: WrittenSection, name: string): boolean {
  return settings.some((each) => each.name.toLowerCase() === name)
}

/** Every swallowed header moves to the start of its line, unless a section of that name would then be there twice. */
function dedentHeader({ file }: NamedSection, setting: WrittenSetting): Fix | null {
  const headers = linesOfSetting(file, setting).filter((line) => HEADER.test(contentOf(line).trim()))
  const names = headers.map((line) => contentOf(line).trim().slice(1, -1))
  if (new Set(names).size < names.length || names.some((name) => file.headers.has(name))) return null
  return fixWith(
    file,
    setting.line,
    adviceText.fix.dedent,
    headers.map((line) => replaceLine(line, contentOf(line).trim())),
  )
}
