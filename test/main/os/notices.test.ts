import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Notice } from '../../../app/view/notices.ts'
import type { Log } from '../../../main/log.ts'

type Content = {
  readonly title: string
  readonly body: string
  readonly actions?: readonly { readonly text: string }[]
}
type Listener = (details: { readonly actionIndex: number }) => void

const system = vi.hoisted(() => ({ supported: true, broken: false, made: [] as unknown[] }))

class FakeNotification {
  static isSupported = (): boolean => system.supported
  readonly content: Content
  readonly heard = new Map<string, Listener>()
  readonly show = vi.fn()
  readonly close = vi.fn()
  constructor(content: Content) {
    if (system.broken) throw new Error('no service')
    this.content = content
    system.made.push(this)
  }
  on(event: string, listener: Listener): void {
    this.heard.set(event, listener)
  }
  happen(event: string, actionIndex = 0): void {
    this.heard.get(event)?.({ actionIndex })
  }
}

vi.mock('electron', () => ({ Notification: FakeNotification }))
const { makeNotifier, noticeButtons } = await import('../../../main/os/notices.ts')

const made = system.made as FakeNotification[]
const warn = vi.fn()
const log: Log = { info: vi.fn(), warn, error: vi.fn(), flush: async () => {} }
const onChosen = vi.fn()

const notice = (profile: string, changes: Partial<Notice> = {}): Notice => ({
  id: profile,
  profile,
  profiles: [profile],
  title: `${profile} ends in 15 m`,
  body: 'Renew it with one code.',
  renewal: 'code',
  action: 'Renew…',
  snooze: 'Snooze',
  ...changes,
})

beforeEach(() => {
  made.length = 0
  system.supported = true
  system.broken = false
  vi.clearAllMocks()
})

describe('a name out of a file', () => {
  it('becomes no link and no markup in a notice, whoever worded it', () => {
    const name = '<a href="https://evil.example">prod</a>&\u202e'
    makeNotifier(onChosen, log, 'absent').show(notice(name, { body: `The session of “${name}” may be lost.` }))
    const { title = '', body = '' } = made[0]?.content ?? {}
    for (const text of [title, body]) {
      expect(text).toContain('prod')
      expect(text).not.toMatch(/[<>&\u202e]/)
    }
  })
})

describe('a notice where the system has buttons', () => {
  it('offers Renew and Snooze, and each does what it says', () => {
    const notifier = makeNotifier(onChosen, log, 'present')
    notifier.show(notice('a'))
    expect(made[0]?.content.actions?.map(({ text }) => text)).toEqual(['Renew…', 'Snooze'])
    made[0]?.happen('action', 0)
    made[0]?.happen('action', 1)
    expect(onChosen.mock.calls.map(([, choice]) => choice)).toEqual(['open', 'snooze'])
  })

  it('offers only Snooze where Lanyard renews nothing', () => {
    makeNotifier(onChosen, log, 'present').show(notice('a', { action: null }))
    expect(made[0]?.content.actions?.map(({ text }) => text)).toEqual(['Snooze'])
    made[0]?.happen('action', 0)
    expect(onChosen.mock.calls).toEqual([[expect.objectContaining({ profile: 'a' }), 'snooze']])
  })

  it('is so on macOS and Windows, not on Linux', () => {
    expect(noticeButtons('darwin')).toBe('present')
    expect(noticeButtons('win32')).toBe('present')
    expect(noticeButtons('linux')).toBe('absent')
  })
})

describe('a notice', () => {
  it('without buttons is a click, which opens', () => {
    makeNotifier(onChosen, log, 'absent').show(notice('a'))
    expect(made[0]?.content).toEqual({ title: 'a ends in 15 m', body: 'Renew it with one code.' })
    made[0]?.happen('click')
    expect(onChosen.mock.calls).toEqual([[expect.objectContaining({ profile: 'a' }), 'open']])
  })

  it('takes the place of an older one about the same sessions, and of no other', () => {
    const notifier = makeNotifier(onChosen, log, 'absent')
    for (const name of ['a', 'b', 'a']) notifier.show(notice(name))
    expect(made.map(({ close }) => close.mock.calls.length)).toEqual([1, 0, 0])
  })

  it('that cannot be shown costs a line in the log', () => {
    const notifier = makeNotifier(onChosen, log, 'absent')
    system.broken = true
    notifier.show(notice('a'))
    system.supported = false
    notifier.show(notice('a'))
    system.broken = false
    system.supported = true
    notifier.show(notice('a'))
    made[0]?.happen('failed')
    expect(warn.mock.calls.map(([event]) => event)).toEqual(['notice-failed', 'notice-unsupported', 'notice-failed'])
  })
})
