import { request as requestHttp } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { expectedSignature, type Signed, type WireRequest } from '../../support/sts/signature.ts'
import { type StsFixture, startSts } from '../../support/sts-fixture.ts'

/*
 * Signatures made by others: AWS's own documented example, and botocore 1.43.11 with alice's made-up keys at 2026-11-05T09:00:00Z.
 */
const HOST = 'sts.eu-central-1.amazonaws.com'
const BODY = 'Action=GetCallerIdentity&Version=2011-06-15'
const FORM = 'application/x-www-form-urlencoded; charset=utf-8'
const SCOPE = 'AKIAEXAMPLEALICE7777/20261105/eu-central-1/sts/aws4_request'
const HEADER_SIGNATURE = 'bc6c226fa3193992fc95ffd7332015365182ae3101181c8347207d169e3a1448'
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=${SCOPE}, SignedHeaders=content-type;host;x-amz-date, Signature=${HEADER_SIGNATURE}`
const PRESIGNED = `/?${BODY}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(SCOPE)}&X-Amz-Date=20261105T090000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=632f5d77c001a5339212e1951c3b04e70bb7b59737ba196c8f1cebcdf77aa13d`

let fixture: StsFixture
afterEach(() => fixture?.sts.close())

type Answer = { readonly status: number; readonly text: string; readonly date: string | undefined }

/** One raw request: nothing of a client in between. */
function raw(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { port: fixture.sts.port, host: '127.0.0.1', method, path, headers: { Host: HOST, ...headers } }
    const call = requestHttp(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          date: response.headers.date,
        }),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}

const signedPost = (change: Record<string, string> = {}, body = BODY) =>
  raw(
    'POST',
    '/',
    { 'Content-Type': FORM, 'X-Amz-Date': '20261105T090000Z', Authorization: AUTHORIZATION, ...change },
    body,
  )

const codeOf = (answer: Answer) => /<Code>(.*?)<\/Code>/.exec(answer.text)?.[1]
const messageOf = (answer: Answer) => /<Message>(.*?)<\/Message>/.exec(answer.text)?.[1]

test('agrees with the signature of AWS’s documented example (IAM ListUsers)', () => {
  const request: WireRequest = {
    method: 'GET',
    target: '/?Action=ListUsers&Version=2010-05-08',
    headers: new Map([
      ['content-type', FORM],
      ['host', 'iam.amazonaws.com'],
      ['x-amz-date', '20150830T123600Z'],
    ]),
    body: Buffer.alloc(0),
  }
  const signed: Signed = {
    form: 'header',
    accessKeyId: 'AKIDEXAMPLE',
    date: '20150830',
    region: 'us-east-1',
    service: 'iam',
    terminator: 'aws4_request',
    signedHeaders: ['content-type', 'host', 'x-amz-date'],
    signature: '',
    amzDate: '20150830T123600Z',
    expires: null,
    sessionToken: null,
  }
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
  expect(expectedSignature(request, signed, secret)).toBe(
    '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  )
})

describe('the embedded STS', () => {
  test('accepts botocore’s header form, and answers with RequestId and Date', async () => {
    fixture = await startSts()
    const answer = await signedPost()
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('<Arn>arn:aws:iam::123456789012:user/alice</Arn>')
    expect(answer.text).toMatch(/<RequestId>[0-9a-f-]{36}<\/RequestId>/)
    expect(answer.date).toBe('Thu, 05 Nov 2026 09:00:00 GMT')
  })

  test('accepts botocore’s presigned query form until it expires', async () => {
    fixture = await startSts()
    expect((await raw('GET', PRESIGNED, {})).status).toBe(200)
    fixture.clock.advance(900_000)
    expect((await raw('GET', PRESIGNED, {})).status).toBe(200)
    fixture.clock.advance(1000)
    const late = await raw('GET', PRESIGNED, {})
    expect(messageOf(late)).toContain('Signature expired: 20261105T090000Z is now earlier than 20261105T090001Z')
  })

  test.each([
    ['another body', {}, `${BODY}&DurationSeconds=900`],
    ['another host', { Host: 'sts.us-east-1.amazonaws.com' }, BODY],
    ['another signed header', { 'Content-Type': 'application/x-www-form-urlencoded' }, BODY],
    ['one changed digit', { Authorization: AUTHORIZATION.replace(/8$/, '9') }, BODY],
    ['an amz header that is not signed', { 'X-Amz-Target': 'x' }, BODY],
    ['a payload digest that is not the body’s', { 'X-Amz-Content-Sha256': '00' }, BODY],
  ])('refuses %s', async (_what, change, body) => {
    fixture = await startSts()
    const answer = await signedPost(change, body)
    expect([answer.status, codeOf(answer)]).toEqual([403, 'SignatureDoesNotMatch'])
  })

  test.each([
    ['service', SCOPE.replace('/sts/', '/s3/'), "Credential should be scoped to correct service: 'sts'."],
    ['region', SCOPE.replace('eu-central-1', 'nowhere'), 'Credential should be scoped to a valid region.'],
    ['day', SCOPE.replace('20261105', '20261104'), 'Date in Credential scope does not match YYYYMMDD'],
    ['terminator', SCOPE.replace('aws4_request', 'aws5'), "valid terminator: 'aws4_request'"],
  ])('refuses a scope of another %s', async (_what, scope, message) => {
    fixture = await startSts()
    const answer = await signedPost({ Authorization: AUTHORIZATION.replace(SCOPE, scope) })
    expect(codeOf(answer)).toBe('SignatureDoesNotMatch')
    expect(messageOf(answer)).toContain(message)
  })

  test.each([
    [300_001, 'Signature expired: 20261105T090000Z is now earlier than 20261105T090000Z'],
    [-300_001, 'Signature not yet current: 20261105T090000Z is still later than'],
  ])('refuses a clock that is %i ms off', async (offset, message) => {
    fixture = await startSts()
    fixture.clock.advance(offset)
    expect(messageOf(await signedPost())).toContain(message)
    fixture.clock.advance(-Math.sign(offset) * 1001)
    expect((await signedPost()).status).toBe(200)
  })

  test.each([
    ['no signature', { Authorization: undefined }, 403, 'MissingAuthenticationToken'],
    ['another algorithm', { Authorization: AUTHORIZATION.replace('SHA256', 'SHA1') }, 400, 'IncompleteSignature'],
    ['a part missing', { Authorization: AUTHORIZATION.replace('SignedHeaders', 'Signed') }, 400, 'IncompleteSignature'],
    ['a scope too short', { Authorization: AUTHORIZATION.replace('/aws4_request', '') }, 400, 'IncompleteSignature'],
    ['no date', { 'X-Amz-Date': undefined }, 400, 'IncompleteSignature'],
    ['no real date', { 'X-Amz-Date': '20261399T090000Z' }, 400, 'IncompleteSignature'],
    ['an unknown key', { Authorization: AUTHORIZATION.replace('ALICE', 'NOONE') }, 403, 'InvalidClientTokenId'],
    ['a key asleep', { Authorization: AUTHORIZATION.replace('ALICE', 'SLEEP') }, 403, 'InvalidClientTokenId'],
    ['a long-term key with a token', { 'X-Amz-Security-Token': 'x' }, 403, 'InvalidClientTokenId'],
  ])('refuses %s', async (_what, change, status, code) => {
    fixture = await startSts()
    const headers: Record<string, string> = {
      'Content-Type': FORM,
      'X-Amz-Date': '20261105T090000Z',
      Authorization: AUTHORIZATION,
    }
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) delete headers[name]
      else headers[name] = value
    }
    const answer = await raw('POST', '/', headers, BODY)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  test('its log holds what was asked, and neither code nor token nor signature', async () => {
    fixture = await startSts()
    await signedPost({ 'X-Amz-Security-Token': 'EXAMPLE-TOKEN' }, `${BODY}&TokenCode=654321&SerialNumber=x`)
    const log = JSON.stringify(fixture.sts.requests)
    expect(log).toContain('AKIAEXAMPLEALICE7777')
    for (const secret of ['654321', 'EXAMPLE-TOKEN', HEADER_SIGNATURE]) expect(log).not.toContain(secret)
  })
})
