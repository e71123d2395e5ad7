import { beforeEach, describe, expect, test, vi } from 'vitest'

const openExternal = vi.fn<(address: string) => Promise<void>>()
vi.mock('electron', () => ({ shell: { openExternal } }))

const { openAddress, openConsoleLink } = await import('../../../main/os/external.ts')
const { makeSecret } = await import('../../../app/text/secret.ts')

const HERE = 'http://127.0.0.1:4567/abcdefghijklmnopqrstuvwxyz012345'

beforeEach(() => {
  openExternal.mockReset().mockResolvedValue(undefined)
})

describe('addresses that leave the app', () => {
  test('a one-time address on this computer', async () => {
    expect(await openAddress(HERE)).toBeNull()
    expect(openExternal).toHaveBeenCalledExactlyOnceWith(HERE)
  })

  test.each([
    'https://signin.aws.amazon.com/federation?Action=login&SigninToken=EXAMPLE',
    'https://example.com/',
    'file:///etc/passwd',
    'http://localhost:4567/abcdefghijklmnopqrstuvwxyz012345',
    'http://127.0.0.1:4567/',
    'http://127.0.0.1:4567@evil.example/abcdefghijklmnopqrstuvwxyz012345',
    `${HERE}\n--new-window`,
    `${HERE}?x=1`,
    'smb://evil.example/share',
    '',
  ])('never %j', async (address) => {
    expect(await openAddress(address)).toContain('not opened')
    expect(openExternal).not.toHaveBeenCalled()
  })

  test('what the system says of a failure is not repeated', async () => {
    openExternal.mockRejectedValue(new Error(`cannot open ${HERE}`))
    const said = await openAddress(HERE)
    expect(said).toContain('could not be started')
    expect(said).not.toContain('127')
  })

  test('a link that is none of AWS’s sign-in opens nothing', async () => {
    expect(await openConsoleLink(makeSecret('https://evil.example/federation?Action=login&'), 'linux')).toMatchObject({
      ok: false,
    })
    expect(openExternal).not.toHaveBeenCalled()
  })

  test('the browser gets the link itself from there, and never among its words', async () => {
    const link = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=EXAMPLE-canary'
    const visits: Promise<Response>[] = []
    openExternal.mockImplementation(async (address) => {
      visits.push(fetch(address, { redirect: 'manual' }))
    })
    expect(await openConsoleLink(makeSecret(link), process.platform === 'linux' ? 'linux' : 'darwin')).toMatchObject({
      ok: true,
    })
    expect((await visits[0])?.headers.get('location')).toBe(link)
    expect(openExternal.mock.calls.join()).not.toContain('EXAMPLE')
  })
})
