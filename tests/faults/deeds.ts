import { sql } from 'drizzle-orm'
import { linkToken } from '@/domain/links/token'
import { type ActionName, form, post } from '@/e2e/security/actions'
import { eventOf } from '../fake-resend-fates'
import { signed } from '../fake-resend-webhooks'
import { type Ground, secret } from './ground'
import type { Press } from './invariant'
import { invite, peopleAt } from './invite'

/** What is posted to the server, and for whom that is a press of send. */
export type Deed = {
  post(): Promise<unknown>
  presses: readonly Press[]
  /** Whether doing it again is another press. */
  again: boolean
}
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
  /** Pressed again after a lost answer it finds them active and mails nobody a second time: one press. */
  async create(ground, point, turn) {
    const people = peopleAt(point, turn)
    const names = { firstName: people.map(() => 'Ana'), lastName: people.map(() => 'Durand'), login: people }
    const chosen = { groupIds: ground.platform.groups.Lyon, roles: 'learner', language: 'fr' }
    const args = [form({ ...names, ...chosen, mailbox: 'with', access: 'mail' })]
    return {
      post: () => act(ground, page(ground, 'create'), 'create', args),
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
  /** The provider tells that a mail bounced, and tells it again until it is answered. */
  async webhook(ground, point, turn) {
    const people = peopleAt(point, turn, 1)
    await invite(ground, people)
    const tell = async () => {
      const { rows } = await ground.db.execute<{ id: string }>(
        sql`select id from mails where recipient = ${people[0]}`,
      )
      const mail = { id: `re-${rows[0]?.id}`, from: 'b@exemple.example', to: people[0] ?? '', subject: 'x' }
      const bounce = { type: 'Permanent', subType: 'General', message: '550 5.1.1 No such user' }
      const event = eventOf(
        { ...mail, tags: [{ name: 'mail', value: rows[0]?.id ?? '' }] },
        'email.bounced',
        { bounce },
      )
      const told = { ...event, id: `msg_${point}_${turn}` }
      const answer = await fetch(`${ground.settings.APP_URL}/api/webhooks/resend`, signed(told))
      if (!answer.ok) throw new Error(`The webhook was answered with ${answer.status}`)
    }
    return { post: tell, presses: [people], again: false }
  },
}

async function idsOf({ db }: Ground, addresses: readonly string[]) {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from invitations where email = any(${sql.param(addresses)}::text[])`)
  return rows.map(({ id }) => id)
}
