import * as v from 'valibot'
import { isSecretName } from '../profile/setting-value.ts'
import { makeSecret } from '../text/secret.ts'
import { holdsSecret } from '../view/setting-value.ts'

/*
 * What a window sends when something is edited. Bounded like everything from a page, and secret values are wrapped here, at the door:
 * no handler ever sees the text of one.
 */

/** Longest name of a section. AWS sets no bound; nobody types more. */
const NAME = 1024
/** Longest value: session tokens have up to a few thousand characters, values nobody knows may have more. */
const VALUE = 65_536
/** Most settings changed at once, and most profiles imported at once. */
const MOST = 1000

const name = v.pipe(v.string(), v.maxLength(NAME))
/** The id of a finding may end in a profile's name. */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(2 * NAME))
const sectionKind = v.picklist(['profile', 'sso-session', 'services'])
const references = v.picklist(['follow', 'leave'])

/** A key of a block is written as text, so only AWS's own secret settings are wrapped there, and refused where they are planned. */
const arrivesSecret = (setting: string): boolean =>
  isSecretName(setting) || (!setting.includes('.') && holdsSecret(setting))

const target = v.strictObject({ kind: sectionKind, name })

const setting = v.pipe(
  v.strictObject({
    setting: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
    value: v.nullable(v.pipe(v.string(), v.maxLength(VALUE))),
    file: v.nullable(v.picklist(['config', 'credentials'])),
  }),
  v.transform((edit) => ({
    ...edit,
    value: edit.value !== null && arrivesSecret(edit.setting) ? makeSecret(edit.value) : edit.value,
  })),
)
const settings = v.pipe(v.array(setting), v.maxLength(MOST))

/** Everything a window may want of the two files; `import` and `fix` name what main holds already. */
export const editPayload = v.variant('kind', [
  v.strictObject({ kind: v.literal('edit'), target, edits: settings }),
  v.strictObject({ kind: v.literal('add'), target, settings }),
  v.strictObject({ kind: v.literal('duplicate'), target, to: name }),
  v.strictObject({ kind: v.literal('rename'), target, to: name, references }),
  v.strictObject({ kind: v.literal('remove'), target, references }),
  /** `id` of an `ImportView`; `names` in its order. */
  v.strictObject({ kind: v.literal('import'), id, names: v.pipe(v.array(name), v.maxLength(MOST)) }),
  /** `id` of a `FindingView`. */
  v.strictObject({ kind: v.literal('fix'), id }),
])
/** What a window wants, as a handler gets it: secret values wrapped. */
export type EditRequest = v.InferOutput<typeof editPayload>

/** A form for one section; `name` null: for a new one of that kind. */
export const formPayload = v.strictObject({ kind: sectionKind, name: v.nullable(name) })
/** The dry run that is shown. */
export const previewPayload = v.strictObject({ id })
/** What to keep of a section that somebody else changed meanwhile. */
export const conflictPayload = v.strictObject({ id, keep: v.picklist(['mine', 'theirs']) })
/** Where pasted text comes from; main fetches it, so that it never enters a page. */
export const importPayload = v.strictObject({ from: v.picklist(['clipboard', 'file']) })
/** A write in history by number; null: the newest that is not undone. */
export const undoPayload = v.strictObject({
  id: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))),
})
