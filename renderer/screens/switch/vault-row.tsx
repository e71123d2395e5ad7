import { type ReactElement, useState } from 'react'
import { handText } from '../../../app/text/switcher-text.ts'
import type { ProfileDetail } from '../../../app/view/model.ts'
import type { VaultView } from '../../../app/view/switch-model.ts'
import { Button } from '../../parts/button.tsx'
import { proposeHand, showLayer } from '../../state/act.ts'
import { localTime } from '../../state/local-time.ts'
import { dropSeed, isUnneeded, lookAtVault, removeVaulted } from '../../state/vault-act.ts'
import { useStore, useWindowState } from '../../state/window-state.ts'
import { HandRow } from './hand-row.tsx'

type NameProps = { readonly name: string }
type Entry = VaultView['entries'][number]

/** Where the long-term keys of a profile are kept, and what can be done about it. */
export function VaultRow({ detail }: { readonly detail: ProfileDetail }): ReactElement {
  const state = useWindowState()
  const vault = useStore(state.vault)
  const { name, kind } = detail
  const entry = vault?.entries.find(({ profile }) => profile === name)
  if (entry !== undefined) return <VaultedRow name={name} entry={entry} />
  return (
    <HandRow title={handText.vault} text={vault?.sentence ?? handText.vaultHelp}>
      {kind === 'long-term-keys' && (vault === null || vault.state === 'ready') ? (
        <Button
          look="link"
          aria-label={handText.vaultInOf(name)}
          onClick={() => proposeHand(state, { kind: 'vault-in', profile: name })}
        >
          {handText.vaultIn}
        </Button>
      ) : null}
      {vault === null ? <LookFirst kind={kind} /> : vault.state === 'ready' ? null : <LookButton />}
    </HandRow>
  )
}

/** Of what a program gives, only the vault knows whether it is its own. Keys that stand in a file can be moved without looking. */
function LookFirst({ kind }: Pick<ProfileDetail, 'kind'>): ReactElement | null {
  return kind === 'process' ? <LookButton /> : null
}

/** Asked for by hand: the keyring may want its password. */
function LookButton(): ReactElement {
  const state = useWindowState()
  const [isLooking, setLooking] = useState(false)
  const look = async (): Promise<void> => {
    setLooking(true)
    await lookAtVault(state)
    setLooking(false)
  }
  return (
    <Button look="link" aria-label={handText.lookVaultOf} disabled={isLooking} onClick={() => void look()}>
      {isLooking ? handText.lookingVault : handText.lookVault}
    </Button>
  )
}

type VaultedRowProps = NameProps & { readonly entry: Entry }

function VaultedRow({ name, entry }: VaultedRowProps): ReactElement {
  const state = useWindowState()
  const sentences = [
    handText.vaultHas(entry.keyId, localTime(entry.storedAt, state.now.get())),
    ...(entry.seed === 'kept' ? [handText.seedKept] : []),
    ...(entry.trouble === null ? [] : [entry.trouble]),
  ]
  return (
    <HandRow title={handText.vault} text={sentences.join(' ')}>
      <Button
        look="link"
        aria-label={handText.plainCopiesOf(name)}
        onClick={() => showLayer(state, { kind: 'plain-copies', profile: name })}
      >
        {handText.plainCopies}
      </Button>
      <Button
        look="link"
        aria-label={handText.vaultOutOf(name)}
        onClick={() => proposeHand(state, { kind: 'vault-out', profile: name })}
      >
        {handText.vaultOut}
      </Button>
      <SeedButton name={name} seed={entry.seed} />
      <RemoveVaulted entry={entry} />
    </HandRow>
  )
}

/** The seed of the device, for whoever insists: kept after a warning, forgotten after a question. */
function SeedButton({ name, seed }: NameProps & Pick<Entry, 'seed'>): ReactElement {
  const state = useWindowState()
  if (seed === 'kept')
    return (
      <Button look="link" aria-label={handText.dropSeedOf(name)} onClick={() => void dropSeed(state, name)}>
        {handText.dropSeed}
      </Button>
    )
  return (
    <Button
      look="link"
      aria-label={handText.keepSeedOf(name)}
      onClick={() => showLayer(state, { kind: 'seed', profile: name })}
    >
      {handText.keepSeed}
    </Button>
  )
}

/** Only for keys that no file needs any more; main asks, and looks again. */
function RemoveVaulted({ entry }: { readonly entry: Entry }): ReactElement | null {
  const state = useWindowState()
  const { profile } = entry
  if (!isUnneeded(entry)) return null
  return (
    <Button
      look="link"
      aria-label={handText.removeVaultedOf(profile)}
      onClick={() => void removeVaulted(state, profile)}
    >
      {handText.removeVaulted}
    </Button>
  )
}
