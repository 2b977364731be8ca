import type { Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { createCustomFields } from '../factories/custom-fields'
import type { CompanyGroup } from './groups'

/** The custom values of somebody who came on a day, as the `at`-th of the company. */
export type ValuesOf = (person: { group: CompanyGroup; since?: Date; at?: number }) => CustomValues

/** What a company of shops and bakehouses wants to know of its people; answers the values that one has. */
export async function insertFields(tx: Transaction): Promise<ValuesOf> {
  const [staffNumber, since, department] = await createCustomFields(tx, [
    { name: 'Matricule' },
    { name: 'Date d’entrée', kind: 'date' },
    { name: 'Service', kind: 'choice', choices: [...departments], askedAtFirstLogin: true },
  ])
  return (person) => ({
    ...(department && { [department.id]: departmentOf(person.group) }),
    ...(since && person.since && { [since.id]: person.since.toISOString().slice(0, 10) }),
    // Every ninth has none yet, as in life.
    ...(staffNumber &&
      person.at !== undefined &&
      person.at % 9 !== 8 && { [staffNumber.id]: numberOf(person.at) }),
  })
}

const departments = ['Vente', 'Fournil', 'Administration'] as const

const numberOf = (at: number) => `MA-${String(1001 + at * 7)}`

function departmentOf(group: CompanyGroup): (typeof departments)[number] {
  switch (group) {
    case 'Fournils':
    case 'Vénissieux':
    case 'Chambéry':
      return 'Fournil'
    case 'Maison Ardouin':
    case 'Siège':
    case 'Ressources humaines':
    case 'Direction générale':
    case 'Direction de Lyon':
      return 'Administration'
    default:
      return 'Vente'
  }
}
