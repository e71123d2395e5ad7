import type { ComponentProps, ReactElement } from 'react'

/** By role: a `<select>` cannot hold rows of more than plain text. */
const roles = { box: { role: 'listbox', tabIndex: 0 }, option: { role: 'option' } } as const

/** The box of a list; it keeps the focus, and `aria-activedescendant` says which option is meant. */
export const ListBox = (props: ComponentProps<'div'>): ReactElement => <div {...roles.box} {...props} />

/** One line of a {@link ListBox}. */
export const Option = (props: ComponentProps<'div'>): ReactElement => <div {...roles.option} {...props} />
