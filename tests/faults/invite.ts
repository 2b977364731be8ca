import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { type Ground, secret } from './ground'

/** People of the point's own domain, so that each point is counted alone. */
export const domainOf = (point: string) => `${point.replaceAll(/\W/g, '-')}.example`
export const peopleAt = (point: string, turn: number, many = 3) =>
  Array.from({ length: many }, (_, person) => `p${turn}x${person}@${domainOf(point)}`)

/** Somebody whom the provider does not take among them. */
export const withRefused = (people: readonly string[]) =>
  people.map((one, at) => (at ? one : `refused.${one}`))

/** Invites without the web: what is killed is another process. */
export async function invite({ db, actor, platform }: Ground, addresses: readonly string[]): Promise<void> {
  const answer = await inviteIntoGroup(db, { current: secret }, actor, {
    groupId: platform.groups.Lyon,
    emails: addresses.join(' '),
    roles: ['learner'],
    language: 'fr',
    deletionDate: null,
    mailAgain: false,
  })
  if (!answer.ok) throw new Error(answer.code)
}
