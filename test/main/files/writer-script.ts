import { systemClock } from '../../../main/files/clock.ts'
import { placesOf } from '../../../main/files/places.ts'
import { writeGuarded } from '../../../main/files/write.ts'

/*
 * A writer in a process of its own: `once` writes once, `loop` writes until it is killed, each time the whole text for
 * the next number.
 */

const [path = '', home = '', mode = 'once', filler = '0'] = process.argv.slice(2)

async function main(): Promise<void> {
  const places = placesOf(new Map(), home, 'linux', home)
  const most = mode === 'loop' ? Number.POSITIVE_INFINITY : 1
  for (let count = 1; count <= most; count += 1) {
    const text = `[a]\nnumber = ${count}\nfiller = ${'x'.repeat(Number(filler))}\nend = ${count}\n`
    const change = () => ({ ok: true, text }) as const
    const result = await writeGuarded({ path, change, places, clock: systemClock })
    if (!result.ok) throw new Error(result.problem.message)
    await result.value.watch.close()
    if (count === 1) process.stdout.write('written\n')
  }
}

void main()
