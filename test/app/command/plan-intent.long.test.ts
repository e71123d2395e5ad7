import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Intent, IntentPlan, SectionKind, Target } from '../../../app/command/model.ts'
import { openCommands } from '../../../app/command/open-commands.ts'
import { planIntent } from '../../../app/command/plan-intent.ts'
import { applyEdits, invertEdits } from '../../../app/document/edits.ts'
import { planCommands } from '../../../app/document/plan-commands.ts'
import { botocoreMeaning, sdkJsMeaning, tolerantMeaning } from '../../../app/profile/header-name.ts'
import type { FileRole, ProfileBook, ProfileSection, Reading, SettingValue } from '../../../app/profile/model.ts'
import { referencesTo } from '../../../app/profile/references.ts'
import { writtenSections } from '../../../app/profile/written.ts'
import { openSecret } from '../../../app/text/secret.ts'
import { runs } from '../../support/cases.ts'
import { anyText, awsLikeText, tidyText } from '../document/file-text.ts'
import { book } from '../profile/snapshots.ts'
import { intentFor } from './intents.ts'
import { textsAfter } from './planning.ts'

const ROLES = ['config', 'credentials'] as const
const DIALECTS = ['botocore', 'sdk-js'] as const

const fileText = (role: FileRole) =>
  fc.oneof(
    { weight: 5, arbitrary: tidyText(role) },
    { weight: 2, arbitrary: awsLikeText },
    { weight: 1, arbitrary: anyText },
  )

const wanted = fc.tuple(fileText('config'), fileText('credentials')).chain(([config, credentials]) =>
  fc.record({
    config: fc.constant(config),
    credentials: fc.constant(credentials),
    intent: intentFor(book(config, credentials)),
  }),
)

/** Asks of every generated pair of files and intent. */
function always(check: (before: ProfileBook, intent: Intent) => void) {
  return fc.property(wanted, ({ config, credentials, intent }) => check(book(config, credentials), intent))
}

/** Does a plan; null when there is none. */
function planned(
  before: ProfileBook,
  intent: Intent,
): { readonly plan: IntentPlan; readonly after: ProfileBook } | null {
  const result = planIntent(intent, before)
  if (!result.ok) return null
  const { config, credentials } = textsAfter(result.plan, before)
  return { plan: result.plan, after: book(config, credentials) }
}

/** The names an intent is about, as each tool calls them, and who follows. */
function namesAbout(before: ProfileBook, intent: Intent): ReadonlySet<string> {
  const targets = targetsOf(intent)
  const followers = 'references' in intent ? referencesTo(before, intent.target) : []
  const isGlobal = followers.some((reference) => reference.profile === 'DEFAULT')
  const own = targets.flatMap(({ kind, name }) => {
    // A header means several names: [profile x] in the credentials file is `profile x` to one tool and `profile.x` to another.
    const headers = ROLES.flatMap((role) =>
      writtenSections(before.files[role])
        .filter((section) => tolerantMeaning(role, section.name)?.name === name)
        .map((section) => [role, section.name] as const),
    )
    const others = [...headers, ['credentials', name] as const].flatMap(([role, header]) =>
      [botocoreMeaning, sdkJsMeaning].map((meaningOf) => meaningOf(role, header)?.name ?? name),
    )
    return [name, ...others].map((each) => `${kind} ${each}`)
  })
  const following = followers.flatMap(({ profile, role, header }) =>
    [profile, ...[botocoreMeaning, sdkJsMeaning].map((meaningOf) => meaningOf(role, header)?.name ?? profile)].map(
      (each) => `profile ${each}`,
    ),
  )
  return new Set([...own, ...following, ...(isGlobal ? ['*'] : [])])
}

function targetsOf(intent: Intent): readonly Target[] {
  switch (intent.kind) {
    case 'edit':
    case 'add':
    case 'remove':
      return [intent.target]
    case 'duplicate':
      return [{ ...intent.target, name: intent.to }]
    case 'rename':
      return [intent.target, { ...intent.target, name: intent.to }]
    case 'import':
      return intent.profiles.flatMap(({ name, ssoSession }): Target[] => [
        { kind: 'profile', name },
        ...(ssoSession === null ? [] : [{ kind: 'sso-session' as const, name: ssoSession.name }]),
      ])
    case 'fix':
      return []
  }
}

function shown(value: SettingValue): unknown {
  switch (value.kind) {
    case 'plain':
      return value.text
    case 'secret':
      return ['secret', openSecret(value.secret)]
    case 'nested':
      return [...value.entries]
  }
}

/** What a section says; in which order is nothing to any tool. */
function said({ settings }: ProfileSection): unknown {
  return new Map([...settings].map(([name, { value }]) => [name, shown(value)]))
}

/** Everything a tool reads in a file, under kind and name, but for some names. */
function readingBut(reading: Reading, names: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const shelves: readonly (readonly [SectionKind, ReadonlyMap<string, ProfileSection>])[] = [
    ['profile', reading.profiles],
    ['sso-session', reading.ssoSessions],
    ['services', reading.services],
  ]
  const entries = shelves.flatMap(([kind, shelf]) =>
    [...shelf].map(([name, section]) => [`${kind} ${name}`, said(section)] as const),
  )
  return Object.fromEntries(entries.filter(([key]) => !names.has(key)))
}

describe('a plan for any two files', () => {
  it('never makes a tool refuse a file', () => {
    fc.assert(
      always((before, intent) => {
        const done = planned(before, intent)
        if (done === null) return
        for (const role of ROLES) {
          for (const dialect of DIALECTS) {
            if (before.readings[dialect][role].refusal !== null) continue
            expect(done.after.readings[dialect][role].refusal).toBeNull()
          }
        }
      }),
      runs(8_000),
    )
  })

  it('never changes what another profile, session or services section reads as', () => {
    fc.assert(
      always((before, intent) => {
        const done = planned(before, intent)
        const names = namesAbout(before, intent)
        if (done === null || names.has('*')) return
        for (const role of ROLES) {
          for (const dialect of DIALECTS) {
            const one = before.readings[dialect][role]
            if (one.refusal !== null) continue
            expect(readingBut(done.after.readings[dialect][role], names)).toEqual(readingBut(one, names))
          }
        }
      }),
      runs(8_000),
    )
  })

  it('is undone exactly by the inverse of its edits', () => {
    fc.assert(
      always((before, intent) => {
        const result = planIntent(intent, before)
        if (!result.ok) return
        for (const { role, commands } of result.plan.changes) {
          const { text } = before.files[role]
          const done = planCommands(text, openCommands(commands, openSecret))
          if (!done.ok) throw new Error(done.problem.code)
          expect(applyEdits(text, done.edits)).toBe(done.text)
          expect(applyEdits(done.text, invertEdits(text, done.edits))).toBe(text)
        }
      }),
      runs(6_000),
    )
  })

  it('gives AWS CLI what was wanted', () => {
    fc.assert(
      always((before, intent) => {
        const done = planned(before, intent)
        if (done === null) return
        const { botocore, tolerant } = done.after.readings
        const isRefused = ROLES.some((role) => botocore[role].refusal !== null)
        if (intent.kind === 'remove' && intent.target.kind === 'profile') {
          for (const role of ROLES) expect(tolerant[role].profiles.has(intent.target.name)).toBe(false)
        }
        if (isRefused || intent.kind === 'remove') return
        for (const { kind, name } of targetsOf(intent).slice(-1)) {
          const { ssoSessions, services, byName } = done.after
          expect({ profile: byName, 'sso-session': ssoSessions, services }[kind].has(name)).toBe(true)
        }
        if (intent.kind !== 'rename' || intent.target.kind !== 'profile') return
        const old = before.byName.get(intent.target.name)
        const settings = (from: ReadonlyMap<string, { readonly value: SettingValue }> | undefined) =>
          [...(from ?? [])]
            .filter(([each]) => !/source_profile|credential_process/.test(each))
            .map(([each, { value }]) => [each, shown(value)])
        expect(done.after.byName.has(intent.target.name)).toBe(false)
        expect(settings(done.after.byName.get(intent.to)?.settings)).toEqual(settings(old?.settings))
      }),
      runs(6_000),
    )
  })

  it('has nothing to do the second time', () => {
    fc.assert(
      always((before, intent) => {
        if (intent.kind !== 'edit' || intent.edits.length > 1) return
        const done = planned(before, intent)
        if (done === null || done.plan.changes.some(({ commands }) => JSON.stringify(commands).includes('••'))) return
        const { config, credentials } = done.after.files
        const again = planned(done.after, {
          ...intent,
          edits: intent.edits.filter((edit) => edit.value !== null && edit.file !== null),
        })
        if (again === null) return
        expect(again.after.files.config.text).toBe(config.text)
        expect(again.after.files.credentials.text).toBe(credentials.text)
      }),
      runs(4_000),
    )
  })

  it('comes to something often enough for all this to mean anything', () => {
    const made = fc
      .sample(wanted, 400)
      .filter(({ config, credentials, intent }) => planIntent(intent, book(config, credentials)).ok)
    expect(made.length).toBeGreaterThan(80)
  })
})
