import { describe, expect, it } from 'vitest'
import { checkLayers } from '../../scripts/check-layers.mjs'

const messagesFor = (files: Readonly<Record<string, string>>): readonly string[] =>
  checkLayers(new Map(Object.entries(files))).map((problem) => `${problem.file}:${problem.line}: ${problem.message}`)

const refused: readonly (readonly [what: string, files: Readonly<Record<string, string>>, message: RegExp])[] = [
  ['app importing main', { 'app/view/rows.ts': "import { a } from '../../main/log.ts'" }, /app may not import main/],
  [
    'main importing the renderer',
    { 'main/a.ts': "import { a } from '../renderer/b.ts'" },
    /main may not import renderer/,
  ],
  [
    'the renderer importing main',
    { 'renderer/a.tsx': "import { a } from '../main/b.ts'" },
    /renderer may not import main/,
  ],
  [
    'the renderer importing types of main',
    { 'renderer/a.ts': "import type { A } from '../main/b.ts'" },
    /renderer may not/,
  ],
  [
    'document importing profile',
    { 'app/document/a.ts': "import { b } from '../profile/b.ts'" },
    /document may not import app\/profile/,
  ],
  [
    'profile importing chain',
    { 'app/profile/a.ts': "import { b } from '../chain/b.ts'" },
    /profile may not import app\/chain/,
  ],
  ['chain importing session', { 'app/chain/a.ts': "import type { B } from '../session/b.ts'" }, /chain may not import/],
  [
    'text importing more of a room than its model',
    { 'app/text/a.ts': "import { b } from '../chain/model.ts'" },
    /text may not/,
  ],
  [
    're-exporting upwards',
    { 'app/document/a.ts': "export * from '../view/b.ts'" },
    /document may not import app\/view/,
  ],
  [
    'importing upwards on first use',
    { 'app/document/a.ts': "export const a = () => import('../view/b.ts')" },
    /may not/,
  ],
  ['a room that nobody has placed', { 'app/attic/a.ts': "import { b } from '../text/b.ts'" }, /app\/attic is in none/],
  ['node in app', { 'app/view/a.ts': "import { readFileSync } from 'node:fs'" }, /app may not import node:fs/],
  ['node in app, by its old name', { 'app/view/a.ts': "import fs from 'fs'" }, /app may not import fs/],
  ['node in the renderer', { 'renderer/a.ts': "import path from 'node:path'" }, /renderer may not import node:path/],
  [
    'a package that nobody has placed',
    { 'main/a.ts': "import pad from 'left-pad'" },
    /left-pad is in none of the rules/,
  ],
  ['React in app', { 'app/view/a.ts': "import { useState } from 'react'" }, /react may only be imported in renderer/],
  [
    'the AWS SDK outside main/aws',
    { 'main/session/a.ts': "import { STSClient } from '@aws-sdk/client-sts'" },
    /main\/aws/,
  ],
  [
    'files outside main/files',
    { 'main/session/a.ts': "import { rm } from 'node:fs/promises'" },
    /files are main\/files's/,
  ],
  ['a second ipcMain', { 'main/os/a.ts': "import { app, ipcMain } from 'electron'" }, /ipcMain may only/],
  [
    'ipcRenderer outside the preload',
    { 'main/os/a.ts': "import { ipcRenderer } from 'electron'" },
    /ipcRenderer may only/,
  ],
  [
    'opening a secret in a view',
    { 'app/view/a.ts': "import { openSecret } from '../text/secret.ts'" },
    /openSecret may only/,
  ],
  [
    'opening a secret by a namespace',
    { 'main/cli/a.ts': "import * as s from '../../app/text/secret.ts'" },
    /openSecret may only/,
  ],
  [
    'passing openSecret on',
    { 'app/chain/a.ts': "export { openSecret } from '../text/secret.ts'" },
    /openSecret may only/,
  ],
  [
    'an import that does not name its module',
    { 'main/a.ts': 'export const a = (b: string) => import(b)' },
    /must name its module/,
  ],
  ['a module that cannot be read', { 'app/view/a.ts': 'import {' }, /cannot be read as a module/],
]

describe('the layer check refuses', () => {
  it.each(refused)('%s', (_what, files, message) => {
    const found = messagesFor(files)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(message)
  })

  it('imports in a circle, and shows the circle', () => {
    const found = messagesFor({
      'app/view/a.ts': "import { b } from './b.ts'\nexport const a = b",
      'app/view/b.ts': "import { c } from './c.ts'\nexport const b = c",
      'app/view/c.ts': "import { a } from './a.ts'\nexport const c = a",
    })
    expect(found).toEqual([
      'app/view/c.ts:1: imports in a circle: app/view/a.ts -> app/view/b.ts -> app/view/c.ts -> app/view/a.ts',
    ])
  })

  it('Electron under the command line, however deep, even on first use', () => {
    const found = messagesFor({
      'main/cli/lanyard.ts': "export const run = () => import('./deep.ts')",
      'main/cli/deep.ts': "import { tray } from '../os/tray.ts'\nexport const a = tray",
      'main/os/tray.ts': "import { Tray } from 'electron'\nexport const tray = Tray",
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/plain Node: main\/cli\/lanyard.ts -> main\/cli\/deep.ts -> main\/os\/tray.ts -> electron/)
  })

  it('a heavy package that a start would load', () => {
    const found = messagesFor({
      'main/main.ts': "import { sts } from './aws/sts.ts'\nexport const a = sts",
      'main/aws/sts.ts': "import { STSClient } from '@aws-sdk/client-sts'\nexport const sts = STSClient",
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/must load on first use/)
  })
})

describe('the layer check lets pass', () => {
  it.each([
    ['downward imports', { 'app/view/a.ts': "import { b } from '../chain/b.ts'\nimport { c } from '../text/c.ts'" }],
    ['types of a model, for its words', { 'app/text/a.ts': "import type { StepState } from '../chain/model.ts'" }],
    ['types of one of several models', { 'app/text/a.ts': "import type { Bar } from '../view/session-model.ts'" }],
    ['types of Electron under the command line', { 'main/cli/lanyard.ts': "import type { App } from 'electron'" }],
    ['heavy packages on first use', { 'main/aws/a.ts': "export const load = () => import('@aws-sdk/client-sts')" }],
    ['types of the AWS SDK in main', { 'main/session/a.ts': "import type { STSClient } from '@aws-sdk/client-sts'" }],
    ['other names of electron', { 'main/os/a.ts': "import { app, Tray } from 'electron'" }],
    ['secrets that stay closed', { 'app/view/a.ts': "import { type Secret, isSecret } from '../text/secret.ts'" }],
    [
      'anything of the project in a test',
      { 'test/a.ts': "import { a } from '../main/a.ts'\nimport { b } from '../renderer/b.ts'" },
    ],
    [
      'types that point at each other',
      {
        'app/view/a.ts': "import type { B } from './b.ts'\nexport type A = B",
        'app/view/b.ts': "import type { A } from './a.ts'\nexport type B = A",
      },
    ],
  ])('%s', (_what, files) => {
    expect(messagesFor(files)).toEqual([])
  })
})
