import { randomUUID } from 'node:crypto'
import type { StsError } from './model.ts'

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'

/** A tree of XML: a text, or named children in order. */
export type Xml = string | readonly (readonly [string, Xml])[]

/** A whole HTTP answer. */
export type StsAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function print(xml: Xml): string {
  if (typeof xml === 'string') return xml.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
  return xml.map(([name, content]) => `<${name}>${print(content)}</${name}>`).join('')
}

function answer(status: number, root: string, content: Xml, requestId: string, now: number): StsAnswer {
  return {
    status,
    headers: {
      'Content-Type': 'text/xml',
      'x-amzn-RequestId': requestId,
      Date: new Date(now).toUTCString(),
    },
    body: `<${root} xmlns="${NAMESPACE}">${print(content)}</${root}>`,
  }
}

/** A success as STS's query protocol writes it. `now` is the server's clock, told by the Date header. */
export function answerSuccess(action: string, result: Xml, now: number): StsAnswer {
  const requestId = randomUUID()
  const content: Xml = [
    [`${action}Result`, result],
    ['ResponseMetadata', [['RequestId', requestId]]],
  ]
  return answer(200, `${action}Response`, content, requestId, now)
}

/** A refusal as STS's query protocol writes it. */
export function answerError(error: StsError, now: number): StsAnswer {
  const requestId = randomUUID()
  const content: Xml = [
    [
      'Error',
      [
        ['Type', error.status >= 500 ? 'Receiver' : 'Sender'],
        ['Code', error.code],
        ['Message', error.message],
      ],
    ],
    ['RequestId', requestId],
  ]
  return answer(error.status, 'ErrorResponse', content, requestId, now)
}
