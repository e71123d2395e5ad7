import { isBlock } from '../../document/block.ts'
import { adviceText } from '../../text/advice-text.ts'
import { profileText } from '../../text/profile-text.ts'
import { commentOut, fixWith } from '../fixes.ts'
import type { FoundBy } from '../model.ts'
import { contentOf, filesOf, linesOfSetting, type World } from '../world.ts'

/** A line of a block (`s3 =`) without `=`: AWS CLI stops at the whole file. */
export function findBrokenBlocks(world: World): readonly FoundBy[] {
  return filesOf(world).flatMap((file) =>
    file.document.sections.flatMap(({ settings }) =>
      settings
        .filter(({ value }) => isBlock(value))
        .flatMap((setting) =>
          linesOfSetting(file, setting)
            .slice(1)
            .filter((line) => !contentOf(line).includes('='))
            .map((line) => ({
              code: 'nested-without-delimiter',
              severity: 'error',
              file: file.path,
              line: line.number,
              message: profileText.refusal('nested-without-delimiter', setting.name.toLowerCase()),
              profile: null,
              fix: fixWith(file, line.number, adviceText.fix.commentOut, [commentOut(line)]),
            })),
        ),
    ),
  )
}
