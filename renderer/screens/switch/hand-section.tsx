import { type ReactElement, type ReactNode, useState } from 'react'
import { handText } from '../../../app/text/switcher-text.ts'
import type { ProfileDetail } from '../../../app/view/model.ts'
import type { VaultView } from '../../../app/view/switch-model.ts'
import { Button } from '../../parts/button.tsx'
import { proposeHand, showLayer } from '../../state/act.ts'
import { leaseInForce } from '../../state/lease-choice.ts'
import { localTime } from '../../state/local-time.ts'
import { lookAtVault } from '../../state/vault-act.ts'
import { useSnapshot, useStore, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './hand-section.module.css'

const css = classesOf(sheet)

type NameProps = { readonly name: string }

/** How other programs get at a profile: `[default]`, tools that ask Lanyard, and where its long-term keys are kept. */
export function HandSection({ detail }: { readonly detail: ProfileDetail }): ReactElement {
  const { name, kind } = detail
  return (
    <section data-testid="hand-section">
      <h3 className={css('heading')}>{handText.title}</h3>
      <dl className={css('rows')}>
        {name === 'default' ? null : <DefaultRow name={name} />}
        <ConnectRow name={name} />
        {kind === 'long-term-keys' || kind === 'process' ? <VaultRow detail={detail} /> : null}
      </dl>
    </section>
  )
}

type RowProps = { readonly title: string; readonly text: ReactNode; readonly children: ReactNode }

function Row({ title, text, children }: RowProps): ReactElement {
  return (
    <div className={css('row')}>
      <dt className={css('title')}>{title}</dt>
      <dd className={css('text')}>{text}</dd>
      <dd className={css('acts')}>{children}</dd>
    </div>
  )
}

function DefaultRow({ name }: NameProps): ReactElement {
  const state = useWindowState()
  const { active, rows, settings } = useSnapshot()
  const { defaultFor } = active
  if (defaultFor !== null) return <StandingIn name={name} standIn={defaultFor} />
  const standIn = (): void => {
    const row = rows.find((each) => each.name === name) ?? null
    proposeHand(state, {
      kind: 'default',
      profile: name,
      leaseSeconds: leaseInForce(null, row, settings.productionLease),
    })
  }
  return (
    <Row title={handText.default} text={handText.defaultHelp}>
      <Button look="link" aria-label={handText.standInOf(name)} onClick={standIn}>
        {handText.standIn}
      </Button>
    </Row>
  )
}

type StandingInProps = NameProps & {
  readonly standIn: {
    readonly profile: string
    readonly lease: { readonly endsAt: number } | null
    readonly trouble: string | null
  }
}

function StandingIn({ name, standIn }: StandingInProps): ReactElement {
  const state = useWindowState()
  const { profile, lease, trouble } = standIn
  const until = lease === null ? null : localTime(lease.endsAt, state.now.get())
  const words = profile === name ? handText.defaultIsThis(until) : handText.defaultIsOther(profile)
  return (
    <Row title={handText.default} text={trouble === null ? words : `${words} ${trouble}`}>
      <Button look="link" aria-label={handText.putBackOf} onClick={() => proposeHand(state, { kind: 'default-back' })}>
        {handText.putBack}
      </Button>
    </Row>
  )
}

function ConnectRow({ name }: NameProps): ReactElement {
  const state = useWindowState()
  return (
    <Row title={handText.connect} text={handText.connectHelp}>
      <Button
        look="link"
        aria-label={handText.connectOf(name)}
        onClick={() => showLayer(state, { kind: 'connect', profile: name })}
      >
        {handText.connectIt}
      </Button>
    </Row>
  )
}

function VaultRow({ detail }: { readonly detail: ProfileDetail }): ReactElement {
  const state = useWindowState()
  const vault = useStore(state.vault)
  const { name, kind } = detail
  const entry = vault?.entries.find(({ profile }) => profile === name)
  if (entry !== undefined) return <VaultedRow name={name} entry={entry} />
  return (
    <Row title={handText.vault} text={vault?.sentence ?? handText.vaultHelp}>
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
    </Row>
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

type VaultedRowProps = NameProps & { readonly entry: VaultView['entries'][number] }

function VaultedRow({ name, entry }: VaultedRowProps): ReactElement {
  const state = useWindowState()
  const sentences = [
    handText.vaultHas(entry.keyId, localTime(entry.storedAt, state.now.get())),
    ...(entry.seed === 'kept' ? [handText.seedKept] : []),
    ...(entry.trouble === null ? [] : [entry.trouble]),
  ]
  return (
    <Row title={handText.vault} text={sentences.join(' ')}>
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
    </Row>
  )
}
