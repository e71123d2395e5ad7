import { buildProfileBook } from '../../app/profile/book.ts'
import { withText } from '../../app/switch/default-swap.ts'
import { toolsThatDiffer } from '../../app/switch/default-verdicts.ts'
import { swapText } from '../../app/text/swap-text.ts'
import type { DryRunView } from '../../app/view/edit-model.ts'
import { type Surroundings, verdictNotes } from '../edit/verdict-notes.ts'
import { gatherWorld } from '../facts/gather.ts'
import type { SwapPreview } from './swap-plan.ts'

/**
 * What a dry run of `[default]` says beside its own notes: which tools will not find in it what the profile is today, and what changes for
 * the tools that use the default profile.
 */
export async function swapNotes(preview: SwapPreview, surroundings: Surroundings): Promise<DryRunView['notes']> {
  const changes = await verdictNotes(preview.files, surroundings)
  if (preview.profile === null) return changes
  const { facts, files } = await gatherWorld({ ...surroundings, explicitProfile: null })
  const texts = new Map(preview.files.map(({ role, after }) => [role, after]))
  const after = buildProfileBook({
    config: withText(files.config, texts),
    credentials: withText(files.credentials, texts),
  })
  const tools = toolsThatDiffer(facts, after, preview.profile).map(({ name }) => name)
  if (tools.length === 0) return changes
  return [{ severity: 'warning', message: swapText.differs(preview.profile, tools) }, ...changes]
}
