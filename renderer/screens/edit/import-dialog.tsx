import { type ReactElement, useState } from 'react'
import { importText } from '../../../app/text/edit-room-text.ts'
import { toastText } from '../../../app/text/window-text.ts'
import type { ImportView } from '../../../app/view/edit-model.ts'
import { Button } from '../../parts/button.tsx'
import { focusNow } from '../../parts/focus-now.ts'
import { closeLayer } from '../../state/edit-act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard } from './dialog-card.tsx'
import sheet from './import-dialog.module.css'
import { Recognised } from './import-recognised.tsx'
import { Refusal } from './refusal.tsx'

const css = classesOf(sheet)

/** From pasted text to profiles: where it is, what it was recognised as, then the dry run. */
export function ImportDialog(): ReactElement {
  const [found, setFound] = useState<ImportView | null>(null)
  return found === null ? (
    <Sources onFound={setFound} />
  ) : (
    <Recognised key={found.id} found={found} onAnother={() => setFound(null)} />
  )
}

function Sources({ onFound }: { readonly onFound: (found: ImportView) => void }): ReactElement {
  const state = useWindowState()
  const [problem, setProblem] = useState<string | null>(null)
  const read = async (from: 'clipboard' | 'file'): Promise<void> => {
    setProblem(null)
    try {
      const outcome = await window.lanyard.ask.readImport({ from })
      if (outcome.ok) onFound(outcome.value)
      else setProblem(outcome.failure)
    } catch {
      setProblem(toastText.failed)
    }
  }
  return (
    <DialogCard
      title={importText.title}
      lead={importText.help}
      reading={null}
      onSubmit={null}
      footer={<Button onClick={() => closeLayer(state)}>{importText.cancel}</Button>}
    >
      <ul className={css('known')}>
        {importText.known.map((known) => (
          <li key={known}>{known}</li>
        ))}
      </ul>
      <div className={css('sources')}>
        <Button look="primary" ref={focusNow} onClick={() => void read('clipboard')}>
          {importText.fromClipboard}
        </Button>
        <Button onClick={() => void read('file')}>{importText.fromFile}</Button>
      </div>
      <Refusal sentence={problem} />
    </DialogCard>
  )
}
