import { type ReactElement, type ReactNode, useId, useState } from 'react'
import { settingsText } from '../../../app/text/settings-text.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './fields.module.css'

const css = classesOf(sheet)

type LabelledProps = {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly children: ReactNode
}

function Labelled({ id, label, help, children }: LabelledProps): ReactElement {
  return (
    <div className={css('stack')}>
      <label htmlFor={id}>{label}</label>
      {children}
      <p className={css('help')} id={`${id}-help`}>
        {help}
      </p>
    </div>
  )
}

/** What is typed and not yet saved; null while the field shows what is on disk. */
function useDraft<Value>(
  value: Value,
  save: (draft: Value) => void,
): readonly [Value, (draft: Value) => void, () => void] {
  const [draft, setDraft] = useState<Value | null>(null)
  const commit = (): void => {
    if (draft !== null && draft !== value) save(draft)
    setDraft(null)
  }
  return [draft ?? value, setDraft, commit]
}

type TextSettingProps = {
  readonly label: string
  readonly help: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text; saved on Enter and when the field is left. */
export function TextSetting({ label, help, placeholder, value, onChange }: TextSettingProps): ReactElement {
  const id = useId()
  const [text, setText, commit] = useDraft(value, onChange)
  return (
    <Labelled id={id} label={label} help={help}>
      <input
        id={id}
        type="text"
        className={css('input')}
        aria-describedby={`${id}-help`}
        placeholder={placeholder}
        maxLength={512}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => (event.key === 'Enter' ? commit() : undefined)}
      />
    </Labelled>
  )
}

type PatternsFieldProps = {
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** Patterns of production names, one a line; saved when the field is left. */
export function PatternsField({ value, onChange }: PatternsFieldProps): ReactElement {
  const id = useId()
  const [text, setText, commit] = useDraft(value.join('\n'), (draft) => onChange(linesOf(draft)))
  return (
    <Labelled id={id} label={settingsText.patterns} help={settingsText.patternsHelp}>
      <textarea
        id={id}
        className={css('input')}
        aria-describedby={`${id}-help`}
        rows={Math.min(8, Math.max(3, value.length + 1))}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
      />
    </Labelled>
  )
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 256))
    .filter((line) => line !== '')
    .slice(0, 200)
