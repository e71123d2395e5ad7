import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../../../main/history/model.ts'
import { showHistory } from '../../../../main/state/editing/shown-history.ts'

const entry = (id: number, text: string): HistoryEntry => ({
  id,
  at: 0,
  who: 'command-line',
  title: `Write ${id}`,
  undoes: null,
  state: 'done',
  files: [{ role: 'config', path: '/home/alice/.aws/config', before: '', after: text, created: true, mode: 0o600 }],
})
const idsOf = (entries: readonly HistoryEntry[]) => showHistory(entries).map(({ id }) => id)

describe('the History room', () => {
  it('has the newest hundred writes, each with its diff', () => {
    const entries = Array.from({ length: 150 }, (_one, index) => entry(150 - index, '[default]\n'))
    expect(idsOf(entries)).toEqual(entries.slice(0, 100).map(({ id }) => id))
    expect(showHistory(entries)[0]?.files[0]?.hunks[0]?.lines.map(({ text }) => text)).toEqual(['[default]'])
  })

  it('has fewer where files are huge, and the newest whatever its size', () => {
    const huge = `# ${'x'.repeat(12_000_000)}\n`
    expect(idsOf([entry(3, huge), entry(2, huge), entry(1, '')])).toEqual([3])
    expect(idsOf([entry(3, `${huge}${huge}`), entry(2, '')])).toEqual([3])
  })
})
