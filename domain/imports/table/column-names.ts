import { type Column, type FixedColumn, fixedColumns } from '../input'
import { folded } from './folded'

/** What people call the columns, in French and in English; the first two are what the template calls them. */
const names: Record<FixedColumn, string> = {
  email:
    'adresse e-mail|e-mail address|e-mail|email|mail|courriel|mél|adresse email|adresse mail|adresse électronique|adresse de courriel|adresse courriel|adresse de messagerie|messagerie|email address|mail address|electronic mail|e-mail professionnel|email professionnel|mail professionnel|work email|work e-mail|adresse|address|email utilisateur|user email|emails|e-mails|courriels',
  user_name:
    'nom d’utilisateur|user name|username|identifiant|identifiant de connexion|login|log in|nom de connexion|compte|account|account name|utilisateur|user|user id|userid|id utilisateur|pseudo|pseudonyme|nickname|sign-in name|login name|matricule de connexion',
  first_name:
    'prénom|first name|firstname|prénoms|prenom usuel|prénom usuel|given name|givenname|given names|forename|christian name|fname|first|prénom de l’utilisateur|prénom apprenant',
  last_name:
    'nom|last name|lastname|nom de famille|noms|surname|family name|familyname|nom usuel|nom d’usage|lname|last|name|nom de l’utilisateur|nom apprenant',
  password:
    'mot de passe|password|mot de passe provisoire|mot de passe initial|mot de passe temporaire|mdp|code d’accès|pass|passwd|pwd|passphrase|initial password|temporary password|passcode',
  group:
    'groupe|group|groupes|groups|chemin du groupe|group path|path|chemin|nom du groupe|group name|id du groupe|identifiant du groupe|group id|groupid|équipe|team|groupe d’affectation|groupe de destination|groupe principal',
  role: 'rôle|role|rôles|roles|profil|profile|droits|rights|statut dans le groupe|type d’utilisateur|user type|rôle dans le groupe|group role|fonction dans le groupe|code rôle|role code',
  language:
    'langue|language|langue de l’interface|interface language|lang|langue par défaut|default language|locale|langue préférée|preferred language|idioma|code langue|language code',
  deletion_date:
    'date de suppression|deletion date|date de suppression automatique|automatic deletion date|date de fin|end date|suppression le|supprimer le|delete on|delete date|expiry date|expiration date|date d’expiration|expiration|date de fin de contrat|date de suppression du compte|account deletion date|fin d’accès|access until',
  additional_info:
    'informations complémentaires|additional information|information complémentaire|infos complémentaires|info complémentaire|informations additionnelles|additional info|notes|note|remarque|remarques|remarks|commentaire|commentaires|comment|comments|infos|info|divers|observations',
}

const byName: ReadonlyMap<string, FixedColumn> = new Map(
  fixedColumns.flatMap((column) => names[column].split('|').map((name) => [folded(name), column] as const)),
)
const own: ReadonlySet<string> = new Set(
  fixedColumns.flatMap((column) => names[column].split('|').slice(0, 2).map(folded)),
)

/** What such columns are called in other lists too, where they mean a street, or the end of a contract. */
const loose: ReadonlySet<string> = new Set(
  'adresse|address|date de fin|end date|expiry date|expiration date|date d’expiration|expiration|date de fin de contrat'
    .split('|')
    .map(folded),
)

export type NamedField = { id: string; name: string }

/** What in brackets or with a star is said of a column is not its name: `E-mail (obligatoire) *`. */
const bare = (header: string) => folded(header.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))

/** Tells the column that a header names. A field of the platform goes before what else its name could mean. */
export function columnNames(customFields: readonly NamedField[]): (header: string) => Column | null {
  const fields = new Map<string, Column>(customFields.map(({ id, name }) => [folded(name), `custom.${id}`]))
  const find = (name: string): Column | null =>
    name === ''
      ? null
      : ((own.has(name) ? byName.get(name) : undefined) ?? fields.get(name) ?? byName.get(name) ?? null)
  return (header) => find(folded(header)) ?? find(bare(header))
}

/** Of two columns that say the same, the first counts. */
export const noneTwice = (columns: readonly (Column | null)[]): (Column | null)[] =>
  columns.map((column, at) => (column !== null && columns.indexOf(column) === at ? column : null))

/** Whether a header may well mean something else than the column that it names. */
export const isLoose = (header: string) => loose.has(folded(header)) || loose.has(bare(header))
