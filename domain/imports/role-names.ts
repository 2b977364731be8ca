import type { Role } from '@/domain/access/roles'
import { folded } from './table/folded'

/** DOMAIN's words for roles in both languages, with their plurals and their feminine, our codes, and those of V2. */
const names: Record<Role, string> = {
  learner:
    '3|learner|learners|apprenant|apprenants|apprenante|apprenantes|apprenant(e)|apprenant(e)s|apprenant·e',
  author:
    '2|author|authors|auteur|auteurs|auteure|auteures|autrice|autrices|auteur(e)|auteur(trice)|auteur·rice',
  coach: '1|coach|coaches|coachs|animateur|animateurs|animatrice|animatrices|animateur(trice)|animateur·rice',
  user_admin:
    '4|user_admin|user administrator|user administrators|user admin|user admins|users administrator|administrateur d’utilisateurs|administrateurs d’utilisateurs|administratrice d’utilisateurs|administratrices d’utilisateurs|administrateur utilisateurs|administratrice utilisateurs|administrateur des utilisateurs|administratrice des utilisateurs|administrateur(trice) d’utilisateurs',
  admin:
    '0|admin|admins|administrator|administrators|administrateur|administrateurs|administratrice|administratrices|administrateur(trice)|administrateur·rice',
}

const byName: ReadonlyMap<string, Role> = new Map(
  (Object.keys(names) as Role[]).flatMap((role) =>
    names[role].split('|').map((name) => [folded(name), role] as const),
  ),
)

/** The roles that a cell names, each once; null if one of them is none. */
export function readRoles(text: string): Role[] | null {
  const words = text.split(/[,;|/\r\n]+/).filter((word) => word.trim() !== '')
  const roles = words.map((word) => byName.get(folded(word)))
  return roles.length === 0 || roles.includes(undefined) ? null : [...new Set(roles as Role[])]
}
