import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pasteText } from '../../../../app/text/edit-view-text.ts'
import { importSourcesOf } from '../../../../main/state/editing/import-sources.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-import-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sources = (clipboard: string | null, file: string | null) =>
  importSourcesOf({ readClipboard: async () => clipboard, chooseFile: async () => file })

describe('pasted text', () => {
  it('comes from the clipboard', async () => {
    expect(await sources('AWS_PROFILE=x', null).readClipboard()).toEqual({ ok: true, value: 'AWS_PROFILE=x' })
    expect(await sources(null, null).readClipboard()).toEqual({ ok: false, failure: pasteText.clipboardFailed })
  })

  it('comes from a chosen file, as UTF-8 or as Windows PowerShell writes it', async () => {
    const plain = join(folder, 'keys.env')
    writeFileSync(plain, 'AWS_PROFILE=grün\n')
    expect(await sources(null, plain).readChosenFile()).toEqual({ ok: true, value: 'AWS_PROFILE=grün\n' })
    const wide = join(folder, 'wide.txt')
    writeFileSync(wide, Buffer.from('\uFEFFAWS_PROFILE=grün\r\n', 'utf16le'))
    expect(await sources(null, wide).readChosenFile()).toEqual({ ok: true, value: 'AWS_PROFILE=grün\r\n' })
  })

  it('says why there is none: nothing chosen, a file that is gone, a folder', async () => {
    expect(await sources(null, null).readChosenFile()).toEqual({ ok: false, failure: pasteText.noFile })
    const gone = join(folder, 'gone')
    expect(await sources(null, gone).readChosenFile()).toEqual({ ok: false, failure: pasteText.missing(gone) })
    expect(await sources(null, folder).readChosenFile()).toMatchObject({ ok: false })
  })
})
