import { appendFileSync } from 'node:fs'

/** Appends a mark with the wall clock to the file that `LANYARD_BENCH_MARKS` names; without it, nothing. Only `npm run bench` sets it. */
export function markForBench(mark: string, environment: Readonly<Record<string, string | undefined>>): void {
  const file = environment['LANYARD_BENCH_MARKS']
  if (file === undefined || file === '') return
  try {
    appendFileSync(file, `${JSON.stringify({ mark, t: Date.now() })}\n`)
  } catch {
    // A measurement that cannot be written down costs nobody their window.
  }
}
