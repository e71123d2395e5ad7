import { AKIA, type Case, id, SECRET, secret } from './fix-case.ts'
import { config, credentials } from './mend.ts'

/** Lines and sections for which some tool stops at a whole file. */
export const FILE_CASES: readonly Case[] = [
  [
    'one setting twice',
    'duplicate-setting',
    config('[profile a]\n# mine\nregion = x-1\noutput = json\nregion = eu-west-1\n'),
    config('[profile a]\n# mine\noutput = json\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'one setting twice, alike',
    'duplicate-setting',
    config('[profile a]\nregion = eu-west-1\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'one setting twice, CRLF',
    'duplicate-setting',
    config('[profile a]\r\nregion = us-east-1\r\nregion = eu-west-1\r\n'),
    config('[profile a]\r\nregion = eu-west-1\r\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'one setting twice, in other capitals',
    'duplicate-setting',
    config('[profile a]\nRegion = us-east-1\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a block twice',
    'duplicate-setting',
    config('[profile a]\ns3 =\n  addressing_style = auto\ns3 =\n  addressing_style = path\n'),
    config('[profile a]\ns3 =\n  addressing_style = path\n'),
    [],
  ],
  [
    'a secret twice',
    'duplicate-setting',
    credentials(`[a]\n${id}aws_secret_access_key = old\n${secret}`),
    credentials(`[a]\n${id}${secret}`),
    [['a', 'aws_secret_access_key', SECRET]],
  ],
  [
    'a key id twice',
    'duplicate-setting',
    credentials(`[a]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n${id}${secret}`),
    credentials(`[a]\n${secret}${id}`),
    [['a', 'aws_access_key_id', AKIA]],
  ],
  [
    'a section twice, one behind the other',
    'duplicate-section',
    config('[profile a]\nregion = eu-west-1\n\n[profile a]\noutput = json\n# end\n'),
    config('[profile a]\nregion = eu-west-1\n\noutput = json\n# end\n'),
    [
      ['a', 'region', 'eu-west-1'],
      ['a', 'output', 'json'],
    ],
  ],
  [
    'a section twice, with a setting in both',
    'duplicate-section',
    credentials(`[a]\n${id}aws_secret_access_key = old\n[a]\n${secret}`),
    credentials(`[a]\n${id}${secret}`),
    [['a', 'aws_secret_access_key', SECRET]],
  ],
  [
    'a section twice, apart',
    'duplicate-section',
    credentials(`[a]\n${id}\n[b]\n${id}${secret}\n[a]\n${secret}`),
    credentials(`[b]\n${id}${secret}\n[a]\n${id}${secret}`),
    [
      ['a', 'aws_access_key_id', AKIA],
      ['a', 'aws_secret_access_key', SECRET],
    ],
  ],
  [
    'a byte order mark',
    'byte-order-mark',
    config('\ufeff[profile a]\nregion = eu-west-1\n'),
    config('[profile a]\nregion = eu-west-1\n'),
    [['a', 'region', 'eu-west-1']],
  ],
  [
    'a line without a sign',
    'no-delimiter',
    config('[profile a]\nregion = eu-west-1\nsome words\noutput = json\n'),
    config('[profile a]\nregion = eu-west-1\n# some words\noutput = json\n'),
    [['a', 'output', 'json']],
  ],
  [
    'a header that is not closed',
    'unclosed-header',
    config('[profile a]\nregion = eu-west-1\n[profile b\noutput = json\n'),
    config('[profile a]\nregion = eu-west-1\n[profile b]\noutput = json\n'),
    [['b', 'output', 'json']],
  ],
  [
    'a line of a block without a sign',
    'nested-without-delimiter',
    config('[profile a]\ns3 =\n  addressing_style = path\n  what is this\n'),
    config('[profile a]\ns3 =\n  addressing_style = path\n  # what is this\n'),
    [],
  ],
]
