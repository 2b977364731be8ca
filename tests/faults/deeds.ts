import { sql } from 'drizzle-orm'
import { linkToken } from '@/domain/links/token'
import { type ActionName, form, post } from '@/e2e/security/actions'
import { type Ground, secret } from './ground'
import type { Press } from './invariant'
import { invite, peopleAt } from './invite'

/** What is posted to the server, and for whom that is a press of send. */
export type Deed = { post(): Promise<unknown>; presses: readonly Press[]; again: boolean }
type Prepare = (ground: Ground, point: string, turn: number) => Promise<Deed>

const page = ({ settings, platform }: Ground, name: string) =>
  `${settings.APP_URL}/groups/${platform.groups.Lyon}/users/${name}`

const act = ({ cookie }: Ground, url: string, action: ActionName, args: readonly unknown[]) =>
  post(url, action, args, { headers: { cookie } })

/** The deeds during which the web process is killed, by the word in the point's name. */
export const deeds: Record<string, Prepare> = {
  /** Pressed again after a lost answer it finds them pending and mails nobody a second time: one press. */
  async invite(ground, point, turn) {
    const people = peopleAt(point, turn)
    const fields = { groupId: ground.platform.groups.Lyon, emails: people.join(' '), roles: 'learner' }
    const args = [form({ ...fields, language: 'fr', deletionDate: '' })]
    return {
      post: () => act(ground, page(ground, 'invite'), 'invite', args),
      presses: [people],
      again: false,
    }
  },
  async resend(ground, point, turn) {
    const people = peopleAt(point, turn)
    await invite(ground, people)
    const args = [{ ids: await idsOf(ground, people) }]
    const send = () => act(ground, page(ground, 'invitations'), 'resend', args)
    return { post: send, presses: [people, people], again: true }
  },
  async accept(ground, point, turn) {
    const people = peopleAt(point, turn, 1)
    await invite(ground, people)
    const [invitationId = ''] = await idsOf(ground, people)
    const cookie = `first-login=${linkToken({ current: secret }, 'first-login', invitationId, 1)}`
    const person = {
      invitationId,
      lastName: 'Lemaître',
      firstName: 'Zoé',
      password: 'cerise radiateur jeudi',
    }
    const args = [{ typed: {}, errors: [] }, form(person)]
    const send = () =>
      act({ ...ground, cookie }, `${ground.settings.APP_URL}/first-login`, 'acceptAndSignIn', args)
    return { post: send, presses: [people], again: false }
  },
}

async function idsOf({ db }: Ground, addresses: readonly string[]) {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from invitations where email = any(${sql.param(addresses)}::text[])`)
  return rows.map(({ id }) => id)
}
