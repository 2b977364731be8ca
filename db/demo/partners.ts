import type { DemoInvitation } from './invitations'

/** People of other organisations, under reserved names; nobody of the lycée has come in yet. */
export const partnerInvitations: readonly DemoInvitation[] = [
  {
    email: 'oscar.lindgren@nordlys-conseil.example',
    groups: { Siège: 'author', Lyon: 'coach' },
    by: 'thomas.keller',
    state: 'pending',
    sent: 6,
    language: 'en',
    story: 'opened',
  },
  {
    email: 'ravi.menon@nordlys-conseil.example',
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 1,
    language: 'en',
    story: 'delayed',
  },
  {
    email: 'claire.fabre@courrier-libre.example',
    groups: { 'Croix-Rousse': 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 5,
    story: 'full',
  },
  {
    email: 'yann.lecoq@lycee-berthelot.example',
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 8,
    story: 'filtered',
  },
  {
    email: 'noemie.perret@lycee-berthelot.example',
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 8,
    story: 'complained',
  },
  {
    email: 'sarah.hamidi@lycee-berthelot.example',
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 8,
    story: 'scanned',
  },
  {
    email: 'thierry.blanchet@boite-fermee.example',
    groups: { Lyon: 'learner' },
    by: 'nadia.benali',
    state: 'pending',
    sent: 2,
    mail: 'failed',
  },
]
