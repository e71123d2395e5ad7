import { PassThrough } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { askHidden, holdKeys } from '../../../main/cli/ask-hidden.ts'

/** A keyboard: what a terminal in raw mode gives, and whether it is in that mode. */
function keyboard() {
  const raw: boolean[] = []
  const stream = Object.assign(new PassThrough(), { setRawMode: (mode: boolean) => void raw.push(mode) })
  return { stream, raw }
}

async function type(...chunks: readonly string[]) {
  const { stream, raw } = keyboard()
  const shown: string[] = []
  const answer = askHidden('Code: ', stream, { write: (text) => shown.push(text) })
  for (const chunk of chunks) stream.write(chunk)
  return { answer: await answer, shown: shown.join(''), raw }
}

describe('asking without showing', () => {
  it('gives what was typed, shows only the question, and leaves raw mode', async () => {
    expect(await type('1', '2', '3456', '\r')).toEqual({ answer: '123456', shown: 'Code: \n', raw: [true, false] })
  })

  it('takes a pasted line', async () => {
    expect(await type('123 456\n')).toMatchObject({ answer: '123 456' })
  })

  it('lets a person correct himself', async () => {
    expect(await type('12x\u007f3\b4\r')).toMatchObject({ answer: '124' })
  })

  it('ignores other control characters', async () => {
    expect(await type('1\u001b\t2\r')).toMatchObject({ answer: '12' })
  })

  it.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('is given up with %s', async (_name, key) => {
    expect(await type('12', key)).toEqual({ answer: null, shown: 'Code: \n', raw: [true, false] })
  })

  it('is given up when the terminal closes', async () => {
    const { stream, raw } = keyboard()
    const answer = askHidden('Code: ', stream, { write: () => undefined })
    stream.end()
    expect(await answer).toBeNull()
    expect(raw).toEqual([true, false])
  })
})

describe('keys while nothing is asked', () => {
  it('are dropped, and are no part of the next answer', async () => {
    const { stream, raw } = keyboard()
    const shown: string[] = []
    const stop = vi.fn()
    const release = holdKeys(stream, stop)
    stream.write('123')
    stream.write('456\r')
    await vi.waitFor(() => expect(stream.readableLength).toBe(0))
    release()
    const answer = askHidden('Code: ', stream, { write: (text) => shown.push(text) })
    stream.write('654321\r')
    expect(await answer).toBe('654321')
    expect([shown.join(''), stop.mock.calls, raw]).toEqual(['Code: \n', [], [true, false, true, false]])
  })

  it.each([
    ['Ctrl+C', (stream: PassThrough) => stream.write('12\u0003\u0003')],
    ['Ctrl+D', (stream: PassThrough) => stream.write('\u0004')],
    ['the end of the terminal', (stream: PassThrough) => stream.end()],
  ])('are none with %s: it stops, once, with the terminal as it was', async (_name, press) => {
    const { stream, raw } = keyboard()
    const modes: boolean[][] = []
    const release = holdKeys(stream, () => void modes.push([...raw]))
    press(stream)
    await vi.waitFor(() => expect(modes).toEqual([[true, false]]))
    release()
    expect([modes.length, raw]).toEqual([1, [true, false]])
  })
})
