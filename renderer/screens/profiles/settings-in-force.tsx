import type { ReactElement } from 'react'
import { detailText } from '../../../app/text/window-text.ts'
import type { SettingView } from '../../../app/view/model.ts'
import { Breakable } from '../../parts/breakable.tsx'
import { Button } from '../../parts/button.tsx'
import { OriginLink } from '../../parts/origin-link.tsx'
import { goTo, openEditor } from '../../state/act.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './settings-in-force.module.css'

const css = classesOf(sheet)

/** Each effective setting with the line that gives it, and struck through what it overrides. */
export function SettingsInForce({ settings }: { readonly settings: readonly SettingView[] }): ReactElement {
  return (
    <section>
      <h3 className={css('heading')}>{detailText.settings}</h3>
      {settings.length === 0 ? (
        <p className={css('none')}>{detailText.noSettings}</p>
      ) : (
        <dl className={css('list')}>
          {settings.map((setting) => (
            <Setting key={setting.name} setting={setting} />
          ))}
        </dl>
      )}
    </section>
  )
}

/** A value; where it names something else of the two files, the way there. */
function Reference({ setting }: { readonly setting: SettingView }): ReactElement {
  const state = useWindowState()
  const { rows, ssoSessions, services } = useSnapshot()
  const { name, value } = setting
  const kind = name === 'sso_session' ? 'sso-session' : 'services'
  const known = name === 'sso_session' ? ssoSessions : name === 'services' ? services : []
  if (known.includes(value)) {
    const edit = (): void => openEditor(state, { mode: 'edit', target: { kind, name: value } })
    return (
      <Button look="link" aria-label={detailText.editSection(value)} onClick={edit}>
        {value}
      </Button>
    )
  }
  if (name !== 'source_profile' || !rows.some((row) => row.name === value)) return <Breakable text={value} />
  const go = (): void => goTo(state, { room: 'profiles', profile: value })
  return (
    <Button look="link" aria-label={detailText.goToProfile(value)} onClick={go}>
      {value}
    </Button>
  )
}

function Setting({ setting }: { readonly setting: SettingView }): ReactElement {
  return (
    <div className={css('setting')} data-setting={setting.name}>
      <dt className={css('name')}>{setting.name}</dt>
      <dd className={css('value')}>
        <code className={css('text', setting.masked && 'masked')}>
          <Reference setting={setting} />
        </code>
        {setting.masked ? <span className="visually-hidden">{detailText.masked}</span> : null}
        <OriginLink origin={setting.origin} />
      </dd>
      {setting.overrides.map((override) => (
        <dd key={`${override.origin.file}:${override.origin.line}`} className={css('value', 'over')}>
          <span className="visually-hidden">{detailText.overrides(override.origin.label)}: </span>
          <code className={css('text')}>
            <s>
              <Breakable text={override.value} />
            </s>
          </code>
          <OriginLink origin={override.origin} />
        </dd>
      ))}
    </div>
  )
}
