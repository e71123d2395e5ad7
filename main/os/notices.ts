import { Notification } from 'electron'
import type { Notice } from '../../app/view/notices.ts'
import { errorFields, type Log } from '../log.ts'

/** Shows desktop notifications; a desktop that shows none costs a log line. */
export type Notifier = { readonly show: (notice: Notice) => void }

/** What a person did with a notice: a click or *Renew*, or *Snooze*. */
export type NoticeChoice = 'open' | 'snooze'

/** Whether notifications have buttons here: Electron has them on macOS (signed, else nothing is shown at all) and on Windows. */
export type NoticeButtons = 'present' | 'absent'

export const noticeButtons = (platform: NodeJS.Platform): NoticeButtons =>
  platform === 'darwin' || platform === 'win32' ? 'present' : 'absent'

/** Notices that still hear a click; not every desktop tells that one was closed, so the oldest are let go. */
const MOST_ALIVE = 20

type Button = { readonly text: string; readonly choice: NoticeChoice }

const buttonsOf = ({ action, snooze }: Notice): readonly Button[] => [
  ...(action === null ? [] : [{ text: action, choice: 'open' } as const]),
  ...(snooze === null ? [] : [{ text: snooze, choice: 'snooze' } as const]),
]

/** Some desktops read markup in a notice: a name out of a file must not become a link there. */
const unmarked = (text: string): string => text.replace(/[<>&\p{Cc}\p{Bidi_Control}]+/gu, ' ')

/** `onChosen` hears what a person did. A notice is kept until it is clicked or closed: a collected one hears nothing. */
export function makeNotifier(
  onChosen: (notice: Notice, choice: NoticeChoice) => void,
  log: Log,
  buttons: NoticeButtons = noticeButtons(process.platform),
): Notifier {
  const alive = new Map<Notification, Notice>()
  const show = (notice: Notice): void => {
    const offered = buttons === 'present' ? buttonsOf(notice) : []
    const actions = offered.map(({ text }) => ({ type: 'button' as const, text }))
    const [title, body] = [unmarked(notice.title), unmarked(notice.body)]
    const notification = new Notification({ title, body, ...(actions.length === 0 ? {} : { actions }) })
    const choose = (choice: NoticeChoice): void => {
      alive.delete(notification)
      onChosen(notice, choice)
    }
    notification.on('click', () => choose('open'))
    notification.on('action', ({ actionIndex }) => choose(offered[actionIndex]?.choice ?? 'open'))
    notification.on('close', () => alive.delete(notification))
    notification.on('failed', () => {
      alive.delete(notification)
      log.warn('notice-failed')
    })
    notification.show()
    supersede(alive, notice)
    alive.set(notification, notice)
  }
  return {
    show: (notice) => {
      if (!Notification.isSupported()) return log.warn('notice-unsupported')
      try {
        show(notice)
      } catch (error) {
        log.warn('notice-failed', errorFields(error))
      }
    },
  }
}

/** Takes away what the new notice says better, and what is too old to be clicked. */
function supersede(alive: Map<Notification, Notice>, notice: Notice): void {
  const names = new Set(notice.profiles)
  for (const [older, { profiles }] of alive) {
    if (!profiles.every((name) => names.has(name))) continue
    alive.delete(older)
    older.close()
  }
  const [oldest] = alive.keys()
  if (alive.size >= MOST_ALIVE && oldest !== undefined) alive.delete(oldest)
}
