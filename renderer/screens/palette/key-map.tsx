import type { ReactElement } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { keysText } from '../../../app/text/palette-text.ts'
import { frameText } from '../../../app/text/window-text.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { KeyCap } from '../../parts/key-cap.tsx'
import { useSnapshot } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './key-map.module.css'

const css = classesOf(sheet)

/** All keys on one card. */
export function KeyMap({ onClose }: { readonly onClose: () => void }): ReactElement {
  const mod = useSnapshot().platform === 'darwin' ? '⌘' : 'Ctrl'
  return (
    <ModalOverlay className={css('veil')} isOpen isDismissable onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal className={css('modal')}>
        <Dialog className={css('card')}>
          <Heading slot="title" className={css('title')}>
            {keysText.title}
          </Heading>
          <div className={css('close')}>
            <Button look="icon" aria-label={frameText.close} onClick={onClose}>
              <Icon name="close" size={14} />
            </Button>
          </div>
          <KeyTable title={keysText.anywhere} rows={keysText.rowsAnywhere(mod)} />
          <div className={css('lists')}>
            <KeyTable title={keysText.inList} rows={keysText.rowsInList} />
            <KeyTable title={keysText.inSessions} rows={keysText.rowsInSessions} />
          </div>
          <p className={css('help')}>{keysText.inListHelp}</p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type KeyTableProps = {
  readonly title: string
  readonly rows: readonly { readonly keys: readonly string[]; readonly does: string }[]
}

function KeyTable({ title, rows }: KeyTableProps): ReactElement {
  return (
    <section>
      <h3 className={css('heading')}>{title}</h3>
      <dl className={css('keys')}>
        {rows.map((row) => (
          <div key={row.does} className={css('row')}>
            <dt>{row.does}</dt>
            <dd>
              {row.keys.map((key) => (
                <KeyCap key={key} name={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
