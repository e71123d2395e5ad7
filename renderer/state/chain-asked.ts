import type { ToolId } from '../../app/chain/model.ts'
import type { ProfileChoice } from '../../app/view/model.ts'

/** One tool in this app's own environment, as things are. */
export const asHere = (tool: ToolId, profile: ProfileChoice) => ({
  tools: [tool],
  profile,
  place: { kind: 'here' } as const,
  suppose: { present: [], absent: [] },
})
