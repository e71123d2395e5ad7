import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { brokerText } from '../../app/text/broker-text.ts'
import { errorCode, isMissing } from '../files/errors.ts'
import type { Places, Platform } from '../files/model.ts'
import { type BrokerAddress, type BrokerUser, brokerAddress } from './address.ts'
import { clientProof, isNonce, isSameProof, makeNonce, type Nonces, serverProof, unseal } from './handshake.ts'
import { fieldsOf, type Lines, linesOf } from './lines.ts'
import { type BrokerAnswer, type BrokerRequest, LONGEST_ANSWER, readAnswer } from './message.ts'

/** Who asks, and where. */
export type BrokerQuestion = {
  readonly places: Places
  readonly platform: Platform
  readonly user: BrokerUser
  readonly request: BrokerRequest
  /** Milliseconds until the other side has proved itself; then for its answer. */
  readonly proofLimit?: number
  readonly answerLimit?: number
}

/**
 * What became of asking. `absent`: no Lanyard listens, it is busy starting or ending, or it reads other files: one helps oneself.
 * `refused`: what is there is not the user's Lanyard, or did not answer as one.
 */
export type BrokerReply =
  | BrokerAnswer
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly message: string }

/**
 * Milliseconds. Where nobody listens that is known at once; who listens is Lanyard, and slow only on a machine that is busy, where giving up
 * early would make it busier: each of many callers would ask AWS itself.
 */
export const CLIENT_PROOF_LIMIT = 5_000
/** Milliseconds: longer than Lanyard gives AWS. */
export const CLIENT_ANSWER_LIMIT = 25_000

const ABSENT: BrokerReply = { kind: 'absent' }
const refused = (message: string): BrokerReply => ({ kind: 'refused', message })

/** Asks the running Lanyard. Nothing about the question leaves this process before the other side has proved itself. Never rejects. */
export async function askBroker(question: BrokerQuestion): Promise<BrokerReply> {
  const address = brokerAddress(question.places, question.platform, question.user)
  const looked = lookAt(address, question.user)
  if (looked.kind !== 'key') return looked
  const socket = connect(address.path)
  const lines = linesOf(socket)
  const limit = question.proofLimit ?? CLIENT_PROOF_LIMIT
  try {
    return await within(limit, ABSENT, async (proved) => converse(socket, lines, looked.key, address, question, proved))
  } finally {
    socket.destroy()
  }
}

/** Runs until it ends or until the time is up, which `proved` sets anew. */
function within(
  limit: number,
  otherwise: BrokerReply,
  run: (extend: (limit: number, otherwise: BrokerReply) => void) => Promise<BrokerReply>,
): Promise<BrokerReply> {
  return new Promise((resolve) => {
    let timeout = setTimeout(() => resolve(otherwise), limit)
    const extend = (next: number, late: BrokerReply): void => {
      clearTimeout(timeout)
      timeout = setTimeout(() => resolve(late), next)
    }
    void run(extend).then((reply) => {
      clearTimeout(timeout)
      resolve(reply)
    })
  })
}

async function converse(
  socket: Socket,
  lines: Lines,
  key: Uint8Array,
  { path }: BrokerAddress,
  { request, answerLimit }: BrokerQuestion,
  proved: (limit: number, late: BrokerReply) => void,
): Promise<BrokerReply> {
  const client = makeNonce()
  socket.write(`${JSON.stringify({ nonce: client })}\n`)
  const hello = await lines.next(LONGEST_ANSWER)
  if (hello.kind === 'closed') return ABSENT
  const { nonce, proof } = hello.kind === 'line' ? fieldsOf(hello.text) : {}
  if (!isNonce(nonce) || !isNonce(proof)) return refused(brokerText.forged(path))
  const nonces: Nonces = { client, server: nonce }
  if (!isSameProof(proof, serverProof(key, nonces))) return refused(brokerText.forged(path))
  proved(answerLimit ?? CLIENT_ANSWER_LIMIT, refused(brokerText.silent(request.profile)))
  const text = JSON.stringify(request)
  socket.write(`${JSON.stringify({ request: text, proof: clientProof(key, nonces, text) })}\n`)
  return readReply(await lines.next(LONGEST_ANSWER), key, nonces, path)
}

function readReply(
  said: Awaited<ReturnType<Lines['next']>>,
  key: Uint8Array,
  nonces: Nonces,
  path: string,
): BrokerReply {
  if (said.kind === 'closed') return ABSENT
  if (said.kind !== 'line') return refused(brokerText.tooMuch(path))
  const { sealed } = fieldsOf(said.text)
  const json = typeof sealed === 'string' ? unseal(key, nonces, sealed) : null
  const answer = json === null ? null : readAnswer(json)
  if (answer === null) return refused(brokerText.garbled(path))
  return answer.kind === 'failure' && answer.code === 'other-files' ? ABSENT : answer
}

type Looked = BrokerReply | { readonly kind: 'key'; readonly key: Uint8Array }

/** Looks at folder, socket and key before anything is connected to. */
function lookAt({ kind, path, folder, kept, keyFile }: BrokerAddress, { uid }: BrokerUser): Looked {
  try {
    if (kind === 'socket' && folder !== null) {
      const around = kept === 'own' ? statSync(folder) : lstatSync(folder)
      if (uid !== null && around.uid !== uid) return refused(brokerText.foreign(folder))
      if (kept === 'shared' && !around.isDirectory()) return refused(brokerText.link(folder))
      if (isOpen(around, 0o022)) return refused(brokerText.open(folder))
      const there = lstatSync(path)
      if (there.isSymbolicLink()) return refused(brokerText.link(path))
      if (uid !== null && there.uid !== uid) return refused(brokerText.foreign(path))
      if (!there.isSocket()) return refused(brokerText.noSocket(path))
      if (isOpen(there, 0o077)) return refused(brokerText.open(path))
    }
    return readKey(keyFile, uid)
  } catch (error) {
    // A folder or key that is not there, or not ours to read: no Lanyard of this user.
    return isMissing(error) ? ABSENT : refused(brokerText.foreign(errorCode(error) === 'ELOOP' ? keyFile : path))
  }
}

const isOpen = ({ mode }: Stats, others: number): boolean => process.platform !== 'win32' && (mode & others) !== 0

function readKey(file: string, uid: number | null): Looked {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const facts = fstatSync(descriptor)
    if (uid !== null && facts.uid !== uid) return refused(brokerText.foreign(file))
    if (isOpen(facts, 0o077)) return refused(brokerText.open(file))
    const text = facts.isFile() && facts.size <= 128 ? readFileSync(descriptor, 'utf8') : ''
    return isNonce(text) ? { kind: 'key', key: Buffer.from(text, 'hex') } : ABSENT
  } finally {
    closeSync(descriptor)
  }
}
