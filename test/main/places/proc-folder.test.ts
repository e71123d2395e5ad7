import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import { factsIn } from '../../../main/places/facts.ts'
import { processesOfLinux } from '../../../main/places/proc-folder.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const PASSWORD = 'correct-horse-battery'
const { uid } = userInfo()

let root: string
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-proc-')))
  add(20, 'node\n', [`AWS_SECRET_ACCESS_KEY=${SECRET}`, 'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE', 'HOME=/nobody'])
  add(7, 'bash\n', [
    `PGPASSWORD=${PASSWORD}`,
    'WORK=/srv',
    'AWS_CONFIG_FILE=$WORK/config',
    'AWS_PROFILE=dev',
    'LANYARD_SET_PROFILE=dev',
  ])
  add(9, 'bash\n', [])
  add(1, 'evil\u001b[2J\nname\n', ['torn', '=x', ''])
  mkdirSync(join(root, 'sys'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function add(pid: number, comm: string, lines: readonly string[]): void {
  const folder = join(root, String(pid))
  mkdirSync(folder)
  writeFileSync(join(folder, 'comm'), comm)
  writeFileSync(join(folder, 'environ'), lines.map((line) => `${line}\0`).join(''))
  symlinkSync(root, join(folder, 'cwd'))
}

const processes = (owner = uid) => processesOfLinux({ folder: root, uid: owner, self: 9 })

describe('processes on Linux', () => {
  it('are listed by name and age, with their folder and without this one', async () => {
    const listed = await processes().list()
    expect(listed.ok && listed.value.map(({ pid, name }) => [pid, name])).toEqual([
      [7, 'bash'],
      [1, 'evil [2J name'],
      [20, 'node'],
    ])
    expect(listed.ok && listed.value.every(({ folder }) => folder === root)).toBe(true)
  })

  it('of somebody else are neither listed nor read', async () => {
    expect(await processes(uid + 1).list()).toEqual({ ok: true, value: [] })
    const read = await processes(uid + 1).read(20)
    expect(read.ok ? '' : read.failure).toContain('somebody else')
  })

  it('give names, paths and the length of secrets, and nothing else', async () => {
    const read = await processes().read(20)
    expect(read.ok && read.value.variables).toEqual({
      AWS_SECRET_ACCESS_KEY: 'x'.repeat(40),
      AWS_ACCESS_KEY_ID: `AKIA${'X'.repeat(16)}`,
      HOME: '/nobody',
    })
    expect(JSON.stringify(read)).not.toContain(SECRET)
  })

  it('keep a variable that a path names, and no other that no chain looks at', async () => {
    const read = await processes().read(7)
    expect(read.ok && read.value.variables).toEqual({
      WORK: '/srv',
      AWS_CONFIG_FILE: '$WORK/config',
      AWS_PROFILE: 'dev',
    })
    expect(JSON.stringify(read)).not.toContain(PASSWORD)
  })

  it('tell what Lanyard’s prompt hook left there', async () => {
    const [led, free] = [await processes().read(7), await processes().read(20)]
    expect(led.ok && led.value.hook).toEqual({ setProfile: 'dev', scope: 'everywhere' })
    expect(free.ok && free.value.hook).toEqual({ setProfile: null, scope: 'everywhere' })
  })

  it('that are gone, or torn, are a sentence or nothing', async () => {
    expect(await processes().read(99)).toEqual({ ok: false, failure: 'There is no process 99 any more.' })
    const torn = await processes().read(1)
    expect(torn.ok && torn.value.variables).toEqual({})
    const nowhere = processesOfLinux({ folder: join(root, 'nowhere'), uid, self: 1 })
    expect((await nowhere.list()).ok).toBe(false)
  })
})

describe('the files of a process', () => {
  it('are looked for where its own environment puts them', async () => {
    const config = join(root, 'other-config')
    writeFileSync(config, '[default]\nregion = sa-east-1\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n')
    const facts = await factsIn(
      { HOME: root, AWS_CONFIG_FILE: './other-config' },
      { platform: 'linux', folder: root, explicitProfile: null, now: 0 },
    )
    expect(explain(facts, 'aws-cli-v2').region?.value).toBe('sa-east-1')
    expect(facts.book.files.config.path).toBe(config)
  })
})

describe.runIf(process.platform === 'linux')('a real process', () => {
  it('is found and read without its secrets', async () => {
    const environment = { PATH: process.env['PATH'], AWS_PROFILE: 'live', AWS_SESSION_TOKEN: SECRET }
    const child = spawn(process.execPath, ['-e', 'console.log(1); process.stdin.resume()'], {
      env: environment,
      cwd: root,
    })
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve))
      const real = processesOfLinux({ folder: '/proc', uid, self: process.pid })
      const listed = await real.list()
      expect(listed.ok && listed.value.find(({ pid }) => pid === child.pid)?.folder).toBe(root)
      const read = await real.read(child.pid ?? 0)
      expect(read.ok && read.value.variables['AWS_PROFILE']).toBe('live')
      expect(read.ok && read.value.folder).toBe(root)
      expect(JSON.stringify(read)).not.toContain(SECRET)
    } finally {
      child.kill('SIGKILL')
    }
  })
})
