import type { MarksBook } from '../marks/model.ts'
import type { ProfileBook, ProfileKind } from '../profile/model.ts'
import type { SessionRow } from '../session/list.ts'
import { checkSerial } from '../session/prepare.ts'
import { accountIdOfArn, deviceNameOf } from '../text/account.ts'
import type { Instant } from '../text/instant.ts'
import { redact } from '../text/redact.ts'
import { productionOf } from './production.ts'
import { buildBars } from './session-bar.ts'
import type { DeviceView, KeeperView, SessionsView } from './session-model.ts'

/** A device, and what its next code would open. */
export type DeviceFacts = {
  readonly serial: string
  /** Profiles that one code brings to life, at most. */
  readonly opens: readonly string[]
  /** The running 30 s window was used: when the next begins; else null. */
  readonly waitUntil: Instant | null
}

/** What the Sessions room is made of. */
export type SessionsInput = {
  readonly book: ProfileBook
  readonly kinds: ReadonlyMap<string, ProfileKind>
  /** Everything that was given for a time (`listSessions`). */
  readonly sessions: readonly SessionRow[]
  readonly marks: MarksBook
  /** Patterns of `settings.ini`. */
  readonly production: readonly string[]
  /** In file order. */
  readonly devices: readonly DeviceFacts[]
  /** By serial number, as the person wrote them. */
  readonly tokenCommands: ReadonlyMap<string, string>
  /** Profiles that Lanyard renews by itself at the moment. */
  readonly kept: ReadonlySet<string>
  readonly keeper: KeeperView
  readonly clockNote: string | null
  readonly leftovers: number
  readonly now: Instant
}

/** What the Sessions room shows: everything that lives, soonest end first; devices; and how renewing by itself stands. */
export function buildSessions(input: SessionsInput): SessionsView {
  const { keeper, clockNote, leftovers } = input
  return {
    bars: buildBars({ ...input, isProduction: productionOf(input.production, input.marks) }),
    devices: input.devices.map((device) => buildDevice(device, input.tokenCommands)),
    keeper,
    clockNote,
    leftovers,
  }
}

function buildDevice({ serial, opens, waitUntil }: DeviceFacts, commands: ReadonlyMap<string, string>): DeviceView {
  const checked = checkSerial(serial, { name: deviceNameOf(serial) })
  return {
    // A secret may have slid into the setting: masked, it names no device any more, and nothing is asked of it.
    serial: redact(serial),
    name: redact(deviceNameOf(serial)),
    accountId: accountIdOfArn(serial),
    kind: !checked.ok && checked.failure.code === 'fido-serial' ? 'fido' : 'code',
    hint: checked.ok ? null : redact(checked.failure.message),
    opens,
    tokenCommand: commands.get(serial) ?? null,
    waitUntil,
  }
}
