import { beforeEach, describe, expect, test, vi } from 'vitest'

type Box = { readonly buttons: readonly string[]; readonly defaultId: number; readonly cancelId: number }
const shown: Box[] = []
let answer: (index: number) => void = () => undefined
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: (box: Box) => {
      shown.push(box)
      return new Promise((resolve) => {
        answer = (response) => resolve({ response })
      })
    },
  },
}))
const dialogs = await import('../../../main/os/dialogs.ts')

beforeEach(() => {
  shown.length = 0
})

const QUESTIONS = {
  editor: () => dialogs.agreeToEditor('code', null),
  'token command': () => dialogs.agreeToTokenCommand('me', 'op', null),
  forget: () => dialogs.agreeToForget(null),
  programs: () => dialogs.agreeToPrograms(['/opt/one'], null),
  addresses: () => dialogs.agreeToAddresses([{ kind: 'certificates', value: '/tmp/theirs.pem' }], null),
  'vault out': () => dialogs.agreeToVaultOut('a', null),
  'delete copies': () => dialogs.agreeToDeleteCopies(1, 2, null),
  seed: () => dialogs.agreeToSeed('a', null),
  'drop seed': () => dialogs.agreeToDropSeed('a', null),
  'remove keys': () => dialogs.agreeToRemoveVaulted('a', 'AKIA…', null),
} as const

describe('what only a person may allow', () => {
  test.each(Object.entries(QUESTIONS))('%s: Enter and Escape decline, the first button agrees', async (_name, ask) => {
    for (const [index, consent] of [
      [0, 'agreed'],
      [1, 'declined'],
    ] as const) {
      const asked = ask()
      answer(index)
      expect(await asked).toBe(consent)
    }
    for (const box of shown) {
      expect(box).toMatchObject({ defaultId: 1, cancelId: 1 })
      expect(new Set(box.buttons).size).toBe(2)
    }
  })

  test('is asked once at a time: a page that floods a person with questions gets no, unseen', async () => {
    const first = dialogs.agreeToEditor('code', null)
    const flood = await Promise.all(Object.values(QUESTIONS).map((ask) => ask()))
    expect(flood).toEqual(flood.map(() => 'declined'))
    expect(shown).toHaveLength(1)
    answer(0)
    expect(await first).toBe('agreed')
    const next = dialogs.agreeToForget(null)
    answer(1)
    expect(await next).toBe('declined')
    expect(shown).toHaveLength(2)
  })
})
