type Name = string | false | null | undefined

const camelCased = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A CSS module's class names, joined (`not-reached` is `.notReached` there); what is not in the sheet stays as it is. */
export function classesOf(sheet: Readonly<Record<string, string>>): (...names: readonly Name[]) => string {
  return (...names) =>
    names
      .filter((name): name is string => typeof name === 'string' && name !== '')
      .map((name) => sheet[name] ?? sheet[camelCased(name)] ?? name)
      .join(' ')
}
