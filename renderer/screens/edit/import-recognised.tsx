import { type ReactElement, useState } from 'react'
import { editorText, importText } from '../../../app/text/edit-room-text.ts'
import type { ImportView } from '../../../app/view/edit-model.ts'
import { proposeQuietly } from '../../state/edit-act.ts'
import { importNameProblem } from '../../state/import-names.ts'
import { useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { DialogCard, DialogChoices } from './dialog-card.tsx'
import sheet from './import-dialog.module.css'
import { NameField } from './name-field.tsx'
import { Notes } from './notes.tsx'
import { Refusal } from './refusal.tsx'

const css = classesOf(sheet)

type RecognisedProps = { readonly found: ImportView; readonly onAnother: () => void }

/** What was recognised, with names to be changed; secrets come masked. */
export function Recognised({ found, onAnother }: RecognisedProps): ReactElement {
  const { names, problems, refusal, rename, review } = useNames(found)
  return (
    <DialogCard
      title={importText.recognised(found.format)}
      lead={importText.recognisedHelp}
      reading={null}
      onSubmit={() => void review()}
      footer={
        <DialogChoices
          focus="neither"
          dismiss={importText.another}
          onDismiss={onAnother}
          confirm={importText.review}
          confirmIs={isFree(problems) ? 'on' : 'off'}
        />
      }
    >
      <Notes notes={found.notes} />
      {found.profiles.map((profile, place) => (
        // Names may repeat and change: a recognised profile is its place.
        <section key={`${found.id} ${place}`} className={css('profile')}>
          <NameField
            label={importText.nameOf(place + 1, found.profiles.length)}
            value={names[place] ?? ''}
            problem={problems[place] ?? null}
            focus={place === 0 ? 'select' : 'no'}
            onChange={(name) => rename(place, name)}
          />
          <ImportedSettings settings={profile.settings} />
        </section>
      ))}
      <Refusal sentence={refusal} />
    </DialogCard>
  )
}

const isFree = (problems: readonly (string | null)[]): boolean => problems.every((problem) => problem === null)

/** The names as they are typed, what is wrong with them, and the way to the dry run. */
function useNames(found: ImportView) {
  const state = useWindowState()
  const [names, setNames] = useState(() => found.profiles.map((profile) => profile.name))
  const [refusal, setRefusal] = useState<string | null>(null)
  const problems = names.map((_, place) => importNameProblem(names, place))
  const review = async (): Promise<void> => {
    if (isFree(problems)) setRefusal(await proposeQuietly(state, { kind: 'import', id: found.id, names }))
  }
  const rename = (place: number, name: string): void => {
    setNames(names.with(place, name))
    setRefusal(null)
  }
  return { names, problems, refusal, rename, review }
}

type ImportedSettingsProps = { readonly settings: ImportView['profiles'][number]['settings'] }

function ImportedSettings({ settings }: ImportedSettingsProps): ReactElement {
  return (
    <dl className={css('settings')}>
      {settings.map((setting) => (
        <div key={setting.setting} className={css('setting')}>
          <dt>{setting.setting}</dt>
          <dd className={css('value')}>
            <code>{setting.shown}</code>
          </dd>
          <dd className={css('file')}>{editorText.files[setting.file]}</dd>
        </div>
      ))}
    </dl>
  )
}
