import type { StepState, ToolId, Verdict } from '../chain/model.ts'
import type { MarkColour, ProfileMarks } from '../marks/model.ts'
import type { ProfileKind, Severity } from '../profile/model.ts'
import type { ProductionLease } from '../switch/lease-rule.ts'
import type { Instant } from '../text/instant.ts'
import type { FindingView } from './edit-model.ts'
import type { RenewalView, SessionsView } from './session-model.ts'
import type { ActiveView } from './switch-model.ts'

/*
 * What the window, the tray and the token window show, as plain JSON-safe values without a secret in them.
 * "Time left" is always an instant: whoever shows it formats it with `app/text/duration.ts` and the `now` it was given.
 */

/** How much life a profile's credentials have. `none`: nothing that expires. `unknown`: expires, nobody wrote when. */
export type ExpiryState = 'none' | 'unknown' | 'live' | 'soon' | 'expired'

/** What the right end of a row shows, before the clock is applied. */
export type RowBadge =
  /** Long-term keys, which have no end. */
  | { readonly kind: 'no-expiry' }
  /** A sign-in or a code is needed first, and no session is there. */
  | { readonly kind: 'no-session' }
  /** Tools get credentials when they need some: from a program, a token file, or by assuming a role. Nobody keeps an end. */
  | { readonly kind: 'on-demand' }
  | { readonly kind: 'unknown-expiry' }
  /** `lifetime` in milliseconds, null when unknown; the ring then shows no share */
  | { readonly kind: 'expires'; readonly expiresAt: Instant; readonly lifetime: number | null }
  | { readonly kind: 'broken' }
  | { readonly kind: 'empty' }
  /** AWS CLI v2 does not use what was last put into the profile: something else of the same name comes first. */
  | { readonly kind: 'shadowed' }

export type ProfileRow = {
  readonly name: string
  readonly kind: ProfileKind
  /** `account or alias · region · via source`, already put together. */
  readonly subtitle: string
  readonly accountId: string | null
  readonly region: string | null
  readonly sourceProfile: string | null
  readonly badge: RowBadge
  /** When its credentials end, whatever the badge says (a shadowed profile has an end too); null: none, or unknown. */
  readonly expiresAt: Instant | null
  /** `production` colours the row: what the person said of it, else the patterns of `settings.ini`. */
  readonly label: 'production' | null
  readonly favourite: boolean
  readonly colour: MarkColour | null
  /** What the person wrote about it; empty: nothing. */
  readonly note: string
  /** When it was last renewed, copied or switched to in Lanyard; null: never. */
  readonly usedAt: Instant | null
  readonly worst: Severity | null
  /** Everything the filter searches, lower-cased: name, account, role, region, SSO, session names, source. */
  readonly search: string
  readonly renewable: boolean
  /** The profile whose keys and device a *Renew* of this row uses; null when not renewable. */
  readonly renewFrom: string | null
}

export type ProblemView = {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** `config:12`, with the absolute path to open; null when the problem has no place. */
  readonly origin: OriginView | null
}

export type OriginView = { readonly label: string; readonly file: string; readonly line: number }

export type SettingView = {
  readonly name: string
  /** Secret values as `••••••••`, key ids as `AKIA…7F3Q`; nested blocks as `key = value` lines. */
  readonly value: string
  readonly masked: boolean
  readonly origin: OriginView
  readonly overrides: readonly { readonly value: string; readonly origin: OriginView }[]
}

/** A sentence with emphasised parts, so that the renderer needs no markup. */
export type RichText = readonly { readonly text: string; readonly strong?: true; readonly code?: true }[]

export type ProfileDetail = {
  readonly name: string
  readonly kind: ProfileKind
  readonly label: 'production' | null
  readonly sentence: RichText
  readonly badge: RowBadge
  /** Where the live credentials stand, e.g. `in [acme-base-mfa] of credentials`; null when nothing lives. */
  readonly storedIn: string | null
  /** Where tools get its credentials: from Lanyard with keys of its vault, from Lanyard otherwise, or as the files say without it. */
  readonly givenBy: 'vault' | 'lanyard' | 'files'
  /** Profile that *Renew* starts from (itself, or the source of a session made from it); null: nothing to renew. */
  readonly renewFrom: string | null
  /** Why there is no *Renew*, when people would expect one; null otherwise. */
  readonly renewHint: string | null
  readonly settings: readonly SettingView[]
  readonly problems: readonly ProblemView[]
  /** The line *Copy environment* puts on the clipboard, for the user's shell. */
  readonly environmentLine: string
  /** What the person said of it and the row does not carry: `production` null is what the patterns say. */
  readonly marks: Pick<ProfileMarks, 'production' | 'pinned'>
}

/** State of the files as the list shows it above the rows. */
export type FileNotice = {
  readonly severity: Severity
  readonly message: string
  readonly origin: OriginView | null
}

/** Everything the window needs to draw its rooms; pushed whole on each change. */
export type Snapshot = {
  /** Grows by one with each push. */
  readonly revision: number
  readonly now: Instant
  readonly rows: readonly ProfileRow[]
  readonly notices: readonly FileNotice[]
  /** Neither file exists yet. */
  readonly firstRun: boolean
  readonly beingWritten: boolean
  readonly files: readonly {
    readonly role: 'config' | 'credentials'
    readonly path: string
    readonly exists: boolean
  }[]
  /** Names that `sso_session` and `services` may refer to, in file order. */
  readonly ssoSessions: readonly string[]
  readonly services: readonly string[]
  /** What Advice shows; not in the first snapshots, since it is looked for after the first paint. */
  readonly findings: readonly FindingView[]
  /** The write that *Undo* would take back; null when there is none. */
  readonly canUndo: { readonly id: number; readonly title: string } | null
  /** The profile that new commands use. */
  readonly active: ActiveView
  /** What the Sessions room shows; null in the first snapshots, since it is gathered after the first paint. */
  readonly sessions: SessionsView | null
  readonly settings: SettingsView
  readonly tools: readonly { readonly id: ToolId; readonly name: string; readonly version: string }[]
  readonly platform: 'darwin' | 'win32' | 'linux'
  /** Shown under Settings: versions and what this build cannot do (unsigned, no tray host, no sandbox). */
  readonly about: readonly { readonly name: string; readonly value: string }[]
}

export type Theme = 'system' | 'light' | 'dark'

/** `settings.ini` as the window shows and changes it. */
export type SettingsView = {
  readonly path: string
  readonly theme: Theme
  /** Seconds, 900..129600. */
  readonly sessionDuration: number
  readonly notify: boolean
  /** Renew without a person where no code is needed. */
  readonly renewByItself: boolean
  /** Also on battery. */
  readonly renewOnBattery: boolean
  readonly closeToTray: boolean
  readonly startHidden: boolean
  /** Command that opens a file at a line, with `{file}` and `{line}`; empty: found by itself. */
  readonly editor: string
  /** Shell whose syntax *Copy environment* uses; `auto`: the user's own. */
  readonly shell: ShellChoice
  /** Profile-name patterns (`*` wildcard) marked production. */
  readonly production: readonly string[]
  /** Longest time a production profile may be switched to, in seconds; `off`: without an end. */
  readonly productionLease: ProductionLease
  /** One sentence when the file was bad and set aside, else null. */
  readonly problem: string | null
}

export type ShellChoice = 'auto' | 'posix' | 'fish' | 'powershell' | 'cmd'

/** One rung as drawn. */
export type RungView = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly state: StepState
  /** The words of `ux.md`: wins, would have won, not configured ... */
  readonly stateWord: string
  readonly reason: string
  readonly evidence: readonly EvidenceView[]
  /** What it would take for this rung to win; empty for the winner. */
  readonly toWin: string
  /** Titles of the rungs that hide this one; empty unless it would have won. */
  readonly hiddenBy: readonly string[]
  /** What is supposed of it (*what if*); null: its state is as things are. */
  readonly supposed: 'present' | 'absent' | null
  /** Whether a probe asked what stands behind it. */
  readonly asked: 'yes' | 'no'
  /** Whether *what if* says anything new of this rung: one that repeats an earlier rung follows that one. */
  readonly canSuppose: boolean
}

export type EvidenceView = {
  readonly label: string
  /** Masked value or shape (`AKIA…MPLE: long-term, 20 characters`), or empty. */
  readonly value: string
  readonly origin: OriginView | null
}

export type RegionRungView = {
  readonly title: string
  readonly value: string | null
  readonly wins: boolean
  readonly origin: OriginView | null
}

export type ChainView = {
  readonly tool: ToolId
  readonly toolName: string
  readonly sentence: RichText
  readonly outcome: Verdict['outcome']
  readonly rungs: readonly RungView[]
  readonly error: { readonly code: string; readonly message: string } | null
  readonly warnings: readonly string[]
  readonly regionRungs: readonly RegionRungView[]
  /** Every place where the STS endpoint may come from, for this tool. */
  readonly stsRungs: readonly RegionRungView[]
  /** Where this tool's STS calls would go, and the one reason; url null: nowhere, it finds no region. */
  readonly stsEndpoint: { readonly url: string | null; readonly reason: string }
  /** When what wins ends; null where nothing on this machine says so. */
  readonly end: {
    readonly expiresAt: Instant
    /** The setting or variable that says so; null for a cache. */
    readonly by: string | null
    readonly state: 'live' | 'expired'
    readonly message: string
  } | null
  /** What to type so that the profile, or the host's role, wins when something hides it; null otherwise. */
  readonly advice: { readonly title: string; readonly command: string } | null
  /** The whole verdict as text for a bug report, masked. */
  readonly asText: string
  /** The same as Markdown. */
  readonly asMarkdown: string
}

/** How the chain's profile is chosen. */
export type ProfileChoice =
  /** By nobody: what the environment of the place says, else `default`. */
  | { readonly kind: 'environment' }
  /** As if AWS_PROFILE named it there. */
  | { readonly kind: 'variable'; readonly name: string }
  /** As an option, or in code. */
  | { readonly kind: 'explicit'; readonly name: string }

/** What the token window says before a code is typed. */
export type TokenPlan = {
  readonly source: string
  readonly target: string
  readonly serial: string
  /** `alice-phone` of `arn:aws:iam::123456789012:mfa/alice-phone`. */
  readonly deviceName: string
  readonly accountId: string | null
  readonly durationSeconds: number
  /** `Opens acme-base-mfa until 09:40.` and who hangs on it. */
  readonly opens: RichText
  readonly warnings: readonly string[]
  /** Worth knowing, and no reason to stop: why this route, what it means for other tools. */
  readonly notes: readonly string[]
  /** When the device's code was used in the running 30 s window: the instant the next one begins; else null. */
  readonly waitUntil: Instant | null
  /** How many codes it takes in all, each from its own 30 s window. */
  readonly codes: number
  /** The program that gives the device's code (`op`), without its arguments; null: typed. */
  readonly command: string | null
  /** Whether a notice led here: then *Snooze* is offered. */
  readonly snooze: 'offered' | 'not-offered'
  readonly now: Instant
}

export type { SessionFailure } from '../session/refusals/failure-model.ts'

export type SessionSuccess = {
  readonly source: string
  readonly target: string
  readonly serial: string
  readonly durationSeconds: number
  readonly expiresAt: Instant
  /** Absolute; empty where it is held in memory only. */
  readonly file: string
  readonly backup: string | null
  /** Sentences worth knowing: no region found so us-east-1 was used, the clock is off, ... */
  readonly notes: readonly string[]
  /** Everything the code opened, or did not. */
  readonly renewal: RenewalView
}

export type Outcome<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

export type { Destination, OpenedOver } from './destination.ts'
export type { TrayAction, TrayEntry, TrayView } from './tray-model.ts'
