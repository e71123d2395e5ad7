import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/*
 * What AWS tools wait for when a profile asks Lanyard: one `lanyard credential-process` beside a running Lanyard, by turns with a Node
 * that does nothing. The answer is at hand, so this is the way there and back alone.
 */

const rounds = 31

const timed = (parameters, environment) => {
  const began = performance.now()
  const { status, stdout } = spawnSync(process.execPath, parameters, { env: environment, encoding: 'utf8' })
  return { spent: performance.now() - began, status, stdout }
}

/** The rows; `agent` is the bundled stand-in of the running Lanyard, `compared` makes a row. */
export const processRows = async (agent, lanyard, environment, compared) => {
  const running = spawn(process.execPath, [agent], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [said] = await once(running.stdout, 'data')
    if (String(said) !== 'ready\n') throw new Error(String(said))
    const found = { empty: [], asking: [] }
    for (let round = 0; round < rounds; round++) {
      const empty = timed(['-e', '0'], environment)
      const asking = timed([lanyard, 'credential-process', '--profile', 'team-0001'], environment)
      if (asking.status !== 0 || !asking.stdout.includes('ASIAEXAMPLE')) throw new Error('no credentials came back')
      // The first round warms the disk cache.
      if (round === 0) continue
      found.empty.push(empty.spent)
      found.asking.push(asking.spent)
    }
    const what = '`lanyard credential-process`, Lanyard running'
    return [compared({ what, values: found.asking, others: found.empty, unit: 'ms', name: 'node -e 0', limit: 2 })]
  } finally {
    running.kill()
  }
}
