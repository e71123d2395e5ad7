import { describe, expect, it } from 'vitest'
import { isChangeThere, nextUndo, planUndo, statesOf, writtenText } from '../../../app/command/history.ts'

const FILE = `# mine
[profile dev]
region = eu-west-1
output = json

[profile prod]
region = eu-central-1

[sso-session corp]
sso_region = eu-west-1
`

const CHANGED = FILE.replace('region = eu-west-1\noutput', 'region = us-east-1\noutput')

function undo(before: string, after: string, now: string): string {
  const plan = planUndo(writtenText(before, after), now)
  if (!plan.ok) throw new Error(`conflict in ${plan.conflict.section}`)
  return plan.text
}

function conflictOf(before: string, after: string, now: string) {
  const plan = planUndo(writtenText(before, after), now)
  if (plan.ok) throw new Error('it fits')
  return plan.conflict
}

describe('undo', () => {
  it('gives back the exact text where nothing else changed', () => {
    expect(undo(FILE, CHANGED, CHANGED)).toBe(FILE)
  })

  it('finds the place again among lines that came before it', () => {
    const now = `[profile new]\nregion = eu-west-3\n\n${CHANGED}`
    expect(undo(FILE, CHANGED, now)).toBe(`[profile new]\nregion = eu-west-3\n\n${FILE}`)
  })

  it('keeps what changed on the next line of the same section', () => {
    const now = CHANGED.replace('output = json', 'output = text')
    expect(undo(FILE, CHANGED, now)).toBe(FILE.replace('output = json', 'output = text'))
  })

  it('says what each side has where the same setting was changed again', () => {
    const now = CHANGED.replace('us-east-1', 'ap-south-1')
    const conflict = conflictOf(FILE, CHANGED, now)
    expect(conflict).toEqual({
      section: 'profile dev',
      base: '[profile dev]\nregion = us-east-1\noutput = json\n\n',
      mine: '[profile dev]\nregion = eu-west-1\noutput = json\n\n',
      theirs: '[profile dev]\nregion = ap-south-1\noutput = json\n\n',
    })
  })

  it('says that the section is gone', () => {
    const now = CHANGED.replace(/\[profile dev\][^[]*/, '')
    expect(conflictOf(FILE, CHANGED, now)).toMatchObject({ section: 'profile dev', theirs: null })
  })

  it('puts a removed section back between its neighbours, or where one of them was', () => {
    const removed = FILE.replace(/\[profile prod\][^[]*/, '')
    expect(undo(FILE, removed, removed)).toBe(FILE)
    const now = removed.replace(/\[sso-session corp\][^[]*/, '')
    expect(undo(FILE, removed, now)).toBe(FILE.replace(/\[sso-session corp\][^[]*/, ''))
  })

  it('does not put a section back beside one that somebody made of the same name meanwhile', () => {
    const removed = FILE.replace(/\[profile prod\][^[]*/, '')
    const conflict = conflictOf(FILE, removed, `${removed}\n[profile prod]\nregion = eu-west-3\n`)
    expect(conflict).toMatchObject({ section: 'profile prod', base: null })
    expect(conflict.mine).toContain('eu-central-1')
    expect(conflict.theirs).toContain('eu-west-3')
  })

  it('does not take away a section that somebody put settings into', () => {
    const added = `${FILE}\n[profile x]\nregion = a\n`
    expect(undo(FILE, added, `${added}\n[profile y]\nregion = b\n`)).toBe(`${FILE}\n[profile y]\nregion = b\n`)
    expect(conflictOf(FILE, added, `${added}output = text\n`)).toMatchObject({ section: 'profile x', mine: null })
  })

  it('takes a new name back and keeps what was set under it', () => {
    const renamed = FILE.replace('[profile dev]', '[profile staging]')
    const now = renamed.replace('output = json', 'output = json\nretry_mode = standard')
    expect(undo(FILE, renamed, now)).toBe(FILE.replace('output = json', 'output = json\nretry_mode = standard'))
  })

  it('does not mind that the file had no last line end and has one by now', () => {
    const before = '[a]\nregion = x'
    expect(undo(before, '[a]\nregion = y', '[a]\nregion = y\n\n[b]\nregion = z\n')).toBe(
      '[a]\nregion = x\n\n[b]\nregion = z\n',
    )
  })

  it('never lets lines of a block slip under another setting', () => {
    const before = '[a]\ns3 =\n  addressing_style = path\nregion = x\n'
    const after = '[a]\nregion = x\n'
    const now = '[a]\nregion =\n  nested = y\n'
    expect(conflictOf(after, before, before.replace('path\n', 'path\n  max_queue_size = 1\n')).section).toBe('a')
    expect(undo(before, after, now)).toBe('[a]\ns3 =\n  addressing_style = path\nregion =\n  nested = y\n')
  })

  it('of lines that no reader sees is found again by the lines around them', () => {
    const before = '[a]\nregion = x\nstray line\n\n[b]\nregion = y\n'
    const after = before.replace('stray line\n', '')
    expect(undo(before, after, after.replace('region = y', 'region = z'))).toBe(before.replace('= y', '= z'))
  })

  it('is a conflict in a file that was written anew', () => {
    const conflict = conflictOf(FILE, CHANGED, 'nothing of it\n')
    expect(conflict.theirs).toBeNull()
  })
})

describe('a change', () => {
  it('is still there when its settings are, whatever else was written', () => {
    expect(isChangeThere(FILE, CHANGED, `${CHANGED}\n[x]\n`)).toBe(true)
    expect(isChangeThere(FILE, CHANGED, `${FILE}\n[x]\n`)).toBe(false)
    expect(isChangeThere(FILE, CHANGED, '')).toBe(false)
  })

  it('that only a file’s text shows is known by its lines', () => {
    const commented = FILE.replace('# mine', '# ours')
    expect(isChangeThere(FILE, commented, `${commented}\n[x]\n`)).toBe(true)
    expect(isChangeThere(FILE, commented, `${FILE}\n[x]\n`)).toBe(false)
  })

  it('of a name is there when the new name is and the old one is not', () => {
    const renamed = FILE.replace('[profile dev]', '[profile staging]')
    expect(isChangeThere(FILE, renamed, renamed.replace('json', 'text'))).toBe(true)
    expect(isChangeThere(FILE, renamed, `${renamed}[profile dev]\n`)).toBe(false)
  })
})

describe('what comes next', () => {
  const writes = [
    { id: 1, undoes: null },
    { id: 2, undoes: null },
  ]

  it('undoes the newest write that holds, then the one before', () => {
    expect(nextUndo([])).toBeNull()
    expect(nextUndo(writes)).toBe(2)
    expect(nextUndo([...writes, { id: 3, undoes: 2 }])).toBe(1)
    expect(nextUndo([...writes, { id: 3, undoes: 2 }, { id: 4, undoes: 1 }])).toBeNull()
  })

  it('undoes again what the undo of an undo brought back', () => {
    const undone = [...writes, { id: 3, undoes: 2 }, { id: 4, undoes: 1 }]
    const once = [...undone, { id: 5, undoes: 4 }]
    expect(nextUndo(once)).toBe(1)
    const twice = [...once, { id: 6, undoes: 3 }]
    expect(nextUndo(twice)).toBe(2)
    expect([...statesOf(twice)].toSorted(([one], [other]) => one - other)).toEqual([
      [1, 'done'],
      [2, 'done'],
      [3, 'undone'],
      [4, 'undone'],
      [5, 'done'],
      [6, 'done'],
    ])
  })

  it('passes over what Lanyard wrote by itself, unless somebody picks it', () => {
    const renewed = [...writes, { id: 3, undoes: null, who: 'itself' as const }]
    expect(nextUndo(renewed)).toBe(2)
    expect(nextUndo([{ id: 3, undoes: null, who: 'itself' }])).toBeNull()
  })

  it('is not led in circles by entries that undo themselves or what does not exist', () => {
    const odd = [
      { id: 1, undoes: 1 },
      { id: 2, undoes: 9 },
      { id: 3, undoes: null },
    ]
    expect(nextUndo(odd)).toBe(3)
  })
})
