import type { RoutePreference } from '../session/routes/model.ts'
import type { Instant } from '../text/instant.ts'

/** Colours a person may give a profile; a token of the theme each, never a free value. */
export const MARK_COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'grey'] as const
export type MarkColour = (typeof MARK_COLOURS)[number]

/** What Lanyard itself remembers of one profile (`profiles.json` in the state folder, 0600). Never secret, never needed by AWS tools. */
export type ProfileMarks = {
  readonly favourite: boolean
  readonly colour: MarkColour | null
  /** Up to 2,000 characters; empty: none. */
  readonly note: string
  /** `yes`, `no`: said by the person for this profile; null: what the patterns of `settings.ini` say. */
  readonly production: 'yes' | 'no' | null
  /** Notices although it was not used today. */
  readonly pinned: boolean
  /** When it was last renewed, copied or switched to in Lanyard; null: never. */
  readonly usedAt: Instant | null
  readonly preference: RoutePreference
}

/** Marks by profile name. A profile without an entry has {@link NO_MARKS}. */
export type MarksBook = ReadonlyMap<string, ProfileMarks>

/** Of a profile nobody marked. */
export const NO_MARKS: ProfileMarks = {
  favourite: false,
  colour: null,
  note: '',
  production: null,
  pinned: false,
  usedAt: null,
  preference: { route: null, place: null, durationSeconds: null },
}

/** One thing that changes of one profile's marks. */
export type MarkChange =
  | { readonly mark: 'favourite'; readonly value: boolean }
  | { readonly mark: 'colour'; readonly value: MarkColour | null }
  | { readonly mark: 'note'; readonly value: string }
  | { readonly mark: 'production'; readonly value: ProfileMarks['production'] }
  | { readonly mark: 'pinned'; readonly value: boolean }
  | { readonly mark: 'preference'; readonly value: RoutePreference }
  /** It was renewed, copied or switched to at this instant. */
  | { readonly mark: 'used'; readonly value: Instant }
