import { type ReactElement, useId } from 'react'
import { settingsText } from '../../../app/text/settings-text.ts'
import type { Theme } from '../../../app/view/model.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './fields.module.css'

const css = classesOf(sheet)

const themes: readonly Theme[] = ['system', 'light', 'dark']

type ThemeFieldProps = { readonly value: Theme; readonly onChange: (value: Theme) => void }

/** Three themes, one of them always chosen. */
export function ThemeField({ value, onChange }: ThemeFieldProps): ReactElement {
  const id = useId()
  return (
    <div className={css('row')}>
      <p id={id} className={css('words')}>
        {settingsText.theme}
      </p>
      <div className={css('segments')} role="radiogroup" aria-labelledby={id}>
        {themes.map((theme) => (
          <label key={theme} className={css('segment')}>
            <input type="radio" name={id} value={theme} checked={theme === value} onChange={() => onChange(theme)} />
            <span>{settingsText.themes[theme]}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
