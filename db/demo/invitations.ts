import type { Role } from '@/domain/access/roles'
import type { InvitationState } from '../factories/invitations'
import { type CompanyGroup, companyDomain } from './groups'
import { partnerInvitations } from './partners'
import type { stories } from './stories'

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
  /** What became of a mail that was sent; delivered, and nothing more, by default. */
  story?: keyof typeof stories
  language?: 'en'
  /** In how many days the account is to be deleted (D1). */
  leaves?: number
}

const at = (name: string) => `${name}@${companyDomain}`

/** Every state that the list and the pages of dead links know. */
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
    story: 'scanned',
  },
  {
    email: at('margaux.tessier'),
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 3,
    story: 'opened',
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
    email: at('amelie.rousset'),
    groups: { Vénissieux: 'learner' },
    by: 'sylvie.lacroix',
    state: 'pending',
    sent: 9,
    story: 'unknown',
  },
  {
    email: at('joao.baptista'),
    groups: { Grenoble: 'learner' },
    by: 'pierre-yves.colin',
    state: 'expired',
    sent: 41,
    story: 'scanned',
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
    story: 'opened',
  },
  {
    email: at('etienne.vasseur'),
    groups: { Lyon: 'author' },
    by: 'clemence.petit',
    state: 'waiting_for_approval',
    sent: 12,
    story: 'opened',
  },
  {
    email: at('ines.lopez'),
    groups: { 'Croix-Rousse': 'learner' },
    by: 'nadia.benali',
    state: 'accepted',
    sent: 76,
    ended: 74,
    acceptedBy: 'ines.lopez',
    story: 'opened',
  },
  {
    email: at('louise.barbier'),
    groups: { Grenoble: 'learner' },
    by: 'pierre-yves.colin',
    state: 'accepted',
    sent: 62,
    ended: 61,
    acceptedBy: 'louise.barbier',
    story: 'opened',
  },
  {
    email: at('remi.carpentier'),
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'cancelled',
    sent: 20,
    ended: 18,
  },
  ...partnerInvitations,
]
