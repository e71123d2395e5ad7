import { expect } from 'vitest'
import type { CommitResult } from '../../../main/edit/model.ts'
import { previewSwap, type SwapPreview, swap, swapBack, swapState } from '../../../main/switch/default-swap.ts'
import { keptFileOf } from '../../../main/switch/kept-place.ts'
import { makeEditWorld, writtenBy } from '../edit/edit-world.ts'

export const CONFIG = `# first\r
[profile dev]\r
region = eu-west-1\r
s3 =\r
  addressing_style = path\r
\r
# mine\r
[default]\r
region = us-east-1 \r
# inside\r
output = json\r
\r
[profile default]\r
output = text\r
\r
[profile prod]\r
role_arn = arn:aws:iam::123456789012:role/Prod\r
source_profile = dev\r
`
export const CREDENTIALS = `[default]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY

[dev]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`

/** A dry run that was possible. */
export const planned = (result: SwapPreview | CommitResult): SwapPreview & { profile: string } => {
  if (result.kind !== 'planned' || result.profile === null) throw new Error(JSON.stringify(result))
  return { ...result, profile: result.profile }
}

/** A home folder with both files, whose `[default]` can stand in for another profile. */
export function makeSwapWorld() {
  const world = makeEditWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
  return {
    ...world,
    begin: async (name: string, leaseSeconds: number | null = null) =>
      writtenBy(await swap(planned(await previewSwap(name, world.context)), leaseSeconds, world.context)),
    goBack: async (how: 'as-shown' | 'over-theirs' = 'as-shown') => writtenBy(await swapBack(world.context, how)),
    state: async () => (await swapState(world.context)).state,
    kept: () => keptFileOf(world.context.places),
    expectAsBefore: (): void => {
      expect(world.config()).toBe(CONFIG)
      expect(world.credentials()).toBe(CREDENTIALS)
    },
  }
}
