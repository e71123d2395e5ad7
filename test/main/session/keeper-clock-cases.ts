import { hour, type KeeperCase } from './keeper-case.ts'

export const awake: readonly KeeperCase[] = [
  {
    name: 'an hour at a time, each time 16 to 20 minutes before the end',
    sessions: [hour],
    steps: [['pass', 180]],
    started: ['12:42 a', '13:22 a', '14:03 a', '14:46 a'],
  },
  {
    name: 'earlier where AWS CLI looks: it throws away the last quarter of an hour',
    sessions: [{ ...hour, place: 'cli-cache' }],
    steps: [['pass', 60]],
    started: ['12:37 a'],
  },
  {
    name: 'a session of a quarter of an hour is renewed in its middle, not at once',
    sessions: [{ ...hour, ends: 15, lasts: 15 }],
    steps: [['pass', 30]],
    started: ['12:07 a', '12:15 a', '12:22 a', '12:30 a'],
  },
  {
    name: 'a month ahead, beyond what one timer can hold',
    sessions: [{ ...hour, ends: 30 * 24 * 60, lasts: 60 * 24 * 60 }],
    steps: [
      ['pass', 30 * 24 * 60 - 21],
      ['pass', 21],
    ],
    started: ['11:42 a'],
  },
  {
    name: 'what is due already when Lanyard begins is renewed at once',
    sessions: [{ ...hour, ends: 5 }],
    steps: [['pass', 1]],
    started: ['12:00 a'],
  },
  {
    name: 'what had ended before Lanyard began is left to a person',
    sessions: [{ ...hour, ends: -5 }],
    steps: [['pass', 180]],
    started: [],
  },
  {
    name: 'the base session ends before the role: the role is renewed as long as it lives, and no longer',
    sessions: [{ ...hour, baseEnds: 100 }],
    steps: [['pass', 300]],
    started: ['12:42 a', '13:22 a'],
  },
  {
    name: 'a base session that is over signs nothing, though the role is due',
    sessions: [{ ...hour, ends: 10, baseEnds: -1 }],
    steps: [['pass', 60]],
    started: [],
  },
  {
    name: 'a base session in its last minute signs nothing more',
    sessions: [{ ...hour, ends: 10, baseEnds: 0.5 }],
    steps: [['pass', 60]],
    started: [],
  },
  {
    name: 'switched off, then on',
    sessions: [hour],
    steps: [
      ['by-itself', 'off'],
      ['pass', 50],
      ['by-itself', 'on'],
      ['pass', 1],
    ],
    started: ['12:50 a'],
  },
  {
    name: 'a session that the person stopped is not brought back',
    sessions: [hour],
    steps: [
      ['pass', 30],
      ['stop', 'a'],
      ['pass', 60],
    ],
    started: [],
  },
  {
    name: 'after the end of Lanyard nothing starts',
    sessions: [hour],
    steps: [['quit'], ['pass', 60]],
    started: [],
  },
  {
    name: 'two accounts at the same moment',
    sessions: [
      { ...hour, ends: 1 },
      { profile: 'b', ends: 1, account: '2' },
    ],
    steps: [
      ['sts', 'hangs'],
      ['pass', 1],
    ],
    started: ['12:00 a', '12:00 b'],
  },
  {
    name: 'two sessions of one account, one after the other',
    sessions: [
      { ...hour, ends: 2 },
      { profile: 'b', ends: 1 },
    ],
    steps: [['pass', 1]],
    started: ['12:00 b', '12:00 a'],
  },
]

export const asleep: readonly KeeperCase[] = [
  {
    name: 'sleep over the moment: renewed on waking',
    sessions: [hour],
    steps: [
      ['pass', 30],
      ['sleep', 20],
      ['pass', 1],
    ],
    started: ['12:50 a'],
  },
  {
    name: 'sleep over the end while the base session lives: renewed on waking',
    sessions: [{ ...hour, baseEnds: 600 }],
    steps: [
      ['pass', 30],
      ['sleep', 300],
      ['pass', 1],
    ],
    started: ['17:30 a'],
  },
  {
    name: 'sleep over the end of the base session: nothing is tried',
    sessions: [{ ...hour, baseEnds: 120 }],
    steps: [
      ['pass', 30],
      ['sleep', 300],
      ['pass', 60],
    ],
    started: [],
  },
  {
    name: 'sleep that the system does not tell is found out within five minutes',
    sessions: [hour],
    steps: [
      ['sleep-untold', 50],
      ['pass', 5],
    ],
    started: ['12:55 a'],
  },
  {
    name: 'waking in the middle of a renewal does not start a second one',
    sessions: [hour],
    steps: [
      ['sts', 'hangs'],
      ['pass', 43],
      ['sleep', 2],
      ['pass', 1],
    ],
    started: ['12:42 a'],
  },
  {
    name: 'a renewal that hung through a sleep is stopped on waking, and tried again',
    sessions: [hour],
    steps: [
      ['sts', 'hangs'],
      ['pass', 43],
      ['sleep', 60],
      ['sts', 'well'],
      ['pass', 3],
    ],
    started: ['12:42 a', '13:43 a'],
  },
  {
    name: 'waking without a network: tried when it is there',
    sessions: [hour],
    steps: [
      ['network', 'offline'],
      ['sleep', 50],
      ['pass', 3],
      ['network', 'online'],
      ['pass', 2],
    ],
    started: ['12:54 a'],
  },
]

export const jumps: readonly KeeperCase[] = [
  {
    name: 'the clock is set an hour forward: the session counts as over, and is renewed',
    sessions: [hour],
    steps: [
      ['jump', 60],
      ['pass', 5],
    ],
    started: ['13:05 a'],
  },
  {
    name: 'the clock is set an hour back: renewed an hour later',
    sessions: [hour],
    steps: [
      ['pass', 30],
      ['jump', -60],
      ['pass', 71],
      ['pass', 2],
    ],
    started: ['12:42 a'],
  },
  {
    name: 'the clock is set an hour forward and back before anything was due',
    sessions: [{ ...hour, ends: 150 }],
    steps: [
      ['jump', 60],
      ['pass', 10],
      ['jump', -60],
      ['pass', 130],
    ],
    started: ['14:12 a'],
  },
  {
    name: 'the clock is set back during a back-off: the wait is not made longer',
    sessions: [hour],
    steps: [
      ['sts', 'retry'],
      ['pass', 50],
      ['jump', -60],
      ['sts', 'well'],
      ['pass', 60],
    ],
    started: ['12:42 a', '12:43 a', '12:45 a', '12:49 a', '12:42 a'],
  },
  {
    name: 'the clock is set forward during a back-off',
    sessions: [hour],
    steps: [
      ['sts', 'retry'],
      ['pass', 50],
      ['jump', 60],
      ['sts', 'well'],
      ['pass', 5],
    ],
    started: ['12:42 a', '12:43 a', '12:45 a', '12:49 a', '13:54 a'],
  },
  {
    name: 'a leap to a year later',
    sessions: [hour],
    steps: [
      ['jump', 365 * 24 * 60],
      ['pass', 5],
      ['pass', 30],
    ],
    started: ['12:05 a'],
  },
  {
    name: 'a leap to a year later, with a base session that is over by then',
    sessions: [{ ...hour, baseEnds: 600 }],
    steps: [
      ['jump', 365 * 24 * 60],
      ['pass', 60],
    ],
    started: [],
  },
]
