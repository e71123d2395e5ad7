import { describe, expect, it } from 'vitest'
import { fusesIn, inspectableFuses, releaseFuses, wrongFuses } from '../../scripts/lib/fuses.mjs'

const program = (row: string, version = 1): Buffer =>
  Buffer.concat([
    Buffer.from('machine code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
    Buffer.from([version, row.length]),
    Buffer.from(`${row} more code`, 'latin1'),
  ])

describe('fuses of a packed application', () => {
  it('are read from the program itself, newer ones left aside', () => {
    expect(wrongFuses(fusesIn(program('000011001')), releaseFuses)).toEqual([])
    expect(wrongFuses(fusesIn(program('00001100')), releaseFuses)).toEqual([])
  })

  it('are reported one by one when they are as Electron ships them', () => {
    expect(wrongFuses(fusesIn(program('10110001')), releaseFuses)).toEqual([
      'runAsNode is on, not off',
      'enableNodeOptionsEnvironmentVariable is on, not off',
      'enableNodeCliInspectArguments is on, not off',
      'enableEmbeddedAsarIntegrityValidation is off, not on',
      'onlyLoadAppFromAsar is off, not on',
      'grantFileProtocolExtraPrivileges is on, not off',
    ])
  })

  it('count as wrong where a program has none, or of a kind that is not known', () => {
    expect(wrongFuses(fusesIn(Buffer.from('no fuses here')), releaseFuses)).toHaveLength(8)
    expect(wrongFuses(fusesIn(program('00001100', 2)), releaseFuses)).toHaveLength(8)
  })

  it('differ in one between a release and a build for end-to-end tests', () => {
    expect(wrongFuses(releaseFuses, inspectableFuses)).toEqual(['enableNodeCliInspectArguments is off, not on'])
  })
})
