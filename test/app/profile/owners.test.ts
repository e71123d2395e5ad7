import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedBlocks } from '../../../app/profile/marked-blocks.ts'
import type { FileRole } from '../../../app/profile/model.ts'
import { ownerOf, ownerSurroundings } from '../../../app/profile/owners.ts'
import { book } from './snapshots.ts'

function ownerIn(config: string, name: string, credentials: string | null = null, role: FileRole = 'config') {
  const from = book(config, credentials)
  const section = from.byName.get(name)?.sections[role]
  if (section === null || section === undefined) throw new Error(`no section ${name}`)
  return ownerOf(section, ownerSurroundings(from, role))
}

const BLOCK = '# BEGIN_AWS_SSO_CLI\n[profile a]\nregion = x\n# END_AWS_SSO_CLI\n[profile b]\nregion = x\n'

describe('the tool a section belongs to', () => {
  it.each([
    ['manager = awsume', 'awsume'],
    ['awsumepy_command = awsumepy dev', 'awsume'],
    ['credential_process = leapp session generate 0a1b', 'Leapp'],
    ['credential_process = granted credential-process --profile a', 'Granted'],
    ['granted_sso_start_url = https://example.awsapps.com/start', 'Granted'],
    ['common_fate_generated_from = aws-sso', 'Granted'],
    ['credential_process = /usr/local/bin/aws-vault exec a --json', 'aws-vault'],
    ['credential_process = "C:\\\\Program Files\\\\aws-vault.exe" exec a', 'aws-vault'],
    ['x_principal_arn = arn:aws:sts::123456789012:assumed-role/A/b', 'saml2aws'],
    ['credential_process = aws-sso-util credential-process --profile a', 'aws-sso-util'],
    ['sso_auto_populated = true', 'aws-sso-util'],
    ['credential_process = aws-sso process --arn x', 'aws-sso-cli'],
    ['credential_process = gimme-aws-creds --profile a', 'gimme-aws-creds'],
    ['credential_process = okta-aws-cli web', 'okta-aws-cli'],
    ['okta_profile = work', 'an Okta command line'],
    ['google_config.google_idp_id = C01', 'aws-google-auth'],
  ])('is known by %s', (setting, tool) => {
    const owner = ownerIn(`[profile a]\n${setting}\n`, 'a')
    expect(owner?.tool).toBe(tool)
    expect(owner?.sentence).toMatch(/\.$/)
  })

  it('is known by its name', () => {
    expect(ownerIn('[profile autoawsume-dev]\nregion = x\n', 'autoawsume-dev')?.tool).toBe('awsume')
    const pair =
      '[dev-long-term]\naws_access_key_id = x\n[dev]\nassumed_role = False\nexpiration = 2026-01-01 00:00:00\n'
    expect(ownerIn('', 'dev-long-term', pair, 'credentials')?.sentence).toContain('“dev”')
    expect(ownerIn('', 'dev', pair, 'credentials')?.sentence).toContain('“dev-long-term”')
  })

  it('is known by the markers around it, which count before all else', () => {
    expect(ownerIn(BLOCK, 'a')).toMatchObject({ tool: 'aws-sso-cli' })
    expect(ownerIn(BLOCK.replace('region = x', 'manager = awsume'), 'a')).toMatchObject({ tool: 'aws-sso-cli' })
    const other = BLOCK.replaceAll(/(BEGIN|END)_AWS_SSO_CLI/g, '$1 ANSIBLE MANAGED BLOCK')
    expect(ownerIn(other, 'a')?.sentence).toContain('ANSIBLE MANAGED BLOCK')
  })

  it.each([
    ['outside the markers', BLOCK, 'b'],
    ['behind a marker that is never closed', '# BEGIN x\n[profile a]\nregion = x\n', 'a'],
    ['between markers of two labels', '# BEGIN x\n[profile a]\nregion = x\n# END y\n', 'a'],
    ['beside a word in a comment', '# we BEGIN here\n[profile a]\nregion = x\n# END here\n', 'a'],
    [
      'whose session Lanyard wrote',
      '[profile a-long-term]\n[profile a]\nx_security_token_expires = 2026-01-01T00:00:00Z\n',
      'a',
    ],
    ['with a process of its own', '[profile a]\ncredential_process = ./leapp-like.sh granted\n', 'a'],
    ['called -long-term and nothing else', '[profile -long-term]\nregion = x\n', '-long-term'],
  ])('is nobody %s', (_title, config, name) => {
    expect(ownerIn(config, name)).toBeNull()
  })
})

describe('marked blocks', () => {
  it('may lie in each other', () => {
    expect(markedBlocks('# BEGIN a\n# BEGIN b\n\n# END b\n# END a\n')).toEqual([
      { label: 'b', begin: 2, end: 4 },
      { label: 'a', begin: 1, end: 5 },
    ])
  })

  it.each(['; >>> BEGIN tool >>>\nx\n; <<< END tool <<<', '#--- BEGIN: tool ---\nx\n#--- END: tool ---'])(
    'may look like %j',
    (text) => {
      expect(markedBlocks(text)).toEqual([{ label: 'tool', begin: 1, end: 3 }])
    },
  )

  it('are no PEM blocks', () => {
    expect(markedBlocks('# -----BEGIN CERTIFICATE-----\nx\n# -----END CERTIFICATE-----\n')).toEqual([])
  })

  it('are found in any text', () => {
    const line = fc.oneof(fc.constantFrom('# BEGIN a', '# END a', '# BEGIN b', '# END b', 'BEGIN'), fc.string())
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        for (const { begin, end } of markedBlocks(lines.join('\n'))) expect(begin).toBeLessThan(end)
      }),
    )
  })
})
