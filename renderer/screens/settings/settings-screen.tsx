import { type ReactElement, useState } from 'react'
import type { SettingChange } from '../../../app/contract/contract.ts'
import { DURATION_CHOICES, settingsText } from '../../../app/text/settings-text.ts'
import type { SettingsView, ShellChoice } from '../../../app/view/model.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { changeSetting, openOrigin } from '../../state/act.ts'
import { addPending, NOTHING_PENDING, type Pending, withPending } from '../../state/pending-settings.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import { About } from './about.tsx'
import { Field, Group, Switch } from './fields.tsx'
import sheet from './settings-screen.module.css'
import { ShellsGroup, SwitchGroup, VaultGroup } from './switch-groups.tsx'
import { PatternsField, TextSetting } from './text-fields.tsx'
import { ThemeField } from './theme-field.tsx'
import { TokenCommands } from './token-commands.tsx'

const css = classesOf(sheet)

/** Saves one change. */
type Change = (change: SettingChange) => Promise<void>

/** `settings.ini` as a form; every change is saved at once. */
export function SettingsScreen(): ReactElement {
  const [settings, change] = useSettings()
  return (
    <div className={css('screen')}>
      <div className={css('column')}>
        <Heading settings={settings} />
        <Group title={settingsText.look}>
          <ThemeField value={settings.theme} onChange={(value) => change({ setting: 'theme', value })} />
        </Group>
        <SessionGroup settings={settings} change={change} />
        <TokenCommands />
        <SwitchGroup settings={settings} change={change} />
        <ShellsGroup />
        <VaultGroup />
        <BackgroundGroup settings={settings} change={change} />
        <ToolsGroup settings={settings} change={change} />
        <Group title={settingsText.production}>
          <PatternsField
            value={settings.production}
            onChange={(value) => change({ setting: 'production', value: [...value] })}
          />
        </Group>
        <About />
      </div>
    </div>
  )
}

/** The settings to show, and how to change them: at once on screen, then on disk, back again where the disk refuses. */
function useSettings(): readonly [SettingsView, Change] {
  const state = useWindowState()
  const { settings } = useSnapshot()
  const [pending, setPending] = useState<Pending>(NOTHING_PENDING)
  const change = async (wanted: SettingChange): Promise<void> => {
    setPending((before) => addPending(settings, before, wanted))
    const saved = await changeSetting(state, wanted)
    if (!saved) setPending(NOTHING_PENDING)
  }
  return [withPending(settings, pending), change]
}

function Heading({ settings }: { readonly settings: SettingsView }): ReactElement {
  const state = useWindowState()
  const open = (): void => openOrigin(state, { label: 'settings.ini', file: settings.path, line: 1 })
  return (
    <header className={css('head')}>
      <h1 className={css('title')}>{settingsText.title}</h1>
      <p className={css('path')}>
        {settingsText.keptIn} <code>{settings.path}</code>
        <Button look="link" onClick={open}>
          {settingsText.openFile}
        </Button>
      </p>
      {settings.problem === null ? null : (
        <p className={css('problem')}>
          <Icon name="warning" />
          {settings.problem}
        </p>
      )}
    </header>
  )
}

type GroupProps = { readonly settings: SettingsView; readonly change: Change }

function SessionGroup({ settings, change }: GroupProps): ReactElement {
  const seconds = [...new Set([...DURATION_CHOICES, settings.sessionDuration])].sort((left, right) => left - right)
  return (
    <Group title={settingsText.sessions}>
      <Field label={settingsText.duration} help={settingsText.durationHelp}>
        <Choice
          label={settingsText.duration}
          labelPlace="hidden"
          value={String(settings.sessionDuration)}
          options={seconds.map((each) => ({ value: String(each), text: settingsText.durationChoice(each) }))}
          onChoose={(value) => change({ setting: 'sessionDuration', value: Number(value) })}
        />
      </Field>
      <Switch
        label={settingsText.notify}
        help={settingsText.notifyHelp}
        value={settings.notify}
        onChange={(value) => change({ setting: 'notify', value })}
      />
      <Switch
        label={settingsText.renewByItself}
        help={settingsText.renewByItselfHelp}
        value={settings.renewByItself}
        onChange={(value) => change({ setting: 'renewByItself', value })}
      />
      {settings.renewByItself ? (
        <Switch
          label={settingsText.renewOnBattery}
          help={settingsText.renewOnBatteryHelp}
          value={settings.renewOnBattery}
          onChange={(value) => change({ setting: 'renewOnBattery', value })}
        />
      ) : null}
    </Group>
  )
}

function BackgroundGroup({ settings, change }: GroupProps): ReactElement {
  return (
    <Group title={settingsText.background}>
      <Switch
        label={settingsText.closeToTray}
        help={settingsText.closeToTrayHelp}
        value={settings.closeToTray}
        onChange={(value) => change({ setting: 'closeToTray', value })}
      />
      <Switch
        label={settingsText.startHidden}
        help={settingsText.startHiddenHelp}
        value={settings.startHidden}
        onChange={(value) => change({ setting: 'startHidden', value })}
      />
    </Group>
  )
}

const shells = (['auto', 'posix', 'fish', 'powershell', 'cmd'] satisfies ShellChoice[]).map((value) => ({
  value,
  text: settingsText.shells[value],
}))

function ToolsGroup({ settings, change }: GroupProps): ReactElement {
  return (
    <Group title={settingsText.tools}>
      <Field label={settingsText.shell} help="">
        <Choice
          label={settingsText.shell}
          labelPlace="hidden"
          value={settings.shell}
          options={shells}
          onChoose={(value) => change({ setting: 'shell', value })}
        />
      </Field>
      <TextSetting
        label={settingsText.editor}
        help={settingsText.editorHelp}
        placeholder={settingsText.editorPlaceholder}
        value={settings.editor}
        onChange={(value) => change({ setting: 'editor', value })}
      />
    </Group>
  )
}
