import type { ReactElement } from 'react'
import type { EditLayer } from '../../state/window-state.ts'
import { ConnectDialog } from './connect-dialog.tsx'
import { ConsoleDialog } from './console-dialog.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import { NotFollowingDialog } from './not-following-dialog.tsx'
import { PlainCopiesDialog } from './plain-copies-dialog.tsx'
import { SeedDialog } from './seed-dialog.tsx'

type HandLayer = Extract<
  EditLayer,
  { kind: 'not-following' | 'copy' | 'console' | 'connect' | 'plain-copies' | 'seed' }
>

/** What is asked before a profile is handed to something else, and what a switch does not reach. */
export function HandLayers({ layer }: { readonly layer: HandLayer }): ReactElement {
  switch (layer.kind) {
    case 'not-following':
      return <NotFollowingDialog />
    case 'copy':
      return <CopyDialog profile={layer.profile} />
    case 'console':
      return <ConsoleDialog profile={layer.profile} />
    case 'connect':
      return <ConnectDialog profile={layer.profile} />
    case 'plain-copies':
      return <PlainCopiesDialog profile={layer.profile} />
    case 'seed':
      return <SeedDialog profile={layer.profile} />
  }
}
