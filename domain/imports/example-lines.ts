/** Whose addresses no mail can ever reach (RFC 2606): the template's examples live there, in both languages. */
export const exampleDomains = { fr: 'exemple.invalid', en: 'example.invalid' } as const

const example = /@(?:exemple|example)\.invalid\s*$/i

/** An example of the template, which is nobody. */
export const isExample = (cells: readonly string[]) => cells.some((cell) => example.test(cell))
