import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

export type PeopleFile = {
  rows: number
  /** The groups that the people are spread over, as the file names them. */
  groups: readonly string[]
  domain: string
}

const firstNames =
  'Éléonore,Zoé,François,Gaël,Noémie,Loïc,Anaïs,Chloé,Hélène,Agnès,Raphaël,Inès,Jérôme,Maëlys,Léa,Thaïs,Cœurine,Benoît,Gisèle,Øystein'.split(
    ',',
  )
const lastNames =
  'Lefèvre,Bézard,Muñoz,Gonçalves,Müller,Désiré,L’Hôte,Noël,Châtelain,D’Almeida,Œhler,Rivière,Bénard,Crépin,Forêt,Gérôme,Hervé'.split(
    ',',
  )

/** Of twenty people in the file, sixteen are new, three are there already, and one cannot be imported. */
export function kindOf(n: number): 'create' | 'update' | 'refused' {
  if (n % 20 === 0) return 'refused'
  return n % 20 > 16 ? 'update' : 'create'
}

export const addressOf = (n: number, domain: string) => `p${n}@${domain}`
export const groupAt = <Group>(n: number, groups: readonly Group[]): Group =>
  groups[n % groups.length] as Group
export const nameOf = (n: number) => ({
  firstName: firstNames[n % firstNames.length] ?? '',
  lastName: `${lastNames[Math.floor(n / firstNames.length) % lastNames.length]} ${n}`,
})

const head = 'Nom;Prénom;E-mail;Groupe;Rôle;Langue;Informations complémentaires'

/** Some of what people get wrong, in turns. */
const wrong = [
  { email: (n: number) => `p${n} chez exemple` },
  { group: 'Groupe qui n’existe pas' },
  { role: 'Chef' },
]

/** A line a person, as Excel saves them in France. */
function* peopleLines({ rows, groups, domain }: PeopleFile): Generator<string> {
  yield `${head}\r\n`
  for (let n = 1; n <= rows; n++) {
    const fault = kindOf(n) === 'refused' ? wrong[(n / 20) % wrong.length] : undefined
    const { firstName, lastName } = nameOf(n)
    const email = fault?.email?.(n) ?? addressOf(n, domain)
    const group = fault?.group ?? groupAt(n, groups)
    yield `${lastName};${firstName};${email};${group};${fault?.role ?? 'Apprenant'};français;"Été ; n° ${n}"\r\n`
  }
}

/** What Windows-1252 has beside Latin-1, as far as the names need it. */
const beside: Record<string, string> = { Œ: '\x8c', œ: '\x9c', '’': '\x92' }
const inWindows1252 = (text: string) =>
  Buffer.from(
    text.replace(/[Œœ’]/g, (letter) => beside[letter] ?? letter),
    'latin1',
  )

/** Writes the file a piece at a time: a million people are never whole in memory. */
export async function writePeopleFile(path: string, file: PeopleFile): Promise<void> {
  const stream = createWriteStream(path)
  let piece = ''
  for (const line of peopleLines(file)) {
    piece += line
    if (piece.length < 65_536) continue
    if (!stream.write(inWindows1252(piece))) await once(stream, 'drain')
    piece = ''
  }
  stream.end(inWindows1252(piece))
  await finished(stream)
}
