import type { CompanyGroup } from './groups'

export type DemoSession = {
  course: string
  /** The group of the course. */
  of: CompanyGroup
  name?: string
  /** In how many days it begins and has its last day; less than nothing for the past. */
  days: readonly [from: number, to: number]
  /** Address name of the author of the course, and of those in charge. */
  by: string
  referents: readonly string[]
  enrolled?: readonly string[]
  /** Addresses of pending invitations. */
  pending?: readonly string[]
  /** A group whose learners are enrolled, and how many days ago it was assigned. */
  assigned?: CompanyGroup
}

const welcoming = { course: 'Accueillir en boutique', of: 'Lyon', by: 'clemence.petit' } as const
const hygiene = { course: 'Hygiène et sécurité alimentaire', of: 'Boutiques', by: 'valerie.simon' } as const

/** Runs of five courses: over, running and to come; some of their referents lead a group, some do not. */
export const companySessions: readonly DemoSession[] = [
  {
    ...welcoming,
    name: 'Promotion d’automne',
    days: [-95, -40],
    referents: ['youssef.amrani'],
    enrolled: ['ines.lopez', 'rayan.bouzid', 'emilie.garnier', 'marie.dubois', 'lucas.moreau'],
  },
  {
    ...welcoming,
    name: 'Promotion d’hiver',
    days: [-12, 33],
    referents: ['youssef.amrani', 'salome.blanc'],
    enrolled: [
      'ines.lopez',
      'gabrielle.aubert',
      'tiago.almeida',
      'bao.pham',
      'adam.kaya',
      'jeanne.faure',
      'leo.chevalier',
    ],
    pending: ['margaux.tessier@maison-ardouin.example', 'solene.guerin@maison-ardouin.example'],
  },
  {
    // Its author leads no group: nobody can be enrolled by her.
    ...welcoming,
    name: 'Rentrée de janvier',
    days: [40, 68],
    referents: ['clemence.petit'],
  },
  {
    ...hygiene,
    name: 'Équipes de vente',
    days: [-5, 25],
    referents: ['marc.delorme'],
    assigned: 'Grenoble',
    pending: ['joao.baptista@maison-ardouin.example'],
  },
  {
    ...hygiene,
    name: 'Rappel annuel',
    days: [18, 18],
    referents: ['valerie.simon', 'marc.delorme'],
    enrolled: ['ines.lopez', 'zoe.lambert', 'hugo.girard'],
  },
  {
    course: 'Pétrir et façonner',
    of: 'Vénissieux',
    days: [-20, 9],
    by: 'manon.gauthier',
    referents: ['mamadou.ba'],
    enrolled: ['dragan.petrovic', 'catherine.muller', 'omar.el-fassi', 'noah.lefevre'],
    pending: ['amelie.rousset@maison-ardouin.example'],
  },
  {
    course: 'Premiers pas de manager',
    of: 'Siège',
    days: [9, 51],
    by: 'olivia.bennett',
    referents: ['olivia.bennett'],
    enrolled: ['anne-sophie.vidal', 'paulo.ferreira'],
  },
  {
    course: 'Caisse et encaissement',
    of: 'Grenoble',
    days: [-70, -56],
    by: 'chloe.martinez',
    referents: ['leila.mansouri'],
    enrolled: ['ewa.nowak', 'matteo.ricci', 'louise.barbier'],
  },
]
