import { type NoticeCase, three } from './notice-case.ts'
import type { Step } from './notice-scene.ts'

export const plain: readonly NoticeCase[] = [
  {
    name: 'an evening without anything special',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [['pass', 120]],
    said: three('20:45', '20:55', '21:00'),
  },
  {
    name: 'a session that had ended before Lanyard began',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T19:59Z' },
    steps: [['pass', 120]],
    said: [],
  },
  {
    name: 'a start between two thresholds',
    start: '2026-11-05T20:50Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [['pass', 120]],
    said: three('20:45', '20:55', '21:00').slice(1),
  },
  {
    name: 'a renewal after the first notice',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['pass', 50],
      ['renew', 'a', 60],
      ['pass', 50],
    ],
    said: ['20:45 a ends in 15 m', '21:35 a ends in 15 m'],
  },
  {
    name: 'two sessions within a few minutes',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z', b: '2026-11-05T21:02Z' },
    steps: [['pass', 120]],
    said: ['20:45 2 sessions end within 17 m', '20:55 2 sessions end within 7 m', '21:00 a has expired'],
  },
  {
    name: 'two sessions far apart',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z', b: '2026-11-05T22:00Z' },
    steps: [['pass', 110]],
    said: [...three('20:45', '20:55', '21:00'), '21:45 b ends in 15 m'],
  },
  {
    name: 'an end a month ahead, beyond what one timer can hold',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-12-05T20:00Z' },
    steps: [
      ['pass', 30 * 24 * 60 - 120],
      ['use', 'a'],
      ['pass', 240],
    ],
    said: three('19:45', '19:55', '20:00'),
  },
]

export const asleep: readonly NoticeCase[] = [
  {
    name: 'sleep over the first threshold',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['pass', 30],
      ['sleep', 20],
      ['pass', 30],
    ],
    said: ['20:50 a ends in 10 m', '20:55 a ends in 5 m', '21:00 a has expired'],
  },
  {
    name: 'sleep over both thresholds',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['sleep', 58],
      ['pass', 30],
    ],
    said: ['20:58 a ends in 2:00', '21:00 a has expired'],
  },
  {
    name: 'sleep over everything',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['sleep', 180],
      ['pass', 30],
    ],
    said: ['23:00 a has expired'],
  },
  {
    name: 'sleep over the night: yesterday is no news',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-06T04:00Z' },
    steps: [
      ['sleep', 12 * 60],
      ['pass', 30],
    ],
    said: [],
  },
  {
    name: 'sleep over the night, and over an end of the evening: no news in the morning',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['sleep', 12 * 60],
      ['pass', 30],
    ],
    said: [],
  },
  {
    name: 'sleep that the system does not tell is found out within five minutes',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['sleep-untold', 90],
      ['pass', 5],
    ],
    said: ['21:35 a has expired'],
  },
  {
    name: 'waking at the very instant of a threshold',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['sleep', 45],
      ['pass', 1],
    ],
    said: ['20:45 a ends in 15 m'],
  },
  {
    name: 'many short sleeps',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: Array.from({ length: 30 }, (): readonly Step[] => [
      ['pass', 1],
      ['sleep', 1],
    ]).flat(),
    said: three('20:45', '20:55', '21:00'),
  },
]

export const jumps: readonly NoticeCase[] = [
  {
    name: 'the clock is set an hour forward, over everything',
    start: '2026-11-05T20:30Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['jump', 60],
      ['pass', 5],
    ],
    said: ['21:35 a has expired'],
  },
  {
    name: 'the clock is set an hour back after the first notice: it is not said again',
    start: '2026-11-05T20:30Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['pass', 16],
      ['jump', -60],
      ['pass', 80],
    ],
    said: three('20:45', '20:55', '21:00'),
  },
  {
    name: 'the clock is set back over a notice by a minute',
    start: '2026-11-05T20:30Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['pass', 15],
      ['jump', -1],
      ['pass', 30],
    ],
    said: three('20:45', '20:55', '21:00'),
  },
  {
    name: 'the clock is set an hour forward and back again',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:30Z' },
    steps: [
      ['jump', 60],
      ['pass', 16],
      ['jump', -60],
      ['pass', 90],
    ],
    said: ['21:15 a ends in 15 m', '21:25 a ends in 5 m', '21:30 a has expired'],
  },
  {
    name: 'a leap to a year later: yesterday is no news',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [
      ['jump', 365 * 24 * 60],
      ['pass', 30],
    ],
    said: [],
  },
  {
    name: 'a leap to a year later and back',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-05T21:00Z' },
    steps: [['jump', 365 * 24 * 60], ['pass', 30], ['jump', -365 * 24 * 60], ['look'], ['pass', 60]],
    said: three('20:45', '20:55', '21:00'),
  },
  {
    name: 'a clock that was set back a day after the session was used',
    start: '2026-11-05T20:00Z',
    ends: { a: '2026-11-04T21:00Z' },
    steps: [['jump', -24 * 60], ['look'], ['pass', 90]],
    said: three('20:45', '20:55', '21:00'),
  },
]
