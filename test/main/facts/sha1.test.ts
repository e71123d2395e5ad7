import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha1 } from '../../../main/facts/sha1.ts'

const asNode = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex')

test('names a cache file as Node’s own SHA-1 would, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => sha1(text) === asNode(text)))
})

test('is right at every length around the ends of its blocks', () => {
  for (let length = 0; length < 200; length += 1) expect(sha1('a'.repeat(length))).toBe(asNode('a'.repeat(length)))
})
