import { describe, expect, it } from 'vitest'
import { makePasted } from '../../../main/places/pasted.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const ENV = `AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=${SECRET}\nAWS_REGION=eu-west-1\nLANG=C\n`

const pastedFrom = (text: string) =>
  makePasted({
    readClipboard: async () => ({ ok: true, value: text }),
    readChosenFile: async () => ({ ok: false, failure: 'No file was chosen.' }),
  })

describe('a pasted environment', () => {
  it('is told by names and shapes', async () => {
    const pasted = pastedFrom(ENV)
    const read = await pasted.read('clipboard')
    expect(read.ok && read.value.variables).toEqual([
      { name: 'AWS_ACCESS_KEY_ID', shape: 'AKIA…XXXX: long-term, 20 characters' },
      { name: 'AWS_SECRET_ACCESS_KEY', shape: 'set, 40 characters' },
      { name: 'AWS_REGION', shape: 'eu-west-1' },
    ])
    const held = read.ok ? pasted.environmentOf(read.value.id) : null
    expect(held?.environment.get('AWS_REGION')).toBe('eu-west-1')
    expect(JSON.stringify([read, [...(held?.environment ?? [])]])).not.toContain(SECRET)
  })

  it('is refused in a sentence when it is empty, no environment, or longer than 1 MB', async () => {
    for (const text of ['', 'hello', '{"a":1}', `A=${'x'.repeat(1_000_001)}`]) {
      const read = await pastedFrom(text).read('clipboard')
      expect(read.ok ? '' : read.failure).not.toBe('')
    }
    expect(await pastedFrom(ENV).read('file')).toEqual({ ok: false, failure: 'No file was chosen.' })
  })

  it('is forgotten after eight others', async () => {
    const pasted = pastedFrom(ENV)
    const first = await pasted.read('clipboard')
    for (let more = 0; more < 8; more += 1) await pasted.read('clipboard')
    expect(pasted.environmentOf(first.ok ? first.value.id : '')).toBeNull()
    expect(pasted.environmentOf('environment-9')).not.toBeNull()
  })
})
