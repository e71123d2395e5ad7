import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentCommand } from '../../app/document/model.ts'
import { parseDocument } from '../../app/document/parse.ts'
import { planStep } from '../../app/document/plan.ts'
import type { FileSnapshot } from '../../app/profile/model.ts'
import { commandOf, commandWishes, type Wish } from '../app/document/commands.ts'
import { cases, seed } from '../support/cases.ts'
import { hasBotocore } from './botocore.ts'
import { type BotocoreAnswer, differenceOf, startBotocoreReader } from './botocore-reading.ts'
import type { Oracle } from './oracle.ts'
import { sdkJsDifferences } from './sdk-js-reading.ts'
import { type SharedFilesCase, sharedFilesCases, writeSnapshot } from './shared-files.ts'

type Edited = { readonly text: string; readonly commands: readonly DocumentCommand[] }

function edited(text: string, wishes: readonly Wish[]): Edited {
  let document = parseDocument(text)
  const commands: DocumentCommand[] = []
  for (const wish of wishes) {
    const command = commandOf(document, wish)
    const step = planStep(document, command)
    if (!step.ok) continue
    commands.push(command)
    document = step.document
  }
  return { text: document.text, commands }
}

/**
 * Whether some command may leave a file that AWS CLI refuses: mending a line by chance may break it, and what stands in `[DEFAULT]` is
 * read as a section of its own only under another name. (Whoever plans for a person reads the result by AWS CLI's rules first.)
 */
const mayBreak = ({ commands }: Edited): boolean =>
  commands.some((command) => command.kind === 'replace-line' || ('to' in command && command.section === 'DEFAULT'))

describe.skipIf(!hasBotocore)('what is written into generated files [where present]', () => {
  let oracle: Oracle
  const root = mkdtempSync(join(tmpdir(), 'lanyard-written-many-'))

  beforeAll(async () => {
    oracle = await startBotocoreReader()
  })
  afterAll(() => {
    oracle?.stop()
    rmSync(root, { recursive: true, force: true })
  })

  const ask = ({ config, credentials }: SharedFilesCase) =>
    oracle.ask({ config: config.path, credentials: credentials.path }) as Promise<Record<string, BotocoreAnswer>>

  const rewritten = (snapshot: FileSnapshot, { text }: Edited): FileSnapshot =>
    writeSnapshot(join(snapshot.path, '..'), snapshot.role, text, snapshot.encoding)

  test('is read by botocore and the JavaScript SDK as by ourselves, and never refused where it was not before', async () => {
    const count = cases(1000)
    const wishes = fc.sample(fc.array(commandWishes, { minLength: 1, maxLength: 5 }), { numRuns: count, seed })
    const problems: unknown[] = []
    for (const [index, before] of sharedFilesCases(root, count, seed).entries()) {
      const accepted = await ask(before)
      const own = {
        config: edited(before.config.text, wishes[index] ?? []),
        credentials: edited(before.credentials.text, wishes[index] ?? []),
      }
      const after = {
        config: rewritten(before.config, own.config),
        credentials: rewritten(before.credentials, own.credentials),
      }
      const answer = await ask(after)
      problems.push(...(await sdkJsDifferences(after)))
      for (const role of ['config', 'credentials'] as const) {
        const theirs = answer[role] ?? { ok: false }
        const difference = differenceOf(after[role], theirs)
        if (difference !== null) problems.push(difference)
        if (accepted[role]?.ok === true && !theirs.ok && !mayBreak(own[role]))
          problems.push({ before: before[role].text, ...own[role], error: theirs.error })
      }
    }
    expect(problems.slice(0, 5)).toEqual([])
  })
})
