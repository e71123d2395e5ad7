import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitVaultIn, planVaultIn } from '../../../main/vault/service.ts'
import { contents } from '../files/shapes-of-content.ts'
import { closed, KEY_ID, makeVaultWorld, moveOut, PROGRAM, SECRET_KEY, type VaultWorld } from './vault-world.ts'

let world: VaultWorld
beforeEach(() => {
  world = makeVaultWorld()
  world.put('.aws/config', '')
  world.put('.aws/credentials', '')
})
afterEach(() => world.remove())

const KEYS = `[dev]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n`

const bytesOf = (name: string): Buffer => readFileSync(world.path(name))

describe('a file of any shape', () => {
  it.each(contents)('is moved from and back to the byte, or refused and left: %s', async (_, content) => {
    const shape = Buffer.from(content)
    for (const keys of [Buffer.concat([shape, Buffer.from(`\n${KEYS}`)]), Buffer.concat([Buffer.from(KEYS), shape])]) {
      writeFileSync(world.path('.aws/config'), shape)
      writeFileSync(world.path('.aws/credentials'), keys)
      const plan = await planVaultIn({ profile: 'dev', program: PROGRAM }, world.deps)
      if (plan.ok) {
        const moved = await closed(await commitVaultIn(plan.value, world.deps))
        expect(moved.kind).toBe('moved')
        expect(bytesOf('.aws/credentials').includes(SECRET_KEY)).toBe(false)
        await moveOut(world, 'dev')
      }
      expect(bytesOf('.aws/credentials').equals(keys)).toBe(true)
      expect(bytesOf('.aws/config').equals(shape)).toBe(true)
      expect(world.files()).toEqual([])
    }
  })
})
