import type { DryRunView } from '../../app/view/edit-model.ts'
import type { Snapshot } from '../../app/view/model.ts'
import type { DeviceCheckView, SessionBar } from '../../app/view/session-model.ts'
import { madeUpRoutes } from './made-up-routes.ts'
import { madeUpDryRun } from './made-up-writes.ts'
import type { Answers } from './make-double.ts'

type SessionAsk =
  | 'codeFromCommand'
  | 'cancelRenewal'
  | 'snooze'
  | 'renewNow'
  | 'sessionRoutes'
  | 'chooseRoute'
  | 'stopSession'
  | 'previewCleanUp'
  | 'testSession'
  | 'checkDevice'
  | 'setTokenCommand'
  | 'markProfile'

const nothing = { ok: false, failure: 'This page has made-up data; AWS is not asked.' } as const
const noCode = {
  ok: false,
  failure: { code: 'None', message: nothing.failure, next: 'retry', waitUntil: null },
} as const

/** Answers of a double that has no sessions. */
export const noSessionAnswers: Pick<Answers, SessionAsk> = {
  codeFromCommand: () => noCode,
  cancelRenewal: () => null,
  snooze: () => null,
  renewNow: () => nothing,
  sessionRoutes: () => nothing,
  chooseRoute: () => nothing,
  stopSession: () => nothing,
  previewCleanUp: () => nothing,
  testSession: () => nothing,
  checkDevice: () => nothing,
  setTokenCommand: () => nothing,
  markProfile: () => nothing,
}

const check = (profile: string): DeviceCheckView => ({
  profile,
  sentence: [
    { text: 'acme-base', strong: true },
    { text: ' belongs to user ' },
    { text: 'alice', strong: true },
    { text: ' in account 4444 5555 6666, who has two devices.' },
  ],
  devices: [
    {
      serial: 'arn:aws:iam::444455556666:mfa/alice-phone',
      kind: 'code',
      enabledAt: Date.UTC(2026, 2, 3, 9),
      current: true,
    },
    { serial: 'arn:aws:iam::444455556666:u2f/user/alice/key', kind: 'fido', enabledAt: null, current: false },
  ],
  problems: [],
})

type Page = { readonly snapshot: () => Snapshot; readonly change: (more: Partial<Snapshot>) => void }

/** Marks and commands, kept as long as the page. */
function keeping({ snapshot, change }: Page): Pick<Answers, 'setTokenCommand' | 'markProfile'> {
  return {
    setTokenCommand: ({ serial, command }) => {
      const { sessions } = snapshot()
      if (sessions === null) return nothing
      const tokenCommand = command === '' ? null : command
      const devices = sessions.devices.map((each) => (each.serial === serial ? { ...each, tokenCommand } : each))
      change({ sessions: { ...sessions, devices } })
      return { ok: true, value: null }
    },
    markProfile: ({ profile, change: { mark, value } }) => {
      if (mark === 'pinned') {
        changeBars({ snapshot, change }, (bar) => (bar.profile === profile ? { ...bar, pinned: value } : bar))
      }
      const label = value === 'yes' ? ('production' as const) : null
      const said = mark === 'production' ? { label } : mark === 'pinned' ? {} : { [mark]: value }
      change({ rows: snapshot().rows.map((row) => (row.name === profile ? { ...row, ...said } : row)) })
      return { ok: true, value: null }
    },
  }
}

/** Null: the bar goes. */
function changeBars({ snapshot, change }: Page, make: (bar: SessionBar) => SessionBar | null): void {
  const { sessions } = snapshot()
  if (sessions === null) return
  change({ sessions: { ...sessions, bars: sessions.bars.flatMap((bar) => make(bar) ?? []) } })
}

const cleaning = (): DryRunView => ({
  ...madeUpDryRun({ kind: 'remove', target: { kind: 'profile', name: 'acme-old-mfa' }, references: 'leave' }),
  title: 'Clean up 1 expired session',
})

/** Sessions on a page with made-up data: they are renewed, stopped and marked, and no file changes. */
export function madeUpSessionAnswers(page: Page): Pick<Answers, SessionAsk> {
  return {
    ...noSessionAnswers,
    ...keeping(page),
    renewNow: ({ profile }) => {
      const renewed = { startedAt: Date.now(), expiresAt: Date.now() + 3_600_000 }
      changeBars(page, (bar) => (bar.profile === profile ? { ...bar, ...renewed } : bar))
      return { ok: true, value: `${profile} lives for another hour.` }
    },
    sessionRoutes: ({ profile }) => ({ ok: true, value: madeUpRoutes(profile) }),
    chooseRoute: () => ({ ok: true, value: null }),
    stopSession: ({ id }) => {
      changeBars(page, (bar) => (bar.id === id ? null : bar))
      const message = 'The session is taken back; AWS itself lets it run until its end.'
      return { ok: true, value: { message, historyId: null } }
    },
    previewCleanUp: () => ({ ok: true, value: cleaning() }),
    testSession: async ({ profile }) => {
      await new Promise((resolve) => setTimeout(resolve, 600))
      return { ok: true, value: `${profile} works: role Admin in account 1111 2222 3333.` }
    },
    checkDevice: ({ profile }) => ({ ok: true, value: check(profile) }),
  }
}
