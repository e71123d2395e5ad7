import { join } from 'node:path'
import { explain } from '../../app/chain/explain.ts'
import type { ToolId } from '../../app/chain/model.ts'
import { type ChainCase, layCase } from './chain-case.ts'
import type { Oracle } from './oracle.ts'

/** What both sides must agree on. Errors and winners by name; `winner` in our provider names. */
type Answer = { readonly winner: unknown; readonly error: unknown; readonly region: unknown }

/** One case in which the tool and we part. */
export type Difference = {
  readonly given: ChainCase
  readonly ours: Answer
  readonly theirs: Answer
  readonly message: unknown
}

/** Asks the tool and ourselves about every case; what comes back (the first five differences) should be empty. `nameOf`: the tool's provider name in ours. */
export async function differencesOf(
  tool: ToolId,
  oracle: Oracle,
  cases: readonly ChainCase[],
  root: string,
  nameOf: (winner: string) => string,
): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const [index, given] of cases.entries()) {
    const laid = layCase(given, join(root, String(index)))
    const flavour = tool === 'aws-cli-v1' || tool === 'boto3' ? 'botocore' : 'own'
    const answer = await oracle.ask({ ask: 'chain', flavour, environment: laid.environment, explicit: laid.explicit })
    const winner = answer['winner']
    const theirs = {
      winner: typeof winner === 'string' ? nameOf(winner) : null,
      error: answer['error'],
      region: answer['region'],
    }
    const verdict = explain(laid.facts, tool)
    const ours = {
      winner: verdict.winner?.provider ?? null,
      error: verdict.error?.code ?? null,
      region: verdict.region?.value ?? null,
    }
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      differences.push({ given, ours, theirs, message: answer['message'] })
  }
  return differences.slice(0, 5)
}
