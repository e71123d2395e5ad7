import { findingsOf } from '../../../app/advice/index.ts'
import type { Finding } from '../../../app/advice/model.ts'
import type { ProfileBook } from '../../../app/profile/model.ts'
import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import { placeLabel } from '../place.ts'
import { type Paint, paintFor, printable } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { worldFor } from '../world.ts'

/** `lanyard check`. */
export const checkVerb: Verb = {
  shape: { positionals: [], flags: ['json', 'help'], values: [] },
  help: cliEditText.help.check,
  run: async (_parsed, context) => {
    const { facts } = await worldFor(context, null, 'every-profile')
    const findings = findingsOf(facts.book, facts.now)
    return {
      kind: 'answer',
      exit: isAnyFileRefused(facts.book) ? 1 : 0,
      json: findings.map(findingJson),
      text: () => textOf(findings, facts.book, paintFor(context.terminal.output, context.environment)),
    }
  },
}

const isAnyFileRefused = ({ readings }: ProfileBook): boolean =>
  [readings.botocore, readings['sdk-js'], readings.tolerant].some(
    ({ config, credentials }) => config.refusal !== null || credentials.refusal !== null,
  )

const findingJson = ({ code, severity, file, line, profile, message, fix }: Finding) => ({
  code,
  severity,
  file,
  line,
  profile,
  message,
  fix: fix?.label ?? null,
})

function textOf(findings: readonly Finding[], book: ProfileBook, paint: Paint): string {
  if (findings.length === 0) return cliEditText.nothingFound
  return findings.map((finding) => findingText(finding, book, paint)).join('')
}

function findingText({ severity, file, line, message, fix }: Finding, book: ProfileBook, paint: Paint): string {
  const colours: Readonly<Record<Finding['severity'], (text: string) => string>> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.dim,
  }
  const place = file === null || line === null ? '' : `${placeLabel(book, file, line)}: `
  const text = `${colours[severity](severity)} ${printable(place + message)}\n`
  return fix === null ? text : text + cliEditText.fix(printable(fix.label))
}
