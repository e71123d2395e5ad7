import { Notification } from 'electron'
import type { Notice } from '../../app/view/notices.ts'
import { errorFields, type Log } from '../log.ts'

/** Shows desktop notifications; a desktop that shows none costs a log line. */
export type Notifier = { readonly show: (notice: Notice) => void }

/** `onChosen` hears a click on a notice. A notice is kept until it is clicked or closed: a collected one hears nothing. */
export function makeNotifier(onChosen: (notice: Notice) => void, log: Log): Notifier {
  const alive = new Set<Notification>()
  return {
    show: (notice) => {
      if (!Notification.isSupported()) return log.warn('notice-unsupported')
      try {
        const notification = new Notification({ title: notice.title, body: notice.body })
        alive.add(notification)
        notification.on('click', () => {
          alive.delete(notification)
          onChosen(notice)
        })
        notification.on('close', () => alive.delete(notification))
        notification.on('failed', () => {
          alive.delete(notification)
          log.warn('notice-failed')
        })
        notification.show()
      } catch (error) {
        log.warn('notice-failed', errorFields(error))
      }
    },
  }
}
