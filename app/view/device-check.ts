import { deviceKindOf, type ListedDevice, userOfArn } from '../session/listed-device.ts'
import { accountIdOfArn, deviceNameOf } from '../text/account.ts'
import { deviceCheckText as text } from '../text/device-text.ts'
import type { RichText } from './model.ts'
import type { DeviceCheckView } from './session-model.ts'

/** What AWS said about a profile's keys and device. */
export type DeviceFacts = {
  readonly profile: string
  /** What the profile names; null: nothing. */
  readonly serial: string | null
  /** Whose keys they are, by GetCallerIdentity. */
  readonly caller: { readonly account: string; readonly arn: string }
  /** The caller's devices; null: these keys may not list them. */
  readonly listed: readonly ListedDevice[] | null
  /** Another user who was found to have the device, where somebody was. */
  readonly otherOwner: string | null
}

/** Whether a code for the profile's device would work with its keys, before one is spent; each problem with its next step. */
export function buildDeviceCheck(facts: DeviceFacts): DeviceCheckView {
  const problems = problemsOf(facts)
  return {
    profile: facts.profile,
    sentence: sentenceOf(facts, problems.length === 0 ? 'works' : 'in-vain'),
    devices: (facts.listed ?? []).map(({ serial, enabledAt }) => ({
      serial,
      kind: deviceKindOf(serial),
      enabledAt,
      current: serial === facts.serial,
    })),
    problems,
  }
}

function sentenceOf({ caller, listed, serial }: DeviceFacts, verdict: 'works' | 'in-vain'): RichText {
  const user = userOfArn(caller.arn)
  if (user === null) return [{ text: text.role }]
  const owner = { text: text.owner(user, caller.account), strong: true } as const
  if (listed === null) return [owner, { text: verdict === 'works' ? text.unlisted : text.unlistedBad }]
  if (verdict === 'in-vain' || serial === null) return [owner, { text: text.bad(listed.length) }]
  const words = listed.length === 1 ? text.good(1) : text.goodOfSeveral(listed.length)
  return [owner, { text: words }, { text: deviceNameOf(serial), code: true }, { text: '.' }]
}

function problemsOf(facts: DeviceFacts): readonly string[] {
  const { serial, profile, caller } = facts
  if (userOfArn(caller.arn) === null) return [text.roleNext]
  const next = suggestion(facts)
  if (serial === null) return [text.noSerial(profile) + next]
  const device = deviceNameOf(serial)
  if (deviceKindOf(serial) === 'fido') return [text.fido(device) + next]
  const misplaced = placeProblem(serial, caller)
  if (misplaced !== null) return [misplaced + next]
  if (facts.otherOwner !== null) return [text.otherUser(device, facts.otherOwner) + next]
  const isListed = facts.listed === null || facts.listed.some((one) => one.serial === serial)
  return isListed ? [] : [text.notListed(device) + next]
}

/** A device of another partition or account; a hardware token's number says neither. */
function placeProblem(serial: string, { account, arn }: DeviceFacts['caller']): string | null {
  const of = accountIdOfArn(serial)
  if (of === null) return null
  if (serial.split(':')[1] !== arn.split(':')[1]) return text.wrongPartition(serial)
  return of === account ? null : text.wrongAccount(deviceNameOf(serial), of, account)
}

function suggestion({ listed }: DeviceFacts): string {
  if (listed === null) return text.lookUp
  const serials = listed.map(({ serial }) => serial).filter((serial) => deviceKindOf(serial) === 'code')
  const [only] = serials
  if (only === undefined) return text.register
  return serials.length === 1 ? text.suggestOne(only) : text.suggestSeveral(serials)
}
