import { randomUUID } from 'node:crypto'
import type { StsError } from './model.ts'

/** Services of this server: their query protocol's version, and the namespace of their answers. */
export const SERVICES = {
  sts: { version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  iam: { version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
} as const

export type ServiceName = keyof typeof SERVICES

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

type Whole = {
  readonly status: number
  readonly root: string
  readonly content: Xml
  readonly requestId: string
  readonly service: ServiceName
  readonly now: number
}

function answer({ status, root, content, requestId, service, now }: Whole): StsAnswer {
  return {
    status,
    headers: {
      'Content-Type': 'text/xml',
      'x-amzn-RequestId': requestId,
      Date: new Date(now).toUTCString(),
    },
    body: `<${root} xmlns="${SERVICES[service].namespace}">${print(content)}</${root}>`,
  }
}

/** A success as STS's query protocol writes it. `now` is the server's clock, told by the Date header. */
export function answerSuccess(action: string, result: Xml, now: number, service: ServiceName = 'sts'): StsAnswer {
  const requestId = randomUUID()
  const content: Xml = [
    [`${action}Result`, result],
    ['ResponseMetadata', [['RequestId', requestId]]],
  ]
  return answer({ status: 200, root: `${action}Response`, content, requestId, service, now })
}

/** A refusal as STS's query protocol writes it. */
export function answerError(error: StsError, now: number, service: ServiceName = 'sts'): StsAnswer {
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
  return answer({ status: error.status, root: 'ErrorResponse', content, requestId, service, now })
}
