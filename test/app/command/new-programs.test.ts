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

  it('are also those of a block, which tools without blocks read like any other line', () => {
    const inBlock = (line: string): string => `[profile a]\ns3 =\n    use_accelerate = true\n    ${line}\n`
    expect(newPrograms('', inBlock('credential_process = /opt/one -x'))).toEqual(['/opt/one -x'])
    expect(newPrograms('', inBlock('CREDENTIAL_PROCESS: /opt/one'))).toEqual(['/opt/one'])
    expect(newPrograms('', inBlock('region = us-east-1'))).toEqual([])
    expect(newPrograms(inBlock('credential_process = /opt/one'), inBlock('credential_process = /opt/two'))).toEqual([
      '/opt/two',
    ])
  })

  it('are known by every spelling that a tool may fold to theirs', () => {
    const spellings = [
      'CREDENT\u0130AL_PROCESS',
      'credentıal_process',
      'credential_proce\u017fs',
      'credential_\u200bprocess',
    ]
    for (const name of spellings)
      expect(newPrograms('', `[profile a]\n${name} = /opt/one\n`), name).toEqual(['/opt/one'])
  })

  it('are also what a block of that name holds, and what aws-vault starts for a code', () => {
    expect(newPrograms('', '[profile a]\ncredential_process =\n    /opt/one = x\n')).toEqual(['\n/opt/one = x'])
    expect(newPrograms('', '[profile a]\nmfa_process = ykman oath\n')).toEqual(['ykman oath'])
  })
})
