import { describe, expect, test, vi } from 'vitest'
import { editText } from '../../../../app/text/edit-view-text.ts'
import type { Consent } from '../../../../main/os/dialogs.ts'
import { declinedOf, NO_NEWS, newsIn } from '../../../../main/state/editing/news-consent.ts'

const FILE = {
  before: '[default]\nregion = eu-west-1\n',
  after: '[default]\ncredential_process = /opt/one\nendpoint_url = http://127.0.0.1:4566\n',
}

const questions = (programs: Consent, addresses: Consent) => ({
  agreeToPrograms: vi.fn(async (_programs: readonly string[]) => programs),
  agreeToAddresses: vi.fn(async (_addresses: unknown) => addresses),
})

describe('what a write brings that no file said before', () => {
  test('is asked one after the other, and all of it has to be agreed to', async () => {
    const both = questions('agreed', 'agreed')
    expect(await declinedOf(newsIn([FILE]), both)).toBeNull()
    expect(both.agreeToPrograms.mock.calls).toEqual([[['/opt/one']]])
    const address = { kind: 'endpoint', host: '127.0.0.1:4566', value: 'http://127.0.0.1:4566' }
    expect(both.agreeToAddresses.mock.calls).toEqual([[[address]]])
    expect((await declinedOf(newsIn([FILE]), questions('agreed', 'declined')))?.message).toBe(
      editText.addressesDeclined,
    )
  })

  test('is not asked further once something was declined', async () => {
    const first = questions('declined', 'agreed')
    expect((await declinedOf(newsIn([FILE]), first))?.message).toBe(editText.programsDeclined)
    expect(first.agreeToAddresses).not.toHaveBeenCalled()
  })

  test('is nothing where the file said so already', async () => {
    const none = questions('declined', 'declined')
    expect(await declinedOf(newsIn([{ ...FILE, before: FILE.after }]), none)).toBeNull()
    expect(await declinedOf(NO_NEWS, none)).toBeNull()
  })
})
