import { readFileSync } from 'node:fs'
import { systemClock } from '../../main/files/clock.ts'
import { type FileSystem, nodeFileSystem, type OpenFile } from '../../main/files/file-system.ts'
import { placesOf } from '../../main/files/places.ts'
import { writeGuarded } from '../../main/files/write.ts'

/*
 * A writer that counts up in a file, write after write, and is killed in the middle of one system call.
 * `killed-writer <path> <home> <call> <microseconds>`: the so-many-th call is begun, and that long after it SIGKILL comes.
 */

const [path = '', home = '', fatal = '1', delay = '0'] = process.argv.slice(2)

let calls = 0

/** Begins a call; where it is the last one, nothing of ours runs after it but the kill. */
function reach<Result>(call: () => Promise<Result>): Promise<Result> {
  calls += 1
  const answer = call()
  if (calls !== Number(fatal)) return answer
  const end = process.hrtime.bigint() + BigInt(delay) * 1_000n
  while (process.hrtime.bigint() < end);
  process.kill(process.pid, 'SIGKILL')
  return answer
}

const through =
  <Rest extends readonly unknown[], Result>(call: (...rest: Rest) => Promise<Result>) =>
  (...rest: Rest): Promise<Result> =>
    reach(() => call(...rest))

const fileThrough = (file: OpenFile): OpenFile => ({
  stat: through(file.stat),
  readAll: through(file.readAll),
  writeAll: through(file.writeAll),
  truncate: through(file.truncate),
  setMode: through(file.setMode),
  setOwner: through(file.setOwner),
  sync: through(file.sync),
  close: through(file.close),
})

const fileSystem: FileSystem = {
  open: async (name, purpose) => fileThrough(await reach(() => nodeFileSystem.open(name, purpose))),
  stat: through(nodeFileSystem.stat),
  lstat: through(nodeFileSystem.lstat),
  realpath: through(nodeFileSystem.realpath),
  readlink: through(nodeFileSystem.readlink),
  rename: through(nodeFileSystem.rename),
  link: through(nodeFileSystem.link),
  remove: through(nodeFileSystem.remove),
  list: through(nodeFileSystem.list),
  makeFolder: through(nodeFileSystem.makeFolder),
  setFolderMode: through(nodeFileSystem.setFolderMode),
}

async function main(): Promise<void> {
  const places = placesOf(new Map(), home, 'linux', home)
  const filler = 'x'.repeat(20_000)
  for (let count = Number(/\d+/.exec(readFileSync(path, 'utf8'))?.[0]) + 1; ; count += 1) {
    const text = `[a]\nnumber = ${count}\nfiller = ${filler}\nend = ${count}\n`
    const change = () => ({ ok: true, text }) as const
    const result = await writeGuarded({ path, change, places, clock: systemClock, fileSystem })
    if (!result.ok) throw new Error(result.problem.message)
    await result.value.watch.close()
  }
}

void main()
