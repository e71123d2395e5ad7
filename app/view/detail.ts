import { profileKind } from '../chain/kind.ts'
import { shadowOf } from '../chain/shadow.ts'
import { NO_MARKS } from '../marks/model.ts'
import { accountIdOf } from '../profile/identity.ts'
import type { EffectiveSetting, Problem, Profile, ProfileBook, ProfileKind } from '../profile/model.ts'
import { filledValue } from '../profile/settings.ts'
import { NOTHING_VAULTED } from '../session/keys.ts'
import { asksLanyard } from '../session/own-command.ts'
import { redact } from '../text/redact.ts'
import { shadowedText, storedText } from '../text/view-text.ts'
import { allProblems } from './all-problems.ts'
import { detailSentence } from './detail-sentence.ts'
import { environmentLine, type Shell } from './environment-line.ts'
import type { ProblemView, ProfileDetail, SettingView } from './model.ts'
import { originAt, originOf } from './origin.ts'
import { productionOf } from './production.ts'
import { endOf, lifetimeOf, type ProfileEnd } from './profile-end.ts'
import { renewalOf } from './renewal.ts'
import { badgeOf, type RowsInput } from './rows.ts'
import { showValue } from './setting-value.ts'

/** What a detail is made of: what the rows are made of, and the shell of *Copy environment*. */
export type DetailInput = RowsInput & { readonly shell: Shell }

function showSetting(setting: EffectiveSetting, files: ProfileBook['files']): SettingView {
  const shown = showValue(setting.name, setting.value)
  return {
    name: setting.name,
    value: shown.text,
    masked: shown.masked,
    origin: originOf(files, setting.place),
    overrides: setting.overrides.map((one) => ({
      value: showValue(setting.name, one.value).text,
      origin: originOf(files, one.place),
    })),
  }
}

const showProblem = (problem: Problem, files: ProfileBook['files']): ProblemView => ({
  code: problem.code,
  severity: problem.severity,
  message: redact(problem.message),
  origin: problem.file === null || problem.line === null ? null : originAt(files, problem.file, problem.line),
})

function shadowProblem(profile: Profile, kind: ProfileKind): readonly Problem[] {
  const shadow = kind === 'broken' ? null : shadowOf(profile)
  if (shadow === null) return []
  const { message, place } = shadow
  return [{ code: shadowedText.code, severity: 'warning', message, ...place }]
}

/** Where the live credentials stand, or null when nothing lives. */
function storedIn(end: ProfileEnd, book: ProfileBook): string | null {
  switch (end.store) {
    case null:
      return null
    case 'sso-cache':
      return storedText.ssoCache
    case 'login-cache':
      return storedText.loginCache
    case 'role-cache':
      return storedText.roleCache
    case 'section':
      return sectionOf(end.holder ?? '', book)
  }
}

function sectionOf(name: string, book: ProfileBook): string | null {
  const sections = book.byName.get(name)?.sections
  const role = sections?.credentials?.settings.has('aws_access_key_id') ? 'credentials' : 'config'
  const section = sections?.[role]
  if (section === undefined || section === null) return null
  return storedText.section(role === 'config' && name !== 'default' ? `profile ${name}` : name, role)
}

function givenBy(profile: Profile, kind: ProfileKind, vault: DetailInput['vault']): ProfileDetail['givenBy'] {
  if (kind !== 'process') return 'files'
  if ((vault ?? NOTHING_VAULTED).has(profile.name)) return 'vault'
  return asksLanyard(filledValue(profile.settings, 'credential_process') ?? '') ? 'lanyard' : 'files'
}

/** Everything the detail shows of one profile; null when there is no such profile. */
export function buildDetail(name: string, input: DetailInput): ProfileDetail | null {
  const { book } = input
  const profile = book.byName.get(name)
  if (profile === undefined) return null
  const finding = profileKind(book, input.external, name)
  const { kind } = finding
  const problems = [...allProblems(profile, finding), ...shadowProblem(profile, kind)]
  const end = endOf(profile, input)
  const renewal = renewalOf(profile, kind, book, input.vault)
  const renewFrom = renewal.from
  const line = environmentLine(name, input.shell)
  const given = givenBy(profile, kind, input.vault)
  const facts = {
    profile,
    kind,
    keyId: input.vault?.get(name)?.accessKeyId ?? null,
    givenBy: given,
    accountId: accountIdOf(profile),
    madeFrom: renewFrom === name ? null : renewFrom,
    brokenReason: redact(problems.find((problem) => problem.severity === 'error')?.message ?? '') || null,
  }
  return {
    name,
    kind,
    label: productionOf(input.production, input.marks)(name) ? 'production' : null,
    sentence: detailSentence(facts),
    badge: badgeOf(profile, kind, end.end, renewFrom === null ? null : lifetimeOf(profile, end.store, input)),
    storedIn: storedIn(end, book),
    givenBy: given,
    renewFrom,
    renewHint: renewal.hint,
    settings: [...profile.settings.values()].map((setting) => showSetting(setting, book.files)),
    problems: problems.map((problem) => showProblem(problem, book.files)),
    environmentLine: line.ok ? line.value : '',
    marks: saidOf(name, input),
  }
}

function saidOf(name: string, { marks }: DetailInput): ProfileDetail['marks'] {
  const { production, pinned } = marks.get(name) ?? NO_MARKS
  return { production, pinned }
}
