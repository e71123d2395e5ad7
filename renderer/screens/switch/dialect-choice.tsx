import { type ReactElement, useId } from 'react'
import { ENVIRONMENT_DIALECTS } from '../../../app/switch/environment/model.ts'
import { copyText } from '../../../app/text/switcher-text.ts'
import type { EnvironmentDialect } from '../../../app/view/switch-model.ts'
import { focusNow } from '../../parts/focus-now.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './dialect-choice.module.css'

const css = classesOf(sheet)

/** A form, or that of the person's own shell. */
export type Written = 'own' | EnvironmentDialect

type DialectChoiceProps = { readonly value: Written; readonly onChoose: (written: Written) => void }

/** Every form an environment can be written in, with what it looks like. */
export function DialectChoice({ value, onChoose }: DialectChoiceProps): ReactElement {
  const name = useId()
  const headingId = `${name}-heading`
  return (
    <section>
      <h3 className={css('heading')} id={headingId}>
        {copyText.form}
      </h3>
      <div role="radiogroup" aria-labelledby={headingId} className={css('grid')}>
        {(['own', ...ENVIRONMENT_DIALECTS] as const).map((written) => (
          <label key={written} className={css('dialect', written)}>
            <input
              ref={written === value ? focusNow : null}
              type="radio"
              name={name}
              value={written}
              checked={written === value}
              onChange={() => onChoose(written)}
            />
            <span className={css('title')}>{copyText.dialects[written]}</span>
            {copyText.example[written] === '' ? null : (
              <code className={css('example')} aria-hidden="true">
                {copyText.example[written]}
              </code>
            )}
          </label>
        ))}
      </div>
    </section>
  )
}
