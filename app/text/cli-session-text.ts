/*
 * The words of `lanyard session renew` and `lanyard session stop`.
 */

const RENEW = `Usage: lanyard session renew PROFILE [--code CODE] [--json]
       lanyard session renew --all [--json]
       lanyard session renew --device ARN [--code CODE] [--json]

Renews a profile by its route (see: lanyard session plan PROFILE), or everything that hangs on one MFA
device, or on all of them. One code opens everything behind it; where another one is needed, the next
30 s window is waited for. Ctrl+C stops, and keeps what is done; an empty line leaves that device out.

Options:
  --all            every device that a profile names, one after the other
  --device ARN     everything that hangs on this device (its serial number)
  --code CODE      the six digits; else the device's command from the settings, else asked for, hidden
  --json           one object: each call, how it ended, where its result is
  --help           this text
`

const STOP = `Usage: lanyard session stop PROFILE [--json]

Takes back just what Lanyard wrote for a session: the section it made, the settings it wrote into one
that was there, its file in AWS CLI's cache; and only while its own key id still stands there. A change
of the credentials file can be undone: lanyard undo. AWS itself cannot end a session early.

Options:
  --json    one object
  --help    this text
`

const remaining = (seconds: number): string => `${Math.max(Math.ceil(seconds), 0)} s`

export const cliSessionText = {
  help: { renew: RENEW, stop: STOP },
  oneOf: 'Say what to renew: a profile, --all, or --device with a serial number; one of them.',
  codeOfWhich: (devices: readonly string[]): string =>
    `Codes of several devices are needed (${devices.join(', ')}), and --code does not say whose it is. Renew one with --device, or leave --code out and type them.`,
  noDevices: 'No profile names an MFA device, so there is nothing to renew.',
  unknownDevice: (serial: string): string =>
    `No profile names the device ${serial}. Look at mfa_serial of the profiles; lanyard profiles --json has them all.`,
  nothing: (what: string): string => `Nothing of “${what}” can be renewed here. Look at: lanyard session plan.`,
  fromCommand: (device: string): string => `Asking the command for the code of ${device}.`,
  waiting: (device: string, seconds: number): string =>
    `The code of ${device} was used in this 30 s window; the next one comes in ${remaining(seconds)}.`,
  askCode: (device: string, profile: string, count: number): string =>
    count > 1
      ? `MFA code of ${device} (opens ${profile} and ${count - 1} more): `
      : `MFA code of ${device} (opens ${profile}): `,
  notTyped: 'No code was typed, so what needs it stays as it was.',
  done: (profile: string, left: string): string => `${profile}: live for ${left}.`,
  backingOff: (profile: string, seconds: number): string => `${profile}: again in ${remaining(seconds)}.`,
  failed: (profile: string, message: string): string => `${profile}: ${message}`,
  skipped: {
    'source-failed': (profile: string): string => `${profile}: left out, because what it hangs on failed.`,
    cancelled: (profile: string): string => `${profile}: left out, because the renewal was stopped.`,
  },
  cannot: (profile: string, message: string): string => `${profile} is left out: ${message}`,
  memoryOnly: (profile: string): string =>
    `The credentials of “${profile}” go to memory by your choice, and this command's memory ends with it. Renew it in the window, or choose another place.`,
  head: ['PROFILE', 'STATE', 'TIME LEFT', 'WHERE'],
  states: {
    waiting: 'waiting',
    asking: 'asking',
    'backing-off': 'waiting',
    done: 'live',
    failed: 'failed',
    skipped: 'left out',
  },
  section: (name: string, file: string): string => `[${name}] of ${file}`,
  cache: 'AWS CLI cache',
  memory: 'memory',
} as const
