import { hour, type KeeperCase } from './keeper-case.ts'

export const paused: readonly KeeperCase[] = [
  {
    name: 'offline, then online: renewed within a minute',
    sessions: [hour],
    steps: [
      ['network', 'offline'],
      ['pass', 50],
      ['network', 'online'],
      ['pass', 2],
    ],
    started: ['12:50 a'],
  },
  {
    name: 'offline for long before anything is due costs nothing',
    sessions: [hour],
    steps: [
      ['network', 'offline'],
      ['pass', 30],
      ['network', 'online'],
      ['pass', 15],
    ],
    started: ['12:42 a'],
  },
  {
    name: 'on battery, where that pauses, until the mains are back',
    sessions: [hour],
    steps: [
      ['on-battery', 'off'],
      ['power', 'battery', 'told'],
      ['pass', 50],
      ['power', 'mains', 'told'],
      ['pass', 1],
    ],
    started: ['12:50 a'],
  },
  {
    name: 'on battery, where the system does not tell of the mains',
    sessions: [hour],
    steps: [
      ['on-battery', 'off'],
      ['power', 'battery', 'untold'],
      ['pass', 50],
      ['power', 'mains', 'untold'],
      ['pass', 2],
    ],
    started: ['12:50 a'],
  },
  {
    name: 'on battery, where that does not matter',
    sessions: [hour],
    steps: [
      ['on-battery', 'on'],
      ['power', 'battery', 'told'],
      ['pass', 50],
    ],
    started: ['12:42 a'],
  },
  {
    name: 'the setting is changed while on battery',
    sessions: [hour],
    steps: [
      ['on-battery', 'off'],
      ['power', 'battery', 'told'],
      ['pass', 50],
      ['on-battery', 'on'],
      ['pass', 1],
    ],
    started: ['12:50 a'],
  },
  {
    name: 'offline in the middle of a back-off: once the network is there, the wait is over',
    sessions: [hour],
    steps: [
      ['sts', 'retry'],
      ['pass', 58.5],
      ['network', 'offline'],
      ['pass', 6],
      ['sts', 'well'],
      ['network', 'online'],
      ['pass', 3],
    ],
    started: ['12:42 a', '12:43 a', '12:45 a', '12:49 a', '12:58 a', '13:05 a'],
  },
]

export const failing: readonly KeeperCase[] = [
  {
    name: 'what may pass is tried again after 1, 2, 4, 8, 16 and 30 minutes, each with jitter',
    sessions: [hour],
    steps: [
      ['sts', 'retry'],
      ['pass', 120],
    ],
    started: ['12:42 a', '12:43 a', '12:45 a', '12:49 a', '12:58 a', '13:13 a', '13:49 a'],
  },
  {
    name: 'what a person must mend is tried again twice an hour',
    sessions: [hour],
    steps: [
      ['sts', 'settings'],
      ['pass', 120],
    ],
    started: ['12:42 a', '13:10 a', '13:41 a'],
  },
  {
    name: 'after ten failures in a row a session waits for a person',
    sessions: [hour],
    steps: [
      ['sts', 'retry'],
      ['pass', 24 * 60],
    ],
    started: [
      '12:42 a',
      '12:43 a',
      '12:45 a',
      '12:49 a',
      '12:58 a',
      '13:13 a',
      '13:49 a',
      '14:14 a',
      '14:45 a',
      '15:11 a',
    ],
  },
  {
    name: 'after a failure that passed, the next one counts from the beginning',
    sessions: [hour],
    steps: [
      ['sts', 'retry'],
      ['pass', 43],
      ['sts', 'well'],
      ['pass', 10],
      ['sts', 'retry'],
      ['pass', 40],
    ],
    started: ['12:42 a', '12:43 a', '13:24 a', '13:25 a', '13:27 a', '13:31 a'],
  },
  {
    name: 'an error nobody foresaw is a failure like others',
    sessions: [hour],
    steps: [
      ['sts', 'throws'],
      ['pass', 44],
      ['sts', 'well'],
      ['pass', 10],
    ],
    started: ['12:42 a', '12:43 a', '12:45 a'],
  },
  {
    name: 'a failure in one account holds up no other',
    sessions: [
      { ...hour, ends: 10 },
      { profile: 'b', ends: 30, account: '2' },
    ],
    steps: [
      ['sts', 'retry'],
      ['pass', 1],
      ['sts', 'well'],
      ['pass', 20],
    ],
    started: ['12:00 a', '12:00 a', '12:03 a', '12:12 b'],
  },
  {
    name: 'what is renewed but can be noted nowhere is not renewed without end',
    sessions: [hour],
    steps: [
      ['sts', 'unnoted'],
      ['pass', 24 * 60],
    ],
    started: [
      '12:42 a',
      '12:47 a',
      '12:52 a',
      '12:57 a',
      '13:05 a',
      '13:21 a',
      '13:51 a',
      '14:21 a',
      '14:51 a',
      '15:21 a',
    ],
  },
]
