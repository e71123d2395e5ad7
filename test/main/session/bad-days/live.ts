import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { SessionFailure } from '../../../../app/view/model.ts'
import type { Renewal } from '../../../../main/session/renewal/renewal-model.ts'
import { filesIn, type RenewalWorld, sentencesOf, standing } from '../renewal/renewal-world.ts'
import { type Case, roles } from './model.ts'

/** Every secret that a renewal could let slip. */
function secretsOf(one: RenewalWorld): readonly string[] {
  const issued = [...one.sts.registry.issued.values()].flatMap((keys) => [keys.secretAccessKey, keys.sessionToken])
  const held = one.credentials().match(/(?<=aws_secret_access_key = )\S{20,}/g) ?? []
  return [...issued, ...held, 's3cretEXAMPLE']
}

/** What must hold after any day: no secret told, no code sent twice, nothing half-written or left lying about. */
export function checkAfterwards(one: RenewalWorld, told: unknown): void {
  const ledger = filesIn(one.stateFolder).filter((name) => name === 'sessions.json')
  const texts = ledger.map((name) => readFileSync(join(one.stateFolder, name), 'utf8'))
  const said = JSON.stringify(told, (_key, value) => (value instanceof Map ? [...value] : value)) + texts.join()
  for (const secret of secretsOf(one)) expect(said).not.toContain(secret)
  const sent = one.sent.map(({ serial, code }) => `${serial} ${code}`)
  expect(new Set(sent).size).toBe(sent.length)
  const beside = [...filesIn(join(one.home, '.aws')), ...filesIn(join(one.stateFolder, 'locks'))]
  expect(beside.filter((name) => /\.(?:tmp|lock)$/.test(name))).toEqual([])
  const mode = statSync(one.credentialsFile).mode & 0o777
  expect(mode & 0o077).toBe(0)
}

/** Lives through a bad day, and looks at what is left of it. */
export async function live(one: RenewalWorld, day: Case): Promise<void> {
  day.arrange?.(one)
  const before = one.credentials()
  const others = before.split(/^(?=\[)/m)
  const prepared = await one.prepare(day.plan ?? roles(), day.deps?.(one) ?? {}, day.variables?.(one) ?? {})
  const outcome = prepared.ok ? await spend(prepared.value, one, day) : { failure: prepared.failure, renewal: null }
  const { failure, renewal } = outcome
  expect(failure?.code).toBe(day.failure)
  if (day.next !== undefined) expect(failure?.next).toBe(day.next)
  if (day.calls !== undefined && renewal !== null) expect(standing(renewal.progress())).toEqual(day.calls)
  const said = [...(failure === null ? [] : [failure.message]), ...(renewal === null ? [] : sentencesOf(renewal))]
  if (day.says === null) expect(said).toEqual([])
  else expect(said.join('\n')).toMatch(day.says)
  for (const sentence of said) expect(sentence).toMatch(/\.$/)
  if (day.requests !== undefined) expect(one.sts.requests).toHaveLength(day.requests)
  for (const part of others) if (!part.startsWith('[base-mfa]')) expect(one.credentials()).toContain(part.trimEnd())
  if (day.credentials === 'changed') expect(one.credentials()).toMatch(/\[base-mfa\]\naws_access_key_id = ASIA/)
  else expect(one.credentials()).not.toContain('ASIA')
  checkAfterwards(one, [failure, said, renewal?.progress(), renewal?.written()])
}

async function spend(
  renewal: Renewal,
  one: RenewalWorld,
  day: Case,
): Promise<{ readonly failure: SessionFailure | null; readonly renewal: Renewal }> {
  await renewal.begin()
  day.meanwhile?.(one)
  const result = await renewal.giveCode((day.code ?? ((of) => of.code()))(one))
  return { failure: result.ok ? null : result.failure, renewal }
}
