import type { ReactElement } from 'react'
import type { MarkColour } from '../../app/marks/model.ts'
import { classesOf } from '../style/classes.ts'
import sheet from './colour-mark.module.css'

const css = classesOf(sheet)

/** A shape each, on a 10 x 10 grid, so that no two are told apart by colour alone. */
const shapes: Readonly<Record<MarkColour, string>> = {
  red: 'M5 1a4 4 0 110 8 4 4 0 010-8z',
  orange: 'M5 .5L9.500 5 5 9.500.5 5z',
  yellow: 'M5 1l4.500 8h-9z',
  green: 'M1.200 1.200h7.600v7.600H1.200z',
  blue: 'M5 .6l4.200 3.200-1.600 5.200H2.400L.8 3.800z',
  purple: 'M3.500.8h3v2.700h2.700v3H6.500v2.700h-3V6.500H.8v-3h2.700z',
  grey: 'M5 1a4 4 0 110 8 4 4 0 010-8zM5 3.200a1.800 1.800 0 100 3.600 1.800 1.800 0 000-3.600z',
}

/** The colour a person gave a profile. Whoever shows it says its name too. */
export function ColourMark({
  colour,
  size = 10,
}: {
  readonly colour: MarkColour
  readonly size?: number
}): ReactElement {
  return (
    <svg className={css('mark', colour)} viewBox="0 0 10 10" width={size} height={size} aria-hidden="true">
      <path fillRule="evenodd" d={shapes[colour]} />
    </svg>
  )
}
