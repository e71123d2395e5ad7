import type { DeviceView, SessionBar } from '../../app/view/session-model.ts'

/** A session by that name without a known end, with whatever else a test wants to say. */
export function barOf(title: string, more: Partial<SessionBar> = {}): SessionBar {
  return {
    id: title,
    profile: title,
    title,
    subtitle: '',
    origin: 'target',
    serial: null,
    expiresAt: null,
    startedAt: null,
    renewal: 'code',
    hint: null,
    renewFrom: null,
    ours: true,
    label: null,
    colour: null,
    pinned: false,
    ...more,
  }
}

/** A device that gives codes. */
export function deviceOf(name: string, more: Partial<DeviceView> = {}): DeviceView {
  return {
    serial: `arn:aws:iam::123456789012:mfa/${name}`,
    name,
    accountId: '123456789012',
    kind: 'code',
    hint: null,
    opens: [],
    tokenCommand: null,
    waitUntil: null,
    ...more,
  }
}
