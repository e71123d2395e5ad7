import { type ReactElement, Suspense } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { later } from '../../parts/later.tsx'
import { closeLayer } from '../../state/edit-act.ts'
import { type EditLayer, useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { RoutesDialog } from '../sessions/routes-dialog.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import sheet from './dialog-card.module.css'
import { DryRunDialog } from './dry-run-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { NameDialog } from './name-dialog.tsx'
import { NewDialog } from './new-dialog.tsx'

const css = classesOf(sheet)

const Switcher = later(async () => (await import('../switch/switcher.tsx')).Switcher)
const HandLayers = later(async () => (await import('../switch/hand-layers.tsx')).HandLayers)

/** Loads the layers that are apart, so that the first of them is drawn at once. */
export const loadLayers = (): Promise<unknown> => Promise.all([Switcher.load(), HandLayers.load()])

const widths: Readonly<Record<EditLayer['kind'], 'narrow' | 'middle' | 'wide'>> = {
  none: 'narrow',
  new: 'narrow',
  name: 'narrow',
  import: 'wide',
  'dry-run': 'wide',
  conflict: 'wide',
  routes: 'wide',
  switcher: 'middle',
  'not-following': 'middle',
  copy: 'middle',
  console: 'narrow',
  connect: 'narrow',
  'plain-copies': 'middle',
  seed: 'narrow',
}

/**
 * What is asked of a person, one question after the other in one layer, so that the focus goes back to where it was before the first. A
 * click beside it closes the switcher, and nothing else: a dry run is not thrown away by a slip of the hand.
 */
export function EditLayers(): ReactElement {
  const state = useWindowState()
  const layer = useStore(state.layer)
  return (
    <ModalOverlay
      className={css('veil', layer.kind === 'switcher' && 'high')}
      isOpen
      isDismissable={layer.kind === 'switcher'}
      onOpenChange={(open) => (open ? undefined : closeLayer(state))}
    >
      <Modal className={css('modal', widths[layer.kind])}>
        <Suspense fallback={null}>
          <Dialog key={layer.kind} className={css('dialog')}>
            <LayerView layer={layer} />
          </Dialog>
        </Suspense>
      </Modal>
    </ModalOverlay>
  )
}

function LayerView({ layer }: { readonly layer: EditLayer }): ReactElement | null {
  switch (layer.kind) {
    case 'none':
      return null
    case 'new':
      return <NewDialog />
    case 'name':
      return <NameDialog verb={layer.verb} target={layer.target} />
    case 'import':
      return <ImportDialog />
    case 'dry-run':
      return <DryRunDialog wish={layer.wish} dryRun={layer.dryRun} />
    case 'routes':
      return <RoutesDialog profile={layer.profile} />
    case 'conflict':
      return <ConflictDialog conflict={layer.conflict} />
    case 'switcher':
      return <Switcher.View about={layer.about} />
    case 'not-following':
    case 'copy':
    case 'console':
    case 'connect':
    case 'plain-copies':
    case 'seed':
      return <HandLayers.View layer={layer} />
  }
}
