import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'

/*
 * A peer that writes as AWS CLI does: reads the file, changes its own setting, opens with truncation and writes in place.
 * No lock. `peer-script <path> <times> <pause in ms>`.
 */

const [path = '', times = '10', pause = '5'] = process.argv.slice(2)

async function main(): Promise<void> {
  for (let count = 1; count <= Number(times); count += 1) {
    const text = readFileSync(path, 'utf8')
    // A torn file of its own making is read again, as a patient person would.
    if (!text.includes('[peer]')) {
      count -= 1
      continue
    }
    const changed = text.replace(/(\[peer\]\ncount = )\d+/, `$1${count}`)
    const file = openSync(path, 'r+')
    ftruncateSync(file, 0)
    writeSync(file, changed, 0)
    closeSync(file)
    await new Promise((resolve) => setTimeout(resolve, Number(pause)))
  }
}

void main()
