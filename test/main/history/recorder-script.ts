import { systemClock } from '../../../main/files/clock.ts'
import { placesOf } from '../../../main/files/places.ts'
import { recordWrite } from '../../../main/history/record.ts'

/*
 * Notes so many writes in a process of its own, and prints their ids.
 */

const [home = '', count = '1'] = process.argv.slice(2)

async function main(): Promise<void> {
  const access = { places: placesOf(new Map(), home, 'linux', home), clock: systemClock, platform: 'linux' } as const
  const file = { role: 'config', path: '/x', before: '', after: '[a]\n', created: true, mode: 0o600 } as const
  for (let number = 1; number <= Number(count); number += 1) {
    const recorded = await recordWrite({ who: 'window', title: 'Add a', undoes: null, files: [file] }, access)
    if (!recorded.ok) throw new Error(recorded.message)
    process.stdout.write(`${recorded.id}\n`)
  }
}

void main()
