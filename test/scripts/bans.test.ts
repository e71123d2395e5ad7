import { describe, expect, it } from 'vitest'
import { findBanned } from '../../scripts/lib/bans.mjs'

const banned: readonly (readonly [file: string, text: string])[] = [
  ['app/view/a.ts', 'eval("1")'],
  ['main/a.ts', 'const run = new Function("return 1")'],
  ['renderer/a.tsx', 'node.innerHTML = text'],
  ['renderer/a.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
  ['main/os/a.ts', 'contents.executeJavaScript("1")'],
  ['main/os/tray.ts', 'shell.openExternal(address)'],
  ['app/view/a.ts', 'const row = value as any'],
  ['test/app/a.test.ts', 'const row = (value as any).name'],
  ['main/a.ts', '// @ts-ignore'],
  ['app/view/a.ts', '// @ts-expect-error'],
  ['main/a.ts', '// oxlint-disable-next-line max-lines'],
  ['main/a.ts', 'const fs = require("node:fs")'],
  ['test/app/a.test.ts', 'it.only("runs alone", () => {})'],
  ['docs/a.md', 'see /work/somewhere/file'],
]

const permitted: readonly (readonly [file: string, text: string])[] = [
  ['app/view/a.ts', 'const medieval = 1 // as any other'],
  ['test/security/a.test.ts', 'element.innerHTML = "<b>"'],
  ['test/app/a.test.ts', '// @ts-expect-error a secret does not fit'],
  ['app/document/a.ts', '// oxlint-disable-next-line no-control-regex -- line ends to Python'],
  ['docs/a.md', 'how a network of 1,000 nodes would work/rest'],
]

describe('the bans', () => {
  it.each(banned)('find what must not stand in %s: %s', (file, text) => {
    expect(findBanned(file, `// first line\n${text}\n`)).toMatchObject([{ line: 2 }])
  })

  it.each(permitted)('let pass in %s: %s', (file, text) => {
    expect(findBanned(file, text)).toEqual([])
  })
})
