import { type ReactElement, useState } from 'react'
import type { Sent } from '../../../app/contract/contract.ts'
import { copyText } from '../../../app/text/switcher-text.ts'
import type { EnvironmentDialect } from '../../../app/view/switch-model.ts'
import { Icon } from '../../parts/icon.tsx'
import { closeLayer } from '../../state/edit-act.ts'
import { copyAs } from '../../state/switch-act.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard, DialogChoices } from '../edit/dialog-card.tsx'
import sheet from './copy-dialog.module.css'
import { DialectChoice, type Written } from './dialect-choice.tsx'
import { Options } from './options.tsx'

const css = classesOf(sheet)

type Contents = 'name' | 'keys'

const dialectOf = (written: Written): EnvironmentDialect | null => (written === 'own' ? null : written)

/** In a small window the warning would stand below the edge. */
const revealNow = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })

const contentsOptions = [
  { value: 'name', title: copyText.name, help: copyText.nameHelp },
  { value: 'keys', title: copyText.keys, help: copyText.keysHelp },
] as const

/** Copies once; the dialog closes where that went well. */
function useCopy(request: Sent<'copyEnvironment'>): readonly [boolean, () => Promise<void>] {
  const state = useWindowState()
  const [isCopying, setCopying] = useState(false)
  const copy = async (): Promise<void> => {
    if (isCopying) return
    setCopying(true)
    const copied = await copyAs(state, request)
    if (copied) closeLayer(state)
    else setCopying(false)
  }
  return [isCopying, copy]
}

/** A profile's environment in the form that the place where it is pasted understands; with its keys where it must be. */
export function CopyDialog({ profile }: { readonly profile: string }): ReactElement {
  const state = useWindowState()
  const [written, setWritten] = useState<Written>('own')
  const [contents, setContents] = useState<Contents>('name')
  const [isCopying, copy] = useCopy({ profile, dialect: dialectOf(written), secrets: contents === 'keys' })
  const words = contents === 'keys' ? copyText.copyKeys : copyText.copy
  return (
    <DialogCard
      title={copyText.title(profile)}
      lead={copyText.lead}
      reading={null}
      onSubmit={() => void copy()}
      footer={
        <DialogChoices
          focus="neither"
          dismiss={copyText.cancel}
          onDismiss={() => closeLayer(state)}
          confirm={isCopying ? copyText.copying : words}
        />
      }
    >
      <DialectChoice value={written} onChoose={setWritten} />
      <Options legend={copyText.what} value={contents} options={contentsOptions} onChoose={setContents} />
      <output className={css('warning', contents === 'name' && 'unasked')}>
        {contents === 'keys' ? (
          <>
            <Icon name="warning" />
            <span ref={revealNow}>{copyText.keysWarning}</span>
          </>
        ) : null}
      </output>
    </DialogCard>
  )
}
