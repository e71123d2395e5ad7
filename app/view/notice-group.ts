import type { Instant } from '../text/instant.ts'
import { noticeText } from '../text/notice-text.ts'
import type { Ending } from './endings.ts'
import type { Notice } from './notices.ts'

/** One notice about some ends, as they stand at `now`. At least one. */
export function groupNotice(endings: readonly Ending[], now: Instant, clockOf: (instant: Instant) => string): Notice {
  const inOrder = endings.toSorted((left, right) => left.expiresAt - right.expiresAt)
  const ended = inOrder.filter(({ expiresAt }) => expiresAt <= now)
  const speaker = speakerOf(inOrder)
  const { title, fact } = ended.length === 0 ? beforeEnd(inOrder, now, clockOf) : atEnd(ended, inOrder, clockOf)
  return {
    id: inOrder.map(({ profile, expiresAt }) => `${profile}\n${expiresAt}\n${now}`).join('\n'),
    profile: speaker?.profile ?? '',
    profiles: inOrder.map(({ profile }) => profile),
    title,
    body: `${fact} ${nextStep(inOrder)}`,
    renewal: speaker?.renewal ?? 'elsewhere',
    action: actionOf(speaker),
    snooze: noticeText.snoozeAction,
  }
}

/** Whom a click is about: what a code renews, since that is what nothing but a person can do. */
const speakerOf = (endings: readonly Ending[]): Ending | undefined =>
  endings.find(({ renewal }) => renewal === 'code') ?? endings.find(({ renewal }) => renewal === 'itself') ?? endings[0]

function actionOf(speaker: Ending | undefined): string | null {
  if (speaker?.renewal === 'code') return noticeText.renewAction
  return speaker?.renewal === 'itself' ? noticeText.renewNowAction : null
}

type Said = { readonly title: string; readonly fact: string }
type ClockOf = (instant: Instant) => string

const withClock = (endings: readonly Ending[], clockOf: ClockOf) =>
  endings.map(({ profile, expiresAt }) => ({ profile, clock: clockOf(expiresAt) }))

function beforeEnd(endings: readonly Ending[], now: Instant, clockOf: ClockOf): Said {
  const [first] = endings
  const last = endings.at(-1)
  const left = (last?.expiresAt ?? now) - now
  return endings.length === 1
    ? {
        title: noticeText.endsSoonTitle(first?.profile ?? '', left),
        fact: noticeText.endsAt(clockOf(first?.expiresAt ?? now)),
      }
    : { title: noticeText.endSoonTitle(endings.length, left), fact: noticeText.endAt(withClock(endings, clockOf)) }
}

function atEnd(ended: readonly Ending[], all: readonly Ending[], clockOf: ClockOf): Said {
  const [first] = ended
  const one = ended.length === 1
  const title = one ? noticeText.endedTitle(first?.profile ?? '') : noticeText.endedTogetherTitle(ended.length)
  const fact = one ? noticeText.ended : noticeText.endedTogether(ended.map(({ profile }) => profile))
  const ahead = all.filter((ending) => !ended.includes(ending))
  return { title, fact: ahead.length === 0 ? fact : `${fact} ${noticeText.followAt(withClock(ahead, clockOf))}` }
}

function nextStep(endings: readonly Ending[]): string {
  const kinds = new Set(endings.map(({ renewal }) => renewal))
  const [kind] = kinds
  if (kinds.size > 1) return noticeText.renewSome
  const together = endings.length > 1
  switch (kind) {
    case 'code':
      return together ? noticeText.renewableTogether(codesFor(endings)) : noticeText.renewable
    case 'itself':
      return together ? noticeText.notByItselfTogether : noticeText.notByItself
    default:
      return together ? noticeText.renewElsewhereTogether : noticeText.renewElsewhere
  }
}

/** One code for each pair of keys and device. */
const codesFor = (endings: readonly Ending[]): number =>
  new Set(endings.map(({ renewFrom, serial }) => `${renewFrom ?? ''}\n${serial ?? ''}`)).size
