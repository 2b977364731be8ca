import { z } from 'zod'
import { roles } from '@/domain/access/roles'
import type { PersonToCreate } from '@/domain/accounts/creation'
import { additionalInfo } from '@/domain/accounts/input'
import { day } from '@/domain/day'
import type { CreateFaults } from './answer'

/** How many people one sheet has: a few hundred are cut by hand, more are what the CSV import is for. */
export const mostOnSheet = 300

const line = z.string().max(1000)

/** What "Créer un compte" sends (C1). Names and logins are judged for each person, who has an answer of their own. */
const creationForm = z
  .object({
    people: z
      .array(z.object({ firstName: line, lastName: line, login: line, restore: z.boolean() }))
      .min(1)
      .max(mostOnSheet),
    hasMailbox: z.boolean(),
    hasOwnPassword: z.boolean(),
    groupIds: z.array(z.uuid()).min(1).max(1000),
    roles: z.array(z.enum(roles)).min(1),
    language: z.enum(['fr', 'en']),
    deletionDate: day().nullable(),
    additionalInfo,
    evenIfErased: z.array(line).max(mostOnSheet),
  })
  .refine(({ people, hasOwnPassword }) => people.length === 1 || !hasOwnPassword, { path: ['people'] })
export type CreationForm = Omit<z.output<typeof creationForm>, 'people'> & { people: PersonToCreate[] }

/**
 * One person a line of the form: each has a first name, a last name and a login, in this order, and says whether a
 * deleted account comes back (E2).
 */
export function readForm(
  form: FormData,
): { ok: true; value: CreationForm } | { ok: false; faults: CreateFaults } {
  const [firstNames, lastNames, logins] = [all(form, 'firstName'), all(form, 'lastName'), all(form, 'login')]
  const restores = all(form, 'restore')
  const parsed = creationForm.safeParse({
    people: firstNames.map((firstName, at) => ({
      firstName,
      lastName: lastNames[at],
      login: logins[at],
      restore: restores[at] === 'on',
    })),
    hasMailbox: form.get('mailbox') === 'with',
    hasOwnPassword: form.get('access') === 'own',
    groupIds: all(form, 'groupIds'),
    roles: all(form, 'roles'),
    language: form.get('language'),
    deletionDate: form.get('deletionDate') || null,
    additionalInfo: form.get('additionalInfo') ?? '',
    evenIfErased: all(form, 'evenIfErased'),
  })
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error) }
  const { people, hasMailbox } = parsed.data
  const value = people.map(({ login, ...person }) => ({
    ...person,
    ...(hasMailbox ? { email: login } : { userName: login }),
  }))
  return { ok: true, value: { ...parsed.data, people: value } }
}

const all = (form: FormData, name: string) => form.getAll(name)

/** Only what a person can type wrong has a sentence; the rest is no form of ours. */
function faultsOf({ issues }: z.ZodError): CreateFaults {
  const wrong = new Set(issues.map(({ path }) => path[0]))
  return {
    ...(wrong.has('groupIds') && { groups: 'groups_missing' as const }),
    ...(wrong.has('roles') && { roles: 'roles_missing' as const }),
    ...(wrong.has('deletionDate') && { deletionDate: 'date_wrong' as const }),
    ...(wrong.has('additionalInfo') && { additionalInfo: 'info_long' as const }),
  }
}
