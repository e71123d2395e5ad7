import type { ReactElement } from 'react'
import { handText } from '../../../app/text/switcher-text.ts'
import type { ProfileDetail } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { proposeHand, showLayer } from '../../state/act.ts'
import { leaseInForce } from '../../state/lease-choice.ts'
import { localTime } from '../../state/local-time.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { HandRow } from './hand-row.tsx'
import sheet from './hand-section.module.css'
import { VaultRow } from './vault-row.tsx'

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
        <ConnectRow detail={detail} />
        {kind === 'long-term-keys' || kind === 'process' ? <VaultRow detail={detail} /> : null}
      </dl>
    </section>
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
    <HandRow title={handText.default} text={handText.defaultHelp}>
      <Button look="link" aria-label={handText.standInOf(name)} onClick={standIn}>
        {handText.standIn}
      </Button>
    </HandRow>
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
    <HandRow title={handText.default} text={trouble === null ? words : `${words} ${trouble}`}>
      <Button look="link" aria-label={handText.putBackOf} onClick={() => proposeHand(state, { kind: 'default-back' })}>
        {handText.putBack}
      </Button>
    </HandRow>
  )
}

function ConnectRow({ detail }: { readonly detail: ProfileDetail }): ReactElement {
  const state = useWindowState()
  const { name, givenBy } = detail
  if (givenBy !== 'files')
    return (
      <HandRow title={handText.connect} text={handText.connected}>
        {null}
      </HandRow>
    )
  return (
    <HandRow title={handText.connect} text={handText.connectHelp}>
      <Button
        look="link"
        aria-label={handText.connectOf(name)}
        onClick={() => showLayer(state, { kind: 'connect', profile: name })}
      >
        {handText.connectIt}
      </Button>
    </HandRow>
  )
}
