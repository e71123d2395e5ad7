import { ownerText } from '../text/owner-text.ts'
import { type MarkedBlock, markedBlocks } from './marked-blocks.ts'
import type { FileRole, ProfileBook, ProfileSection } from './model.ts'
import { filledValue } from './settings.ts'
import { splitShellWords } from './shell-words.ts'

/** A tool that writes or uses a section, and what that means for whoever edits it. */
export type SectionOwner = { readonly tool: string; readonly sentence: string }

/** What a section alone does not tell: the marked blocks of its file, the profiles beside it. */
export type OwnerSurroundings = {
  readonly blocks: readonly MarkedBlock[]
  readonly profiles: ReadonlyMap<string, unknown>
}

const ALONE: OwnerSurroundings = { blocks: [], profiles: new Map() }

/** What {@link ownerOf} wants to know of the file its section stands in. */
export function ownerSurroundings(book: ProfileBook, role: FileRole): OwnerSurroundings {
  return { blocks: markedBlocks(book.files[role].text), profiles: book.byName }
}

/**
 * The tool that a section was made by or is used by, null when nothing says so. Known by comment markers around it, settings that only one
 * tool writes, the program in `credential_process`, and names. Markers come first: what stands between them is replaced as a whole.
 */
export function ownerOf(section: ProfileSection, around: OwnerSurroundings = ALONE): SectionOwner | null {
  return (
    ownerByMarkers(section, around) ??
    ownerBySettings(section) ??
    ownerByProcess(section) ??
    ownerByName(section, around)
  )
}

function ownerByMarkers({ place }: ProfileSection, { blocks }: OwnerSurroundings): SectionOwner | null {
  const label = blocks.find(({ begin, end }) => begin < place.line && place.line < end)?.label
  if (label === undefined) return null
  const tool = BLOCKS.get(label) ?? ownerText.unknownBlock(label)
  return { tool, sentence: ownerText.block(tool) }
}

/** aws-sso-cli (internal/utils/fileedit.go): `# BEGIN_AWS_SSO_CLI` to `# END_AWS_SSO_CLI`. */
const BLOCKS: ReadonlyMap<string, string> = new Map([['AWS_SSO_CLI', 'aws-sso-cli']])

/**
 * Settings that only one tool writes. awsume (`autoawsume`): manager, awsumepy_command; Granted (`granted sso populate`): granted_*,
 * common_fate_generated_from; aws-sso-util (`configure populate`): sso_auto_populated; saml2aws and tools after it: x_principal_arn;
 * aws-google-auth: google_config.*; aws-mfa: assumed_role beside expiration; gimme-aws-creds and okta-awscli leave no mark of their own.
 */
const BY_SETTING: readonly (readonly [pattern: RegExp, tool: string])[] = [
  [/^awsumepy_command$/, 'awsume'],
  [/^(granted_.*|common_fate_generated_from)$/, 'Granted'],
  [/^sso_auto_populated$/, 'aws-sso-util'],
  [/^x_principal_arn$/, 'saml2aws'],
  [/^google_config\./, 'aws-google-auth'],
  [/^okta_.*/, 'an Okta command line'],
]

/** What can be said as a tool's name in a sentence. */
const TOOL_NAME = /^[\w .@/-]{1,40}$/

function ownerBySettings({ settings }: ProfileSection): SectionOwner | null {
  const manager = filledValue(settings, 'manager')
  if (manager !== null && TOOL_NAME.test(manager)) return { tool: manager, sentence: ownerText.rewrites(manager) }
  for (const [pattern, tool] of BY_SETTING) {
    if ([...settings.keys()].some((name) => pattern.test(name))) return { tool, sentence: ownerText.rewrites(tool) }
  }
  return null
}

/** Programs known in `credential_process`. Leapp writes its line itself, the others are put there by people or by the tool. */
const PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['leapp', 'Leapp'],
  ['granted', 'Granted'],
  ['dgranted', 'Granted'],
  ['assumego', 'Granted'],
  ['aws-vault', 'aws-vault'],
  ['aws-sso-util', 'aws-sso-util'],
  ['aws-sso', 'aws-sso-cli'],
  ['saml2aws', 'saml2aws'],
  ['gimme-aws-creds', 'gimme-aws-creds'],
  ['okta-aws-cli', 'okta-aws-cli'],
  ['okta-awscli', 'okta-awscli'],
  ['aws-okta', 'aws-okta'],
  ['awsume', 'awsume'],
  ['awsumepy', 'awsume'],
  ['aws_signing_helper', 'IAM Roles Anywhere'],
])

function ownerByProcess({ settings }: ProfileSection): SectionOwner | null {
  const command = filledValue(settings, 'credential_process')
  const [program = ''] = command === null ? [] : (splitShellWords(command) ?? [])
  const base = program.replace(/^.*[\\/]/s, '').replace(/\.(exe|cmd|bat)$/i, '')
  const tool = PROGRAMS.get(base)
  if (tool === undefined) return null
  return { tool, sentence: tool === 'Leapp' ? ownerText.rewrites(tool) : ownerText.asks(tool) }
}

const LONG_TERM = '-long-term'

/** aws-mfa: keys in `x-long-term`, the session in `x`, with `assumed_role` and `expiration` there. awsume: `autoawsume-x`. */
function ownerByName({ name, settings }: ProfileSection, { profiles }: OwnerSurroundings): SectionOwner | null {
  if (name.startsWith('autoawsume-')) return { tool: 'awsume', sentence: ownerText.rewrites('awsume') }
  const tool = 'aws-mfa'
  if (name.endsWith(LONG_TERM) && name.length > LONG_TERM.length) {
    return { tool, sentence: ownerText.longTerm(tool, name.slice(0, -LONG_TERM.length)) }
  }
  const isSession = profiles.has(name + LONG_TERM) && (settings.has('assumed_role') || settings.has('expiration'))
  return isSession ? { tool, sentence: ownerText.shortTerm(tool, name + LONG_TERM) } : null
}
