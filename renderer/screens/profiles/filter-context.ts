import { createContext } from 'react'
import type { Filter } from '../../../app/view/filter.ts'

/** The filter in force, for the rows to mark what matched without redrawing the whole list. */
export const FilterContext = createContext<Filter>([])
