import type { Name } from './without-mailbox/name-list'

/** Room for a figure that tells people of one name apart. */
const most = 36

const letters: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Letters and figures that every keyboard has: what people type is on a sheet of paper. */
const typable = (name: string) =>
  name
    .toLowerCase()
    .replace(/[œæßøłđðþı]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** A user name out of a person's name: `prenom.nom`; empty when the name has no letter that every keyboard has. */
export const userNameOf = ({ firstName, lastName }: Name): string =>
  [typable(firstName), typable(lastName)]
    .filter(Boolean)
    .join('.')
    .slice(0, most)
    .replace(/[.-]+$/, '')

/** One user name for each person, none of them among the taken ones, nor twice in the list: the next gets a figure. */
export function proposeUserNames(people: readonly Name[], taken: Iterable<string> = []): string[] {
  const gone = new Set(taken)
  const reached = new Map<string, number>()
  return people.map((person) => {
    const base = userNameOf(person)
    if (!base) return ''
    let figure = reached.get(base) ?? 1
    while (gone.has(numbered(base, figure))) figure += 1
    reached.set(base, figure)
    gone.add(numbered(base, figure))
    return numbered(base, figure)
  })
}

const numbered = (base: string, figure: number) => (figure === 1 ? base : `${base}${figure}`)
