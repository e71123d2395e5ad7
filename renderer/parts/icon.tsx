import type { ReactElement } from 'react'
import type { ProfileKind } from '../../app/profile/model.ts'
import { classesOf } from '../style/classes.ts'
import sheet from './icon.module.css'

const css = classesOf(sheet)

/** Strokes on a 16 x 16 grid, drawn for this window. */
const strokes = {
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  chain: 'M6.6 9.4l2.8-2.8M7.2 4.6l1.4-1.4a2.9 2.9 0 014.1 4.1l-1.4 1.4M8.8 11.4l-1.4 1.4a2.9 2.9 0 01-4.1-4.1l1.4-1.4',
  settings:
    'M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M10.2 2.7a1.8 1.8 0 110 3.6 1.8 1.8 0 010-3.6zM5.8 9.7a1.8 1.8 0 110 3.6 1.8 1.8 0 010-3.6z',
  search: 'M7 2.5a4.5 4.5 0 110 9 4.5 4.5 0 010-9zM10.4 10.4l3.1 3.1',
  close: 'M4 4l8 8M12 4l-8 8',
  edit: 'M3 13l.7-3 6.800-6.800a1.300 1.300 0 011.800 0l.5.5a1.300 1.300 0 010 1.800L6 12.300zM9.300 4.400l2.300 2.300',
  add: 'M8 3.500v9M3.5 8h9',
  import: 'M8 2.500v7.500M5 7l3 3 3-3M2.5 10.500v2a1 1 0 001 1h9a1 1 0 001-1v-2',
  clock: 'M8 2a6 6 0 110 12A6 6 0 018 2zM8 4.800V8l2.200 1.400',
  device:
    'M5.5 1.800h5a1.200 1.200 0 011.200 1.200v10a1.200 1.200 0 01-1.200 1.200h-5A1.200 1.200 0 014.300 13V3a1.200 1.200 0 011.200-1.200zM7 11.800h2',
  star: 'M8 2l1.800 3.800 4.100.5-3 2.900.8 4.100L8 11.300l-3.700 2 .8-4.100-3-2.900 4.100-.5z',
  note: 'M3 3h10v7l-3 3H3zM13 10h-3v3M5.5 6h5M5.5 8.500h2.500',
  pin: 'M6 2h4l-.6 4.200 2.400 2.300H4.200l2.400-2.300zM8 8.500V14',
  loop: 'M4.200 6.500A4.200 4.200 0 0112 6M11.800 9.500A4.200 4.200 0 014 10M12.300 3.200V6H9.500M3.700 12.800V10h2.800',
  advice:
    'M8 1.900a4.300 4.300 0 012.400 7.900c-.5.4-.7.8-.7 1.400H6.300c0-.6-.2-1-.7-1.400A4.300 4.300 0 018 1.900zM6.500 13.700h3',
  history: 'M3.200 8.200a5 5 0 105-5.200 5.400 5.400 0 00-4.300 2.200M3.200 2.700v2.900h2.900M8.2 5.400v3l2 1.200',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  copy: 'M6 5.500a1 1 0 011-1h5.500a1 1 0 011 1v7a1 1 0 01-1 1H7a1 1 0 01-1-1zM10.5 4.500v-1a1 1 0 00-1-1H4a1 1 0 00-1 1v7a1 1 0 001 1h2',
  renew: 'M13 8a5 5 0 11-1.6-3.7M13 2.300v2.700h-2.7',
  check: 'M3 8.500l3.3 3.300L13 4.8',
  warning: 'M8 2.300l6.2 11.200H1.800zM8 6.600v3.200M8 11.700v.1',
  info: 'M8 2a6 6 0 110 12A6 6 0 018 2zM8 7.400v3.600M8 5.100v.1',
  unequal: 'M3 6h10M3 10h10M10.500 3l-5 10',
  stop: 'M5.5 2h5L14 5.500v5L10.5 14h-5L2 10.500v-5zM5.8 5.800l4.4 4.400M10.2 5.800l-4.4 4.4',
  pen: 'M3 13.500h10M8 2.500v7M5 6.800l3 3 3-3',
  key: 'M5.3 7.700a3 3 0 110 6 3 3 0 010-6zM7.5 8.500L13.5 2.500M11 5l2 2',
  timedKey:
    'M4.8 8.300a2.7 2.7 0 110 5.4 2.7 2.7 0 010-5.400zM6.8 9.100l3.2-3.200M11.7 1.800a2.9 2.9 0 110 5.8 2.9 2.9 0 010-5.800zM11.7 3.300v1.500l1 .6',
  role: 'M8 2.400a2.7 2.7 0 110 5.4 2.7 2.7 0 010-5.400zM2.6 13.800c.6-2.8 2.5-4.2 5.4-4.200s4.8 1.4 5.4 4.2',
  swap: 'M3 5.500h9.500M10 3l2.500 2.500L10 8M13 10.500H3.500M6 8l-2.500 2.500L6 13',
  lock: 'M4.500 7.500h7a1 1 0 011 1v4a1 1 0 01-1 1h-7a1 1 0 01-1-1v-4a1 1 0 011-1zM5.500 7.500v-2a2.500 2.500 0 015 0v2',
  globe: 'M8 2a6 6 0 110 12A6 6 0 018 2zM2 8h12M8 2c2 2 2.5 4 2.5 6S10 12 8 14c-2-2-2.5-4-2.5-6S6 4 8 2z',
  shield: 'M8 1.900l5 1.900v4c0 3-2 5.1-5 6.3-3-1.2-5-3.3-5-6.300v-4z',
  door: 'M6.5 2.500h5a1 1 0 011 1v9a1 1 0 01-1 1h-5M2.5 8h6.500M6.5 5.500L9 8l-2.5 2.5',
  terminal: 'M3 2.800h10a1 1 0 011 1v8.400a1 1 0 01-1 1H3a1 1 0 01-1-1V3.800a1 1 0 011-1zM4.5 6l2 2-2 2M8.5 10h3',
  blank:
    'M3.5 3.500h1.500M7.2 3.500h1.600M11 3.500h1.500M12.5 5.500v1.500M12.5 9v1.500M3.5 5.500v1.500M3.5 9v1.500M3.5 12.500h1.500M7.2 12.500h1.600M11 12.500h1.5',
  torn: 'M2 5.500L4 4.300M2 10.500l2-.8M14 5.500l-2-1.200M14 10.500l-2-.8M7.8 2l-1 3.5 2.2 2-2 2.5 1 4',
} as const

export type IconName = keyof typeof strokes

const kindIcons: Readonly<Record<ProfileKind, IconName>> = {
  'long-term-keys': 'key',
  'temporary-keys': 'timedKey',
  role: 'role',
  'web-identity': 'globe',
  sso: 'shield',
  login: 'door',
  process: 'terminal',
  empty: 'blank',
  broken: 'torn',
}

/** A drawn sign; never the only bearer of a meaning, so always hidden from screen readers. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg className={css('icon')} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  )
}

/** The star of a favourite, filled where it is one. */
export function StarIcon({ state, size = 16 }: { readonly state: 'on' | 'off'; readonly size?: number }): ReactElement {
  return (
    <svg
      className={css('icon', state === 'on' && 'filled')}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={strokes.star} />
    </svg>
  )
}

/** The sign of a profile's kind. */
export function KindIcon({ kind }: { readonly kind: ProfileKind }): ReactElement {
  return <Icon name={kindIcons[kind]} />
}
