import type { OriginView } from '../../app/view/model.ts'

/** A line of the made-up shared config file. */
export const config = (line: number): OriginView => ({
  label: `config:${line}`,
  file: '/home/alice/.aws/config',
  line,
})

/** A line of the made-up shared credentials file. */
export const credentials = (line: number): OriginView => ({
  label: `credentials:${line}`,
  file: '/home/alice/.aws/credentials',
  line,
})
