import { sql } from 'drizzle-orm'
import { actorOf } from '@/db/factories/memberships'
import type { Cast } from '@/db/factories/platform'
import { chooseOwnPassword } from '@/domain/accounts/choose-own-password'
import { createAccounts } from '@/domain/accounts/create-accounts'
import { hashPassword } from '@/domain/accounts/password'
import { signIn } from '@/domain/accounts/sign-in'
import { linkToken } from '@/domain/links/token'
import { linkKeys as keys, openMailRoom } from './mail-room'

/** The password that people choose in the place of the one that they were given, and its digest. */
export const ownPassword = 'pluie tambour orange sept'
const passwordHash = await hashPassword(ownPassword, 10)

/** The password in the text of a mail of credentials. */
export const passwordIn = (text: string) => /[a-z2-9]{4}(-[a-z2-9]{4}){5}/.exec(text)?.[0] ?? ''

/** A mail room with people in it who were given a password, by mail or on a sheet. */
export type CredentialsRoom = Awaited<ReturnType<typeof openCredentialsRoom>>

export async function openCredentialsRoom() {
  const room = await openMailRoom()
  let number = 0
  const actor = (as: Cast = 'groupAdmin') => actorOf(room.db, room.platform.people[as])
  /** One person with mailed credentials, or with a code on a sheet. */
  const somebody = async (kind: 'mailed' | 'sheet' = 'mailed') => {
    number += 1
    const names = { firstName: 'Rose', lastName: 'Imbert' }
    const login = kind === 'mailed' ? `rose.${number}@exemple.example` : `rose.${number}`
    const answer = await createAccounts(room.db, keys, await actor(), {
      people: [kind === 'mailed' ? { ...names, email: login } : { ...names, userName: login }],
      groupIds: [room.platform.groups.Lyon],
      roles: ['learner'],
      secret: { kind },
      language: 'fr',
      deletionDate: null,
      additionalInfo: '',
      customValues: {},
    })
    const [outcome] = answer.ok ? answer.value : []
    if (outcome?.outcome !== 'created') throw new Error(JSON.stringify(answer))
    return { id: outcome.accountId, login, code: outcome.sheet?.code ?? '' }
  }
  /** Sends what is queued, and answers the text of the newest mail. */
  const deliver = async (): Promise<string> => {
    const { rows } = await room.db.execute<{ id: string }>(
      sql`select id from mail_batches where settled_at is null order by id`,
    )
    for (const { id } of rows) await room.send(id)
    return room.resend.inbox.at(-1)?.text ?? ''
  }
  /** What comes of signing in with it, whatever was tried before. */
  const code = async (email: string, password: string) => {
    await room.db.execute(sql`delete from attempts`)
    const settings = { secret: keys.current, cost: 10 }
    const outcome = await signIn(room.db, settings, { email, password, from: null })
    return outcome.ok ? 'signed in' : outcome.code
  }
  const choose = (id: string, version = 1) =>
    chooseOwnPassword(room.db, keys, { token: linkToken(keys, 'own-password', id, version), passwordHash })
  return { room, actor, somebody, deliver, code, choose }
}
