import type { ReactElement } from 'react'
import { settingsText } from '../../../app/text/settings-text.ts'
import { Button } from '../../parts/button.tsx'
import { goToRoom } from '../../state/act.ts'
import { useSnapshot, useWindowState } from '../../state/window-state.ts'
import { classesOf } from '../../style/classes.ts'
import sheet from './fields.module.css'
import { Group } from './fields.tsx'

const css = classesOf(sheet)

/** Which devices give their codes by a command. They are changed where the devices are. */
export function TokenCommands(): ReactElement | null {
  const state = useWindowState()
  const { sessions } = useSnapshot()
  if (sessions === null) return null
  const devices = sessions.devices.filter((device) => device.tokenCommand !== null)
  return (
    <Group title={settingsText.tokenCommands}>
      {devices.length === 0 ? (
        <div className={css('row')}>
          <p className={css('words', 'help')}>
            {sessions.devices.length === 0 ? settingsText.noDevices : settingsText.noTokenCommands}
          </p>
        </div>
      ) : null}
      {devices.map(({ serial, name, tokenCommand }) => (
        <div key={serial} className={css('row')}>
          <div className={css('words')}>
            <p>{name}</p>
            <code className={css('help', 'command')}>{tokenCommand}</code>
          </div>
          <Button aria-label={settingsText.changeCommand(name)} onClick={() => goToRoom(state, 'sessions')}>
            {settingsText.change}
          </Button>
        </div>
      ))}
    </Group>
  )
}
