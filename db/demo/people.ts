import type { Role } from '@/domain/access/roles'
import type { CompanyGroup } from './groups'

/** The people whom the start screen offers to sign in as. */
export type DemoKey = 'owner' | 'platform_admin' | 'group_admin' | 'user_admin' | 'referent' | 'learner'

export type Person = {
  firstName: string
  lastName: string
  /** The main group first. */
  roles: readonly { group: CompanyGroup; role: Role }[]
  /** How many days ago the person came. */
  since: number
  key?: DemoKey
  language?: 'en'
  /** How many days ago the account was deleted. */
  deleted?: number
  /** In how many days the account will be deleted (D1). */
  leaves?: number
}

type More = Omit<Person, 'firstName' | 'lastName' | 'roles' | 'since'>

const person = (
  name: string,
  since: number,
  roles: Partial<Record<CompanyGroup, Role | readonly Role[]>>,
  more: More = {},
): Person => {
  const [firstName = '', ...rest] = name.split(' ')
  const given = Object.entries(roles) as [CompanyGroup, Role | readonly Role[]][]
  return {
    firstName: firstName.replaceAll('_', ' '),
    lastName: rest.join(' '),
    since,
    roles: given.flatMap(([group, held]) => [held].flat().map((role) => ({ group, role: role as Role }))),
    ...more,
  }
}

const headOffice: readonly Person[] = [
  person(
    'Hélène Ardouin',
    720,
    { 'Maison Ardouin': 'admin', 'Direction générale': 'learner' },
    { key: 'owner' },
  ),
  person('Thomas Keller', 702, { 'Maison Ardouin': 'admin', Siège: 'learner' }, { key: 'platform_admin' }),
  person('Fatou Sarr', 655, { 'Maison Ardouin': 'admin' }),
  person('Bernard Ardouin', 718, { 'Direction générale': ['admin', 'learner'] }),
  person('Isabelle Roux', 690, { Siège: 'admin' }),
  person('Mehdi Cherif', 611, { 'Ressources humaines': ['admin', 'coach'] }),
  person('Anne-Sophie Vidal', 598, { 'Ressources humaines': ['author', 'learner'] }),
  person('Linh Tran', 540, { 'Ressources humaines': 'user_admin' }),
  person('Grégoire de_Villars', 480, { 'Direction générale': 'learner' }),
  person('Olivia Bennett', 233, { Siège: ['author', 'coach'] }, { language: 'en' }),
  person('Paulo Ferreira', 190, { 'Ressources humaines': 'learner' }),
]

const lyon: readonly Person[] = [
  person('Nadia Benali', 640, { Lyon: 'admin', 'Direction de Lyon': 'learner' }, { key: 'group_admin' }),
  person('Julien Mercier', 512, { 'Part-Dieu': ['user_admin', 'learner'] }, { key: 'user_admin' }),
  person('Inès Lopez', 74, { 'Croix-Rousse': 'learner' }, { key: 'learner' }),
  person('Samuel Cohen', 505, { 'Direction de Lyon': ['admin', 'learner'] }),
  person('Clémence Petit', 466, { 'Direction de Lyon': 'learner', Lyon: 'author' }),
  person('Youssef Amrani', 431, { Lyon: 'coach', 'Part-Dieu': 'learner' }),
  person('Marie Dubois', 420, { 'Part-Dieu': 'learner' }),
  person('Lucas Moreau', 415, { 'Part-Dieu': 'learner' }),
  person('Aminata Traoré', 377, { 'Part-Dieu': 'learner' }),
  person('Kevin Da_Silva', 350, { 'Part-Dieu': 'learner' }),
  person('Zoé Lambert', 301, { 'Part-Dieu': 'learner' }),
  person('Hugo Girard', 256, { 'Part-Dieu': 'learner' }, { leaves: 45 }),
  person('Sofia Rossi', 214, { 'Part-Dieu': ['coach', 'learner'] }),
  person('Nolwenn Le_Bihan', 168, { 'Part-Dieu': 'learner' }),
  person('Adam Kaya', 121, { 'Part-Dieu': 'learner' }),
  person('Jeanne Faure', 88, { 'Part-Dieu': 'learner' }, { leaves: 20 }),
  person('Rayan Bouzid', 402, { 'Croix-Rousse': 'learner' }),
  person('Camille Renard', 398, { 'Croix-Rousse': ['user_admin', 'learner'] }),
  person('Émilie Garnier', 333, { 'Croix-Rousse': 'learner' }),
  person('Tiago Almeida', 290, { 'Croix-Rousse': 'learner' }),
  person('Salomé Blanc', 247, { 'Croix-Rousse': ['coach', 'learner'] }),
  person('Bao Pham', 150, { 'Croix-Rousse': 'learner' }),
  person('Gabrielle Aubert', 47, { 'Croix-Rousse': 'learner' }),
  person('Léo Chevalier', 96, { 'Croix-Rousse': 'learner', 'Part-Dieu': 'learner' }),
]

const grenoble: readonly Person[] = [
  person('Marc Delorme', 588, { Grenoble: ['coach', 'learner'] }, { key: 'referent' }),
  person('Valérie Simon', 560, { Boutiques: 'admin' }),
  person('Pierre-Yves Colin', 533, { Grenoble: 'admin' }),
  person('Leïla Mansouri', 444, { Grenoble: 'learner' }),
  person('Antoine Perrin', 389, { Grenoble: 'learner' }),
  person('Ewa Nowak', 322, { Grenoble: 'learner' }),
  person('Baptiste Fournier', 271, { Grenoble: 'learner' }),
  person('Chloé Martinez', 205, { Grenoble: ['author', 'learner'] }),
  person('Idriss Kone', 143, { Grenoble: 'learner' }),
  person('Mattéo Ricci', 33, { Grenoble: 'learner' }),
  person('Louise Barbier', 61, { Grenoble: 'learner' }),
]

const bakehouses: readonly Person[] = [
  person('Franck Morel', 677, { Fournils: ['admin', 'coach'] }),
  person('Sylvie Lacroix', 603, { Vénissieux: ['user_admin', 'learner'] }),
  person('Mamadou Ba', 552, { Vénissieux: ['coach', 'learner'] }),
  person('Dragan Petrović', 497, { Vénissieux: 'learner' }),
  person('Catherine Muller', 455, { Vénissieux: 'learner' }),
  person('Omar El_Fassi', 406, { Vénissieux: 'learner' }),
  person('Manon Gauthier', 318, { Vénissieux: ['author', 'learner'] }),
  person('Vincent Leroy', 263, { Vénissieux: 'learner' }),
  person('Priya Nair', 177, { Vénissieux: 'learner' }, { language: 'en' }),
  person('Noah Lefèvre', 109, { Vénissieux: 'learner' }),
  person('Stéphane Brun', 130, { Chambéry: ['admin', 'learner'] }),
  person('Rosa Oliveira', 118, { Chambéry: 'learner' }),
  person('Yanis Haddou', 112, { Chambéry: 'learner' }),
  person('Agathe Picard', 105, { Chambéry: ['coach', 'learner'] }),
]

const gone: readonly Person[] = [
  person('Damien Roche', 640, {}, { deleted: 310 }),
  person('Sarah Klein', 520, {}, { deleted: 44 }),
]

/** Sixty-two people of the company: sixty who work there, two who left. */
export const companyPeople: readonly Person[] = [
  ...headOffice,
  ...lyon,
  ...grenoble,
  ...bakehouses,
  ...gone,
].map((one) => ({ ...one, lastName: one.lastName.replaceAll('_', ' ') }))
