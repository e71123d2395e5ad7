import { brokerText } from '../../../app/text/broker-text.ts'
import { askAbout } from '../../broker/ask.ts'
import { writeToDescriptor } from '../../files/descriptor.ts'
import { currentPlatform, workingFolder } from '../../files/platform.ts'
import { printable } from '../terminal.ts'

/**
 * The short way of `lanyard credential-process --profile NAME`, which AWS tools start again and again: the running Lanyard is asked, and
 * nothing else of the command line is loaded. Ends the process when that settles it; else resolves, and the whole program goes on,
 * which need not ask once more (`--alone`).
 */
export async function askApp(): Promise<void> {
  const profile = profileIn(process.argv.slice(2))
  if (profile === null) return
  const asking = { environment: process.env, platform: currentPlatform(), folder: workingFolder() }
  const reply = await askAbout(profile, asking)
  if (reply.kind === 'absent') {
    process.argv.push('--alone')
    return
  }
  if (reply.kind === 'credentials') process.exit(writeToDescriptor(1, `${reply.text}\n`) === 'failed' ? 1 : 0)
  writeToDescriptor(2, brokerText.error(printable(reply.message)))
  process.exit(1)
}

/** The profile, where the words are just what `lanyard connect` writes; else null. */
function profileIn(words: readonly string[]): string | null {
  const [verb, option = '', value, ...more] = words
  if (verb !== 'credential-process' || more.length > 0) return null
  if (option === '--profile' && value !== undefined && !value.startsWith('--')) return value
  const isAssigned = option.startsWith('--profile=') && value === undefined
  return isAssigned ? option.slice('--profile='.length) : null
}
