import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CLEAR_AFTER } from '../../../app/switch/clipboard-clearing.ts'
import type { HeldKeys } from '../../../app/switch/environment/opened-keys.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { silent } from '../state/fixture.ts'

type Item = Readonly<Record<string, string>>
type Board = {
  text: string
  items: Item[]
  broken: 'no' | 'write' | 'read'
  ClipboardItem: unknown
}

const board = vi.hoisted((): Board => ({ text: '', items: [], broken: 'no', ClipboardItem: undefined }))
vi.mock('electron', () => ({
  get ClipboardItem() {
    return board.ClipboardItem
  },
  clipboard: {
    writeText: async (text: string) => {
      if (board.broken === 'write') throw new Error('no clipboard')
      board.text = text
    },
    readText: async () => {
      if (board.broken === 'read') throw new Error('no clipboard')
      return board.text
    },
    clear: () => {
      board.text = ''
    },
    write: async (items: { fields: Item }[]) => {
      board.items = items.map(({ fields }) => fields)
      board.text = board.items[0]?.['text/plain'] ?? ''
    },
  },
}))
const { copyEnvironmentText, copyText, makeClipboard } = await import('../../../main/os/clipboard.ts')

/** A clock that stands still until it is moved on, with its timers. */
function makeClock() {
  let now = Date.UTC(2026, 10, 5)
  const timers = new Map<() => void, number>()
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return {
    now: () => now,
    timers,
    after: (milliseconds: number, run: () => void) => {
      timers.set(run, now + milliseconds)
      return () => timers.delete(run)
    },
    pass: async (milliseconds: number): Promise<void> => {
      now += milliseconds
      for (const [run, at] of timers) if (at <= now && timers.delete(run)) run()
      await settle()
    },
  }
}

function makeScene() {
  const clock = makeClock()
  return { clock, clipboard: makeClipboard('linux', silent, clock) }
}

beforeEach(() => {
  Object.assign(board, { text: '', items: [], broken: 'no', ClipboardItem: undefined })
})

describe('a secret on the clipboard', () => {
  test('is taken off after a minute, and not before', async () => {
    const { clock, clipboard } = makeScene()
    expect(await clipboard.copySecret('EXAMPLE-1')).toBe('copied')
    await clock.pass(CLEAR_AFTER - 1)
    expect(board.text).toBe('EXAMPLE-1')
    await clock.pass(1)
    expect(board.text).toBe('')
    expect(clipboard.mayHold()).toBe(false)
    expect(clock.timers.size).toBe(0)
  })

  test('that something else replaced is left to whoever put that there, then and later', async () => {
    const { clock, clipboard } = makeScene()
    await clipboard.copySecret('EXAMPLE-1')
    board.text = 'a letter'
    await clock.pass(CLEAR_AFTER)
    expect(board.text).toBe('a letter')
    board.text = 'EXAMPLE-1'
    await clock.pass(10 * CLEAR_AFTER)
    await clipboard.clearNow('quit')
    expect(board.text).toBe('EXAMPLE-1')
  })

  test('that an equal text replaced goes too: it is the same secret', async () => {
    const { clock, clipboard } = makeScene()
    await clipboard.copySecret('EXAMPLE-1')
    board.text = 'a letter'
    board.text = 'EXAMPLE-1'
    await clock.pass(CLEAR_AFTER)
    expect(board.text).toBe('')
  })

  test.each(['quit', 'lock'] as const)('goes at once on %s, and nothing else does', async (occasion) => {
    const { clock, clipboard } = makeScene()
    await clipboard.copySecret('EXAMPLE-1')
    expect(clipboard.mayHold()).toBe(true)
    await clipboard.clearNow(occasion)
    expect([board.text, clipboard.mayHold(), clock.timers.size]).toEqual(['', false, 0])
    board.text = 'a letter'
    await clipboard.clearNow(occasion)
    expect(board.text).toBe('a letter')
  })

  test('copied second has a minute of its own', async () => {
    const { clock, clipboard } = makeScene()
    await clipboard.copySecret('EXAMPLE-1')
    await clock.pass(CLEAR_AFTER / 2)
    await clipboard.copySecret('EXAMPLE-2')
    await clock.pass(CLEAR_AFTER / 2)
    expect(board.text).toBe('EXAMPLE-2')
    await clock.pass(CLEAR_AFTER / 2)
    expect(board.text).toBe('')
  })

  test('is asked for again, and not for ever, where the system does not say what it holds', async () => {
    const { clock, clipboard } = makeScene()
    await clipboard.copySecret('EXAMPLE-1')
    board.broken = 'read'
    await clock.pass(CLEAR_AFTER)
    expect(board.text).toBe('EXAMPLE-1')
    board.broken = 'no'
    await clock.pass(10_000)
    expect(board.text).toBe('')

    await clipboard.copySecret('EXAMPLE-2')
    board.broken = 'read'
    for (let turn = 0; turn < 20; turn += 1) await clock.pass(CLEAR_AFTER)
    expect([board.text, clock.timers.size]).toEqual(['EXAMPLE-2', 0])
  })

  test('that could not be put there changes nothing of what is', async () => {
    const { clock, clipboard } = makeScene()
    await clipboard.copySecret('EXAMPLE-1')
    board.broken = 'write'
    expect(await clipboard.copySecret('EXAMPLE-2')).toBe('failed')
    await clock.pass(CLEAR_AFTER)
    expect(board.text).toBe('')
  })

  test('is never left after its time, and nothing else is ever taken off, whatever happens in between', async () => {
    const step = fc.oneof(
      fc.constantFrom('lock', 'other', 'wait'),
      fc.integer({ min: 1, max: 3 }).map((count) => `EXAMPLE-${count}`),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        board.text = ''
        const { clock, clipboard } = makeScene()
        for (const one of steps) {
          if (one === 'lock') await clipboard.clearNow('lock')
          else if (one === 'wait') await clock.pass(CLEAR_AFTER / 3)
          else if (one === 'other') board.text = 'a letter'
          else await clipboard.copySecret(one)
          if (one === 'other') expect(board.text).toBe('a letter')
        }
        const held = board.text
        await clock.pass(CLEAR_AFTER)
        expect(board.text).toBe(held === 'a letter' ? held : '')
      }),
    )
  })

  test('is taken off on quit even where that comes while it is being copied', async () => {
    const { clipboard } = makeScene()
    const copying = [clipboard.copySecret('EXAMPLE-1'), clipboard.copySecret('EXAMPLE-2'), clipboard.clearNow('quit')]
    await Promise.all(copying)
    expect([board.text, clipboard.mayHold()]).toEqual(['', false])
  })

  test('is remembered by nothing that tells it', async () => {
    const { clipboard } = makeScene()
    await clipboard.copySecret('EXAMPLE-canary')
    expect(JSON.stringify([clipboard, Object.values(clipboard).map(String)])).not.toContain('canary')
  })
})

describe('marks for clipboard managers', () => {
  class FakeItem {
    readonly fields: Item
    constructor(fields: Item) {
      this.fields = fields
    }
  }

  test.each([
    ['linux', 'x-kde-passwordManagerHint', 'secret'],
    ['darwin', 'org.nspasteboard.ConcealedType', '1'],
    ['win32', 'ExcludeClipboardContentFromMonitorProcessing', '1'],
  ] as const)('go along on %s, where Electron can write several forms', async (platform, format, content) => {
    board.ClipboardItem = FakeItem
    const clipboard = makeClipboard(platform, silent, makeClock())
    expect(await clipboard.copySecret('EXAMPLE-1')).toBe('copied')
    expect(board.items).toEqual([
      { 'text/plain': 'EXAMPLE-1', [`electron application/osclipboard;format="${format}"`]: content },
    ])
  })

  test('never cost the text: where they cannot be written it is copied without', async () => {
    board.ClipboardItem = function Refusing() {
      throw new TypeError('no such form')
    }
    const { clipboard } = makeScene()
    expect(await clipboard.copySecret('EXAMPLE-1')).toBe('copied')
    expect(board.text).toBe('EXAMPLE-1')
  })
})

describe('copying an environment', () => {
  const keys: HeldKeys = {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: makeSecret('EXAMPLE-secret'),
    sessionToken: makeSecret('EXAMPLE-token'),
    expiresAt: Date.UTC(2026, 10, 5, 1),
  }
  const chosen = { profile: 'dev', region: 'eu-west-1' }

  test('opens the keys for the clipboard alone, and takes them off again', async () => {
    const { clock, clipboard } = makeScene()
    const answer = await copyEnvironmentText('posix', chosen, keys, { clipboard, log: silent })
    expect(answer).toEqual({ ok: true, value: null })
    for (const secret of ['EXAMPLE-secret', 'EXAMPLE-token']) expect(board.text).toContain(secret)
    await clock.pass(CLEAR_AFTER)
    expect(board.text).toBe('')
  })

  test('leaves a name there: it is no secret', async () => {
    const { clock, clipboard } = makeScene()
    await copyEnvironmentText('posix', chosen, null, { clipboard, log: silent })
    await clock.pass(CLEAR_AFTER)
    expect(board.text).toBe("export AWS_PROFILE='dev'\nexport AWS_REGION='eu-west-1'")
  })

  test('says why nothing was copied, and copies nothing', async () => {
    const { clipboard } = makeScene()
    const deps = { clipboard, log: silent }
    expect(await copyEnvironmentText('cmd', { profile: 'a%b', region: null }, null, deps)).toMatchObject({ ok: false })
    expect(board.text).toBe('')
    board.broken = 'write'
    const failed = await copyEnvironmentText('json', chosen, keys, deps)
    expect(failed).toMatchObject({ ok: false, failure: expect.stringContaining('nothing was copied') })
    expect(JSON.stringify(failed)).not.toContain('EXAMPLE')
  })

  test('of anything else is as it was: no verdict is taken off', async () => {
    const { clock, clipboard } = makeScene()
    await copyText('a verdict', silent)
    await clock.pass(CLEAR_AFTER)
    await clipboard.clearNow('quit')
    expect(board.text).toBe('a verdict')
  })
})
