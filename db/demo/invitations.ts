import type { Role } from '@/domain/access/roles'
import type { InvitationState } from '../factories/invitations'
import { type CompanyGroup, companyDomain } from './groups'

export type DemoInvitation = {
  email: string
  groups: Partial<Record<CompanyGroup, Role>>
  /** Address name of the inviter. */
  by: string
  state: InvitationState
  /** How many days ago it was sent, and how many days ago it ended. */
  sent: number
  ended?: number
  /** Address name of the person who accepted it. */
  acceptedBy?: string
  mail?: 'failed' | 'queued'
  language?: 'en'
  /** In how many days the account is to be deleted (D1). */
  leaves?: number
}

const at = (name: string, domain = companyDomain) => `${name}@${domain}`

/** Every state that the list and the pages of dead links know; partner addresses are under reserved names too. */
export const companyInvitations: readonly DemoInvitation[] = [
  {
    email: at('elodie.masson'),
    groups: { 'Part-Dieu': 'learner' },
    by: 'julien.mercier',
    state: 'pending',
    sent: 0,
    mail: 'queued',
  },
  {
    email: at('bilal.haidar'),
    groups: { 'Part-Dieu': 'learner' },
    by: 'julien.mercier',
    state: 'pending',
    sent: 1,
  },
  {
    email: at('margaux.tessier'),
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 3,
  },
  {
    email: at('oscar.lindgren', 'nordlys-conseil.example'),
    groups: { Siège: 'author', Lyon: 'coach' },
    by: 'thomas.keller',
    state: 'pending',
    sent: 6,
    language: 'en',
  },
  {
    email: at('solene.guerin'),
    groups: { 'Croix-Rousse': 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 27,
    leaves: 120,
  },
  {
    email: at('thierry.blanchet', 'boite-fermee.example'),
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 2,
    mail: 'failed',
  },
  {
    email: at('amelie.rousset'),
    groups: { Vénissieux: 'learner' },
    by: 'sylvie.lacroix',
    state: 'pending',
    sent: 9,
  },
  {
    email: at('joao.baptista'),
    groups: { Grenoble: 'learner' },
    by: 'pierre-yves.colin',
    state: 'expired',
    sent: 41,
  },
  {
    email: at('pauline.charpentier'),
    groups: { 'Croix-Rousse': 'learner' },
    by: 'nadia.benali',
    state: 'expired',
    sent: 33,
  },
  {
    email: at('khadija.ouali'),
    groups: { 'Part-Dieu': 'learner' },
    by: 'nadia.benali',
    state: 'link_asked',
    sent: 36,
  },
  {
    email: at('etienne.vasseur'),
    groups: { Lyon: 'author' },
    by: 'clemence.petit',
    state: 'waiting_for_approval',
    sent: 12,
  },
  {
    email: at('ines.lopez'),
    groups: { 'Croix-Rousse': 'learner' },
    by: 'nadia.benali',
    state: 'accepted',
    sent: 76,
    ended: 74,
    acceptedBy: 'ines.lopez',
  },
  {
    email: at('louise.barbier'),
    groups: { Grenoble: 'learner' },
    by: 'pierre-yves.colin',
    state: 'accepted',
    sent: 62,
    ended: 61,
    acceptedBy: 'louise.barbier',
  },
  {
    email: at('remi.carpentier'),
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'cancelled',
    sent: 20,
    ended: 18,
  },
]
