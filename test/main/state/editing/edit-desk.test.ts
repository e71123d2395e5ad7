import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Intent } from '../../../../app/command/model.ts'
import { editText } from '../../../../app/text/edit-view-text.ts'
import { makeSecret } from '../../../../app/text/secret.ts'
import type { CommitResult, Preview, PreviewResult } from '../../../../main/edit/model.ts'
import type { WriteWatch } from '../../../../main/files/model.ts'
import { makeEditDesk } from '../../../../main/state/editing/edit-desk.ts'
import { makeHeldImports } from '../../../../main/state/editing/held-imports.ts'
import { silent } from '../fixture.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const target = { kind: 'profile', name: 'dev' } as const
const request = { kind: 'duplicate', target, to: 'dev2' } as const

const previewOf = (intent: Intent): Preview => ({
  intent,
  plan: { title: 'Duplicate profile dev as dev2', changes: [], notes: [] },
  files: [
    {
      role: 'credentials',
      path: '/home/alice/.aws/credentials',
      before: '[dev]\n',
      after: `[dev]\naws_secret_access_key = ${SECRET}\n`,
      created: false,
      mode: 0o600,
    },
  ],
})
const watch: WriteWatch = { recheck: vi.fn(), close: vi.fn() }
const written: CommitResult = {
  kind: 'written',
  committed: { historyId: 7, files: [], notes: [{ code: 'created', message: 'The file is new.' }], watches: [watch] },
}
const conflict: CommitResult = {
  kind: 'conflict',
  conflict: {
    role: 'credentials',
    path: '/home/alice/.aws/credentials',
    section: 'dev',
    base: null,
    mine: `[dev]\naws_secret_access_key = ${SECRET}\n`,
    theirs: '[dev]\nregion = x\n',
  },
}

const preview = vi.fn(async (intent: Intent): Promise<PreviewResult> => ({ ok: true, preview: previewOf(intent) }))
const commit = vi.fn(async (_preview: Preview, _resolve: string): Promise<CommitResult> => written)
const undo = vi.fn(async (_id: number | null, _resolve: string): Promise<CommitResult> => written)
const onWritten = vi.fn(async () => {})
const lookBack = vi.fn()
const agreeToPrograms = vi.fn(async (_programs: readonly string[]): Promise<'agreed' | 'declined'> => 'agreed')
const verdictNotes = vi.fn(async () => [{ severity: 'info', message: 'After this, another provider wins.' } as const])
const fixOf = vi.fn(async (_id: string): Promise<Intent | null> => null)
const readClipboard = vi.fn(async () => ({ ok: true, value: 'pasted' }) as const)
beforeEach(() => {
  vi.clearAllMocks()
})

const imports = () =>
  makeHeldImports({
    readClipboard,
    readChosenFile: async () => ({ ok: false, failure: 'No file was chosen.' }),
    recognise: () => ({
      ok: true,
      format: '.env',
      notes: [],
      profiles: [
        {
          name: 'pasted',
          settings: [{ setting: 'aws_secret_access_key', value: makeSecret(SECRET), file: 'credentials' }],
          ssoSession: null,
        },
      ],
    }),
  })

function openDesk(held = imports()) {
  const titleOf = async (id: number | null) => (id === 3 ? 'Set region of profile dev' : null)
  const service = { preview, commit, undo }
  return makeEditDesk({
    service,
    log: silent,
    imports: held,
    fixOf,
    verdictNotes,
    titleOf,
    agreeToPrograms,
    agreeToAddresses: async () => 'declined',
    onWritten,
    lookBack,
  })
}

async function shownId(desk: ReturnType<typeof openDesk>): Promise<string> {
  const shown = await desk.preview(request)
  if (!shown.ok) throw new Error(shown.failure)
  return shown.value.id
}

describe('what an edit changes for the tools', () => {
  it('stands among the notes of the dry run; where it cannot be found the rest is shown', async () => {
    const told = await openDesk().preview(request)
    expect(told.ok && told.value.notes).toEqual([{ severity: 'info', message: 'After this, another provider wins.' }])
    verdictNotes.mockRejectedValueOnce(new Error('no'))
    const shown = await openDesk().preview(request)
    expect(shown.ok && shown.value.notes).toEqual([])
  })
})

describe('a dry run', () => {
  it('is shown masked, and writes nothing', async () => {
    const shown = await openDesk().preview(request)
    expect(shown).toMatchObject({ ok: true, value: { title: 'Duplicate profile dev as dev2' } })
    expect(JSON.stringify(shown)).not.toContain(SECRET)
    expect(preview.mock.calls).toEqual([[request]])
    expect(commit).not.toHaveBeenCalled()
  })

  it('says why a change cannot be planned, without a secret in the sentence', async () => {
    const message = `There is no profile dev: aws_secret_access_key = ${SECRET}`
    preview.mockResolvedValueOnce({ ok: false, refusal: { code: 'no-such-target', message } })
    const shown = await openDesk().preview(request)
    expect(shown).toEqual({ ok: false, failure: 'There is no profile dev: aws_secret_access_key = ••••' })
  })

  it('survives a service that throws, and tells nothing of what it threw', async () => {
    preview.mockRejectedValueOnce(new Error(SECRET))
    expect(await openDesk().preview(request)).toEqual({ ok: false, failure: editText.unexpected })
  })
})

describe('writing', () => {
  it('writes what was shown, looks back at it, and looks at the files', async () => {
    const desk = openDesk()
    expect(await desk.commit(await shownId(desk))).toEqual({
      kind: 'written',
      message: 'Duplicate profile dev as dev2: written.',
      historyId: 7,
      notes: ['The file is new.'],
    })
    expect(commit.mock.calls).toEqual([[previewOf(request), 'as-shown']])
    expect(lookBack.mock.calls).toEqual([[watch]])
    expect(onWritten).toHaveBeenCalledOnce()
  })

  it('writes a dry run once, however often it is clicked', async () => {
    const desk = openDesk()
    const id = await shownId(desk)
    const answers = await Promise.all([desk.commit(id), desk.commit(id)])
    expect(answers.map((answer) => answer.kind)).toEqual(['written', 'failed'])
    expect(commit).toHaveBeenCalledOnce()
  })

  it('writes nothing but what was shown last', async () => {
    const desk = openDesk()
    const first = await shownId(desk)
    await shownId(desk)
    expect(await desk.commit(first)).toEqual({ kind: 'failed', message: editText.gone })
    expect(await desk.commit('edit-99')).toEqual({ kind: 'failed', message: editText.gone })
    expect(commit).not.toHaveBeenCalled()
  })

  it('forgets a dry run that was cancelled', async () => {
    const desk = openDesk()
    const id = await shownId(desk)
    desk.discard(id)
    expect((await desk.commit(id)).kind).toBe('failed')
  })

  it('holds a dry run that could not be written, to be tried again', async () => {
    const desk = openDesk()
    const id = await shownId(desk)
    commit.mockResolvedValueOnce({ kind: 'failed', code: 'busy', message: 'Another program keeps writing it.' })
    expect(await desk.commit(id)).toEqual({ kind: 'failed', message: 'Another program keeps writing it.' })
    expect((await desk.commit(id)).kind).toBe('written')
  })

  it('stays written when the look at the files fails', async () => {
    const desk = openDesk()
    onWritten.mockRejectedValueOnce(new Error('gone'))
    expect((await desk.commit(await shownId(desk))).kind).toBe('written')
  })

  it('says that nothing was written where everything was so already', async () => {
    const desk = openDesk()
    commit.mockResolvedValueOnce({ kind: 'unchanged' })
    expect(await desk.commit(await shownId(desk))).toMatchObject({ kind: 'written', historyId: null })
    expect(onWritten).not.toHaveBeenCalled()
  })
})

describe('a conflict', () => {
  const meet = async (desk: ReturnType<typeof openDesk>) => {
    commit.mockResolvedValueOnce(conflict)
    const answer = await desk.commit(await shownId(desk))
    if (answer.kind !== 'conflict') throw new Error(answer.kind)
    return answer.conflict
  }

  it('is shown from three sides, masked', async () => {
    const shown = await meet(openDesk())
    expect(shown).toMatchObject({ section: 'dev', base: null, theirs: '[dev]\nregion = x' })
    expect(JSON.stringify(shown)).not.toContain(SECRET)
  })

  it('writes over theirs only when told so', async () => {
    const desk = openDesk()
    const { id } = await meet(desk)
    expect((await desk.resolve(id, 'mine')).kind).toBe('written')
    expect(commit.mock.calls.map(([, resolve]) => resolve)).toEqual(['as-shown', 'over-theirs'])
  })

  it('writes nothing where theirs is kept, and is decided once', async () => {
    const desk = openDesk()
    const { id } = await meet(desk)
    expect(await desk.resolve(id, 'theirs')).toMatchObject({ kind: 'written', message: editText.keptTheirs })
    expect(await desk.resolve(id, 'mine')).toEqual({ kind: 'failed', message: editText.conflictGone })
    expect(commit).toHaveBeenCalledOnce()
  })

  it('may arise from undoing too', async () => {
    const desk = openDesk()
    undo.mockResolvedValueOnce(conflict)
    const answer = await desk.undo(3)
    if (answer.kind !== 'conflict') throw new Error(answer.kind)
    await desk.resolve(answer.conflict.id, 'mine')
    expect(undo.mock.calls).toEqual([
      [3, 'as-shown'],
      [3, 'over-theirs'],
    ])
  })
})

describe('undoing', () => {
  it('says what was undone', async () => {
    const desk = openDesk()
    expect(await desk.undo(3)).toMatchObject({ kind: 'written', message: 'Set region of profile dev: undone.' })
    expect(await desk.undo(null)).toMatchObject({ message: editText.undoneLast })
  })
})

describe('what main holds for the window', () => {
  it('gives pasted profiles their names and plans them; the secret never left', async () => {
    const held = imports()
    const desk = openDesk(held)
    const read = await held.read('clipboard')
    if (!read.ok) throw new Error(read.failure)
    expect(JSON.stringify(read)).not.toContain(SECRET)
    await desk.preview({ kind: 'import', id: read.value.id, names: ['work'] })
    expect(preview.mock.calls[0]?.[0]).toMatchObject({ kind: 'import', profiles: [{ name: 'work' }] })
  })

  it('plans no paste that is gone, or was given too few names', async () => {
    const held = imports()
    const desk = openDesk(held)
    const read = await held.read('clipboard')
    const id = read.ok ? read.value.id : ''
    for (const wrong of [
      { id: 'import-9', names: ['a'] },
      { id, names: [] },
    ]) {
      expect(await desk.preview({ kind: 'import', ...wrong })).toEqual({ ok: false, failure: editText.noImport })
    }
    desk.discard(id)
    expect(await desk.preview({ kind: 'import', id, names: ['a'] })).toEqual({ ok: false, failure: editText.noImport })
    expect(preview).not.toHaveBeenCalled()
  })

  it('says why nothing could be read', async () => {
    expect(await imports().read('file')).toEqual({ ok: false, failure: 'No file was chosen.' })
    readClipboard.mockResolvedValueOnce({ ok: true, value: ' \n' } as never)
    expect((await imports().read('clipboard')).ok).toBe(false)
  })

  it('plans the fix of a finding, and none of one that is gone', async () => {
    const fix: Intent = { kind: 'fix', title: 'Remove it', changes: [] }
    fixOf.mockResolvedValueOnce(fix)
    await openDesk().preview({ kind: 'fix', id: 'f' })
    expect(preview.mock.calls).toEqual([[fix]])
    expect(await openDesk().preview({ kind: 'fix', id: 'f' })).toEqual({ ok: false, failure: editText.noFix })
  })

  it('asks outside the page before a program is named that AWS tools would start', async () => {
    const program = '/opt/helper --account 1'
    preview.mockImplementation(async (intent) => {
      const made = previewOf(intent)
      const files = made.files.map((file) => ({ ...file, after: `[dev]\ncredential_process = ${program}\n` }))
      return { ok: true, preview: { ...made, files } }
    })
    const desk = openDesk()
    const shown = await desk.preview(request)
    const id = shown.ok ? shown.value.id : ''
    agreeToPrograms.mockResolvedValueOnce('declined')
    expect(await desk.commit(id)).toEqual({ kind: 'failed', message: editText.programsDeclined })
    expect(commit).not.toHaveBeenCalled()
    expect(await desk.commit(id)).toMatchObject({ kind: 'written' })
    expect(agreeToPrograms.mock.calls).toEqual([[[program]], [[program]]])
    preview.mockImplementation(async (intent) => ({ ok: true, preview: previewOf(intent) }))
  })
})
