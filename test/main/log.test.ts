import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorFields, openLog } from '../../main/log.ts'
import { createFakeClock } from '../support/fake-clock.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'lanyard-log-')), 'logs')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const { now } = createFakeClock()
const read = (name = 'lanyard.log'): Promise<string> => readFile(join(folder, name), 'utf8')

describe('the log', () => {
  it('writes one JSON object a line, in order', async () => {
    const log = openLog({ folder, now })
    log.info('started', { pages: 2 })
    log.warn('page-slow')
    await log.flush()
    expect(await read()).toBe(
      '{"at":"2026-11-05T09:00:00Z","level":"info","event":"started","pages":2}\n' +
        '{"at":"2026-11-05T09:00:00Z","level":"warn","event":"page-slow"}\n',
    )
  })

  it('never holds a secret, whatever field it came in', async () => {
    const log = openLog({ folder, now })
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    const token = 'IQoJb3JpZ2luX2VjEXAMPLE'.repeat(12)
    log.error('went-wrong', { note: `aws_secret_access_key = ${secret}`, other: secret, token })
    await log.flush()
    expect(await read()).not.toContain(secret)
    expect(await read()).not.toContain(token.slice(0, 60))
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner only', async () => {
    const log = openLog({ folder, now })
    log.info('started')
    await log.flush()
    expect((await stat(join(folder, 'lanyard.log'))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  it('keeps three files and no more', async () => {
    const log = openLog({ folder, now, size: 200 })
    for (let line = 0; line < 30; line += 1) log.info('line', { line })
    await log.flush()
    expect((await readdir(folder)).toSorted()).toEqual(['lanyard.log', 'lanyard.log.1', 'lanyard.log.2'])
    expect(await read()).toContain('"line":29')
  })

  it('costs the line, not the app, where it cannot be written', async () => {
    await writeFile(folder, 'a file stands where the folder should be')
    const log = openLog({ folder, now })
    log.info('started')
    await expect(log.flush()).resolves.toBeUndefined()
  })

  it('tells the kind of an error and never its message', () => {
    const error = Object.assign(new TypeError('cannot read secret'), { code: 'ENOENT' })
    expect(errorFields(error)).toEqual({ error: 'TypeError', code: 'ENOENT' })
    expect(errorFields('secret')).toEqual({ error: 'string' })
  })
})
