import type { ToolId } from '../../../app/chain/model.ts'
import { useSnapshot } from '../../state/window-state.ts'

/** The tools that a chain can be seen by, each with the version its rules were read from. */
export function useToolOptions(): readonly { readonly value: ToolId; readonly text: string }[] {
  return useSnapshot().tools.map(({ id, name, version }) => ({ value: id, text: `${name} ${version}` }))
}
