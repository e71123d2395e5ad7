import type { Intent, IntentPlan, IntentRefusal, PlanNote, Target } from '../../../app/command/model.ts'
import { openCommands } from '../../../app/command/open-commands.ts'
import { planIntent } from '../../../app/command/plan-intent.ts'
import type { Surroundings } from '../../../app/command/surroundings.ts'
import { planCommands } from '../../../app/document/plan-commands.ts'
import type { FileRole, ProfileBook } from '../../../app/profile/model.ts'
import { openSecret } from '../../../app/text/secret.ts'
import { book } from '../profile/snapshots.ts'

/** A profile as a target. */
export const profile = (name: string): Target => ({ kind: 'profile', name })

/** An edit of one profile: settings by name, null to take one out. */
export function edit(
  name: string,
  settings: Readonly<Record<string, string | null>>,
  file: FileRole | null = null,
): Intent {
  const edits = Object.entries(settings).map(([setting, value]) => ({ setting, value, file }))
  return { kind: 'edit', target: profile(name), edits }
}

/** What a plan came to: both texts, and what was said. */
export type Done = {
  readonly config: string
  readonly credentials: string
  readonly title: string
  readonly notes: readonly string[]
  readonly severities: readonly PlanNote['severity'][]
}

/** The texts after a plan, the way whoever writes makes them. */
export function textsAfter(plan: IntentPlan, from: ProfileBook): Readonly<Record<FileRole, string>> {
  const texts = { config: from.files.config.text, credentials: from.files.credentials.text }
  for (const { role, commands } of plan.changes) {
    const planned = planCommands(texts[role], openCommands(commands, openSecret))
    if (!planned.ok) throw new Error(`${planned.problem.code} in ${role}`)
    texts[role] = planned.text
  }
  return texts
}

/** Plans and does an intent that must be possible. */
export function done(
  config: string | null,
  credentials: string | null,
  intent: Intent,
  surroundings?: Surroundings,
): Done {
  const from = book(config, credentials)
  const result = planIntent(intent, from, surroundings)
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`)
  const { title, notes } = result.plan
  return {
    ...textsAfter(result.plan, from),
    title,
    notes: notes.map((note) => note.message),
    severities: notes.map((note) => note.severity),
  }
}

/** Plans an intent that must be refused. */
export function refusal(config: string | null, credentials: string | null, intent: Intent): IntentRefusal {
  const result = planIntent(intent, book(config, credentials))
  if (result.ok) throw new Error(`planned: ${JSON.stringify(result.plan)}`)
  return result.refusal
}
