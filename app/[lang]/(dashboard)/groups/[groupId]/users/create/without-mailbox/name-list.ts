export type Name = { firstName: string; lastName: string }

const firstNames = /^(pr[ée]noms?|first ?names?|given ?names?)$/i
const lastNames = /^(noms?( de famille)?|last ?names?|surnames?|family ?names?)$/i

type Order = { first: number; last: number }
/** Columns of a list are headed by the family name, unless the list says otherwise. */
const usualOrder: Order = { first: 1, last: 0 }

/**
 * Reads a pasted list, one person a line: `Prénom Nom`, `Nom;Prénom`, or two columns of a spreadsheet, whose heading
 * says which is which. Never guesses silently: what it made of a line is shown in a table that can be corrected.
 */
export function readNames(text: string): Name[] {
  const rows = text
    .replace(/^\ufeff/, '')
    .split(/[\r\n]+/)
    .map(cellsOf)
    .filter((cells) => cells.some((cell) => cell !== ''))
  const [heading, ...others] = rows
  const order = heading && orderIn(heading)
  return (order ? others : rows).map((cells) => nameIn(cells, order ?? usualOrder))
}

/** The cells of a line; a list's own numbers and dashes at its beginning are no part of a name. */
function cellsOf(line: string): string[] {
  const plain = line.replace(/^\s*(?:\d+\s*[.)]|[-–—•*])\s+/, '')
  const separator = [/\t/, /;/, /,/].find((one) => one.test(plain)) ?? /$^/
  return plain.split(separator).map((cell) =>
    cell
      .replace(/^\s*"(.*)"\s*$/, '$1')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

function orderIn(heading: readonly string[]): Order | null {
  const first = heading.findIndex((cell) => firstNames.test(cell))
  const last = heading.findIndex((cell) => lastNames.test(cell))
  return first >= 0 && last >= 0 ? { first, last } : null
}

function nameIn(cells: readonly string[], { first, last }: Order): Name {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length < 2) return inOneCell(filled[0] ?? '')
  return { firstName: cells[first] ?? '', lastName: cells[last] ?? '' }
}

/** `Marie-Ève Le Goff`, and `LE GOFF Marie-Ève` as registers write it: capitals are the family name. */
function inOneCell(text: string): Name {
  const words = text.split(' ')
  const [firstName = '', ...rest] = words
  if (rest.length === 0) return { firstName: '', lastName: firstName }
  const capitals = words.filter(isInCapitals)
  if (capitals.length === 0 || capitals.length === words.length)
    return { firstName, lastName: rest.join(' ') }
  return { firstName: words.filter((word) => !isInCapitals(word)).join(' '), lastName: capitals.join(' ') }
}

const isInCapitals = (word: string) =>
  /\p{L}.*\p{L}/u.test(word) && word === word.toUpperCase() && word !== word.toLowerCase()
