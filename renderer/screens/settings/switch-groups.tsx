import { type ReactElement, useState } from 'react'
import type { SettingChange } from '../../../app/contract/contract.ts'
import { handText, switchSettingsText } from '../../../app/text/switcher-text.ts'
import type { SettingsView } from '../../../app/view/model.ts'
import type { VaultView } from '../../../app/view/switch-model.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { CopyLine } from '../../parts/copy-line.tsx'
import { goTo, proposeHand } from '../../state/act.ts'
import { localTime } from '../../state/local-time.ts'
import { isUnneeded, lookAtVault, removeVaulted } from '../../state/vault-act.ts'
import { useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './fields.module.css'
import { Field, Group } from './fields.tsx'

const css = classesOf(sheet)

const OFF = 'off'
/** Lengths that are offered, in seconds; one of `settings.ini` is added. */
const LEASES: readonly number[] = [900, 1800, 3600, 14_400, 28_800]

type SwitchGroupProps = {
  readonly settings: SettingsView
  readonly change: (change: SettingChange) => Promise<void>
}

/** Whether production needs an end, and for how long at most. */
export function SwitchGroup({ settings, change }: SwitchGroupProps): ReactElement {
  const { productionLease } = settings
  const lengths = [...new Set([...LEASES, ...(productionLease === OFF ? [] : [productionLease])])]
  const options = [
    { value: OFF, text: switchSettingsText.off },
    ...lengths
      .sort((left, right) => left - right)
      .map((seconds) => ({ value: String(seconds), text: switchSettingsText.atMost(seconds) })),
  ]
  return (
    <Group title={switchSettingsText.title}>
      <Field label={switchSettingsText.productionLease} help={switchSettingsText.productionLeaseHelp}>
        <Choice
          label={switchSettingsText.productionLease}
          labelPlace="hidden"
          value={String(productionLease)}
          options={options}
          onChoose={(value) => void change({ setting: 'productionLease', value: value === OFF ? OFF : Number(value) })}
        />
      </Field>
    </Group>
  )
}

/** The one line that makes a shell follow, for each. */
export function ShellsGroup(): ReactElement {
  return (
    <Group title={switchSettingsText.shells}>
      <div className={css('row')}>
        <p className={css('words', 'help')}>{switchSettingsText.shellsHelp}</p>
      </div>
      {switchSettingsText.lines.map(({ shell, file, line }) => (
        <div key={shell} className={css('stack')}>
          <p>
            {shell} <code className={css('help', 'command')}>{file}</code>
          </p>
          <CopyLine line={line} about={shell} />
        </div>
      ))}
      <div className={css('row')}>
        <p className={css('words', 'help')}>{switchSettingsText.commandPrompt}</p>
      </div>
    </Group>
  )
}

/** Which keys are in the vault; looked at when somebody asks, because the keyring may want its password. */
export function VaultGroup(): ReactElement {
  const vault = useStore(useWindowState().vault)
  return (
    <Group title={switchSettingsText.vault}>
      <div className={css('row')}>
        <p className={css('words', vault === null && 'help')}>{vault?.sentence ?? handText.vaultHelp}</p>
        <LookButton
          words={vault === null ? handText.lookVault : switchSettingsText.lookAgain}
          label={vault === null ? handText.lookVaultOf : switchSettingsText.lookAgainOf}
        />
      </div>
      {vault?.problems.map((problem) => (
        <div key={problem} className={css('row')}>
          <p className={css('words', 'command')}>{problem}</p>
        </div>
      ))}
      {vault?.entries.map((entry) => (
        <Entry key={entry.profile} entry={entry} />
      ))}
      {vault?.state === 'ready' && vault.entries.length === 0 ? (
        <div className={css('row')}>
          <p className={css('words', 'help')}>{switchSettingsText.vaultEmpty}</p>
        </div>
      ) : null}
    </Group>
  )
}

type LookButtonProps = { readonly words: string; readonly label: string }

function LookButton({ words, label }: LookButtonProps): ReactElement {
  const state = useWindowState()
  const [isLooking, setLooking] = useState(false)
  const look = async (): Promise<void> => {
    setLooking(true)
    await lookAtVault(state)
    setLooking(false)
  }
  return (
    <Button aria-label={label} disabled={isLooking} onClick={() => void look()}>
      {isLooking ? handText.lookingVault : words}
    </Button>
  )
}

function Entry({ entry }: { readonly entry: VaultView['entries'][number] }): ReactElement {
  const state = useWindowState()
  const { profile, keyId, storedAt, seed, standing, trouble } = entry
  const since = switchSettingsText.since(localTime(storedAt, state.now.get()))
  return (
    <div className={css('row')}>
      <div className={css('words')}>
        <p className={css('command')}>{profile}</p>
        <p className={css('help')}>
          <code>{keyId}</code> {since}
          {seed === 'kept' ? `. ${handText.seedKept}` : null}
        </p>
        {trouble === null ? null : <p className={css('help', 'command')}>{trouble}</p>}
      </div>
      <span className={css('acts')}>
        {standing === 'no-profile' ? null : (
          <Button
            aria-label={switchSettingsText.openOf(profile)}
            onClick={() => goTo(state, { room: 'profiles', profile })}
          >
            {switchSettingsText.open}
          </Button>
        )}
        {isUnneeded(entry) ? (
          <Button aria-label={handText.removeVaultedOf(profile)} onClick={() => void removeVaulted(state, profile)}>
            {handText.removeVaulted}
          </Button>
        ) : null}
        <Button
          aria-label={handText.vaultOutOf(profile)}
          onClick={() => proposeHand(state, { kind: 'vault-out', profile })}
        >
          {handText.vaultOut}
        </Button>
      </span>
    </div>
  )
}
