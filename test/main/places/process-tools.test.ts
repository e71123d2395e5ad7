import { describe, expect, it } from 'vitest'
import { processesOfMac } from '../../../main/places/process-tools.ts'
import type { Run } from '../../../main/places/run.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

const COMMAND = '/usr/local/bin/node server.js --port=1'
/** What `ps` and `lsof` print, by their words. */
const run: Run = async ({ program, words }) => {
  const asked = [program, ...words].join(' ')
  const output =
    asked === 'ps -axww -o pid=,uid=,comm='
      ? '    1     0 /sbin/launchd\n  400   501 /Applications/Some App.app/Contents/MacOS/Some App\n  401   501 /usr/local/bin/node\n'
      : asked.startsWith('lsof')
        ? 'p400\nfcwd\nn/\np401\nfcwd\nn/Users/alice/shop\n'
        : asked.includes('-Eww')
          ? `${COMMAND} AWS_PROFILE=dev AWS_SECRET_ACCESS_KEY=${SECRET} HOME=/Users/alice EDITOR=vi -u none\n`
          : asked.endsWith('command=')
            ? `${COMMAND}\n`
            : words.includes('1')
              ? '    1     0 /sbin/launchd\n'
              : words.includes('401')
                ? '  401   501 /usr/local/bin/node\n'
                : ''
  return { kind: 'ended', code: 0, output }
}

const processes = processesOfMac({ run, uid: 501, self: 9 })

describe('processes on macOS', () => {
  it('are the person’s own, with their folder', async () => {
    expect(await processes.list()).toEqual({
      ok: true,
      value: [
        { pid: 400, name: 'Some App', folder: '/' },
        { pid: 401, name: 'node', folder: '/Users/alice/shop' },
      ],
    })
  })

  it('are read from behind their command, without secrets', async () => {
    const read = await processes.read(401)
    expect(read.ok && read.value).toMatchObject({
      name: 'node',
      folder: '/Users/alice/shop',
      variables: { AWS_PROFILE: 'dev', AWS_SECRET_ACCESS_KEY: 'x'.repeat(40), HOME: '/Users/alice' },
    })
    expect(JSON.stringify(read)).not.toContain(SECRET)
  })

  it('of somebody else, or gone, are a sentence', async () => {
    expect((await processes.read(1)).ok).toBe(false)
    expect(await processes.read(77)).toEqual({ ok: false, failure: 'There is no process 77 any more.' })
  })

  it('whose environment the system protects say so', async () => {
    const guarded: Run = async (running) =>
      running.words.includes('-Eww') ? { kind: 'ended', code: 0, output: `${COMMAND}\n` } : run(running)
    const read = await processesOfMac({ run: guarded, uid: 501, self: 9 }).read(401)
    expect(read.ok ? '' : read.failure).toContain('does not give the environment')
  })

  it('are found by a variable of theirs with one question for all', async () => {
    const listing =
      ' 400 /Applications/Some App HOME=/x\n 401 node server.js AWS_PROFILE=dev\n 402 node --AWS_PROFILE=x\n'
    const asked: string[] = []
    const all: Run = async ({ program, words }) => {
      asked.push([program, ...words].join(' '))
      return { kind: 'ended', code: 0, output: listing }
    }
    const named = await processesOfMac({ run: all, uid: 501, self: 9 }).naming?.(['AWS_PROFILE', 'AWS_ACCESS_KEY_ID'])
    expect(named).toEqual(new Set([401]))
    expect(asked).toEqual(['ps -axEww -o pid=,command='])
    const slow: Run = async () => ({ kind: 'slow' })
    expect(await processesOfMac({ run: slow, uid: 501, self: 9 }).naming?.(['AWS_PROFILE'])).toBeNull()
  })
})
