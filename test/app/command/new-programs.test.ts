import { describe, expect, it } from 'vitest'
import { newPrograms } from '../../../app/command/new-programs.ts'

const process = (program: string): string => `[profile a]\ncredential_process = ${program}\n`

describe('programs that AWS tools would start', () => {
  it('are those that no section named before', () => {
    expect(newPrograms('', process('/opt/one'))).toEqual(['/opt/one'])
    expect(newPrograms(process('/opt/one'), process('/opt/two'))).toEqual(['/opt/two'])
    expect(newPrograms('', '[default]\nCLI_Pager = less\n')).toEqual(['less'])
  })

  it('are none where one is moved, copied, or taken out', () => {
    expect(newPrograms(process('/opt/one'), process('/opt/one').replace('[profile a]', '[profile b]'))).toEqual([])
    expect(newPrograms(process('/opt/one'), '')).toEqual([])
    expect(newPrograms('', '[default]\ncli_pager =\n')).toEqual([])
  })
})
