import type { MarkColour } from '../marks/model.ts'
import type { ResultPlace, RouteKind } from '../session/routes/model.ts'
import type { Instant } from '../text/instant.ts'
import type { RichText } from './model.ts'

/*
 * What the Sessions room, the token window and the tray show of sessions: JSON-safe, without a secret. "Time left" is always an instant.
 */

/** Where a thing that expires was found. `target`: keys in a section; `memory`: held by this Lanyard; `environment`: its own variables. */
export type SessionOriginKind =
  | 'target'
  | 'cli-cache'
  | 'sso-cache'
  | 'login-cache'
  | 'memory'
  | 'environment'
  | 'process'

/** One bar of the timeline. */
export type SessionBar = {
  /** Unique, stable: origin and name. */
  readonly id: string
  /** Null: keys of the environment, or a cache that no profile uses. */
  readonly profile: string | null
  readonly title: string
  /** `GetSessionToken from acme-base · in [acme-base-mfa] of credentials`. */
  readonly subtitle: string
  readonly origin: SessionOriginKind
  readonly serial: string | null
  /** Null: it ends, and nobody wrote when; *Test* tells whether it still works. */
  readonly expiresAt: Instant | null
  readonly startedAt: Instant | null
  /** `itself`: Lanyard renews it without a person; `code`: with a code; `elsewhere`: by another tool, named in `hint`. */
  readonly renewal: 'itself' | 'code' | 'elsewhere' | 'none'
  readonly hint: string | null
  readonly renewFrom: string | null
  /** Written by Lanyard, so that *Stop* can take back just that. */
  readonly ours: boolean
  readonly label: 'production' | null
  readonly colour: MarkColour | null
  readonly pinned: boolean
}

/** An MFA device and what hangs on it. */
export type DeviceView = {
  readonly serial: string
  readonly name: string
  readonly accountId: string | null
  /** `code`: gives six digits; `fido`: cannot, with the reason in `hint`. */
  readonly kind: 'code' | 'fido'
  readonly hint: string | null
  /** Profiles that one code brings to life, at most. */
  readonly opens: readonly string[]
  /** The command that gives its code, as the person wrote it; null: typed. */
  readonly tokenCommand: string | null
  /** The running 30 s window was used: when the next begins; else null. */
  readonly waitUntil: Instant | null
}

/** What of renewing by itself a person should know. */
export type KeeperView = {
  readonly state: 'on' | 'off' | 'offline' | 'on-battery' | 'busy'
  /** When it acts next; null: nothing to do. */
  readonly nextAt: Instant | null
  readonly nextProfile: string | null
  /** The last failure, as a sentence; null: none. */
  readonly trouble: string | null
  /** Profiles whose last renewal by itself failed, so that their end is worth a notice; left out: none. */
  readonly failed?: readonly string[]
}

/** The Sessions room, pushed with each snapshot. */
export type SessionsView = {
  readonly bars: readonly SessionBar[]
  readonly devices: readonly DeviceView[]
  readonly keeper: KeeperView
  /** This computer's clock against STS, as a sentence, where it is off by over a minute; else null. */
  readonly clockNote: string | null
  /** Expired sessions Lanyard wrote, which *Clean up* offers to take out. */
  readonly leftovers: number
}

/** A route beside the others, before the code is typed. */
export type RouteView = {
  readonly kind: RouteKind
  readonly title: string
  readonly place: ResultPlace
  readonly placeText: string
  readonly opens: readonly { readonly profile: string; readonly durationSeconds: number }[]
  readonly codes: number
  /** `GetSessionToken with acme-base's keys`, in order. */
  readonly calls: readonly string[]
  readonly notes: readonly string[]
  readonly cannot: readonly { readonly profile: string; readonly message: string }[]
  readonly chosen: boolean
}

export type RoutesView = {
  readonly profile: string
  readonly routes: readonly RouteView[]
  /** Places this profile's result may go to, for the chosen route. */
  readonly places: readonly {
    readonly place: ResultPlace
    readonly title: string
    readonly meaning: string
    readonly chosen: boolean
  }[]
  /** How long its result lives, where that can be chosen; null: it follows another profile's keys. */
  readonly duration: DurationView | null
}

/** A length that a person may choose, in seconds. */
export type DurationView = {
  /** Null: as usual. */
  readonly chosen: number | null
  /** What the profile or the settings say. */
  readonly usual: number
  readonly least: number
  readonly most: number
}

/** One line of a running renewal. */
export type ProgressLine = {
  readonly profile: string
  readonly state: 'waiting' | 'asking' | 'backing-off' | 'done' | 'failed' | 'skipped'
  /** `until 21:40`, `AWS is throttling: again in 2 s`, or the sentence of a failure. */
  readonly text: string
}

/** A running renewal as the token window shows it. */
export type RenewalView = {
  readonly state: 'running' | 'needs-code' | 'done' | 'partly' | 'failed' | 'cancelled'
  readonly done: number
  readonly total: number
  readonly lines: readonly ProgressLine[]
  /** The device asked next, where `needs-code`. */
  readonly next: { readonly serial: string; readonly deviceName: string; readonly waitUntil: Instant | null } | null
}

/** A session that was taken back. */
export type StoppedView = {
  readonly message: string
  /** The write in History that *Undo* takes back; null where no file was changed, or History did not take it. */
  readonly historyId: number | null
}

/** What *Check device* found with ListMFADevices. */
export type DeviceCheckView = {
  readonly profile: string
  readonly sentence: RichText
  readonly devices: readonly {
    readonly serial: string
    readonly kind: 'code' | 'fido'
    readonly enabledAt: Instant | null
    /** It is what the profile names. */
    readonly current: boolean
  }[]
  readonly problems: readonly string[]
}
