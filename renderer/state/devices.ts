import type { DeviceView, SessionBar } from '../../app/view/session-model.ts'

/** The device whose one code opens most profiles; null where none gives a code. */
export function mostOpening(devices: readonly DeviceView[]): DeviceView | null {
  let most: DeviceView | null = null
  for (const device of devices) {
    if (device.kind !== 'code' || device.opens.length === 0) continue
    if (most === null || device.opens.length > most.opens.length) most = device
  }
  return most
}

/** The device that brings a profile to life; null: none, or one that gives no code. */
export function deviceOpening(devices: readonly DeviceView[], profile: string): DeviceView | null {
  return devices.find((device) => device.kind === 'code' && device.opens.includes(profile)) ?? null
}

/** The profile whose keys ask IAM about a device: what a session of it was made from, else the first that it opens. */
export function askerAbout(device: DeviceView, bars: readonly SessionBar[]): string | null {
  const made = bars.find((bar) => bar.serial === device.serial && bar.renewFrom !== null)
  return made?.renewFrom ?? device.opens[0] ?? null
}

/** What a device is called, by serial; the serial itself where it is not listed. */
export function deviceNameIn(devices: readonly DeviceView[], serial: string): string {
  return devices.find((device) => device.serial === serial)?.name ?? serial
}
