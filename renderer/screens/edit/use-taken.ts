import type { SectionKind } from '../../../app/command/model.ts'
import { useSnapshot } from '../../state/window-state.ts'

/** Names that sections of a kind have already. */
export function useTaken(kind: SectionKind): readonly string[] {
  const { rows, ssoSessions, services } = useSnapshot()
  switch (kind) {
    case 'profile':
      return rows.map((row) => row.name)
    case 'sso-session':
      return ssoSessions
    case 'services':
      return services
  }
}
