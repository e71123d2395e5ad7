import { placeTrouble } from '../../app/text/chain-place-text.ts'
import type { Windows } from '../os/windows.ts'
import type { Start } from '../start.ts'
import type { FarPlaces } from './chain-answers.ts'

const notHere = { ok: false, failure: placeTrouble.notHere } as const

/** Whatever reads other places, on this machine. */
export async function loadPlaces(_start: Start, _windows: Windows): Promise<FarPlaces> {
  return {
    factsAt: async () => notHere,
    listProcesses: async () => notHere,
    readPasted: async () => notHere,
    probeSentence: () => notHere,
    probe: async () => notHere,
    stopProbe: () => {},
    metadata: () => null,
  }
}
