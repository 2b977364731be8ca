import { createInterface } from 'node:readline'
import { closeDatabase, db } from '@/db/client'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'

/*
 * Another process of the app: for each line that it is given it accepts that invitation many times at once, and
 * says how each try ended.
 */

export type Asked = { secret: string; token: string; invitationId: string; tries: number }

const person = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }

async function acceptMany({ secret, token, invitationId, tries }: Asked): Promise<string[]> {
  const answers = Array.from({ length: tries }, () =>
    acceptInvitation(db(), { current: secret }, { ...person, token, invitationId }),
  )
  return (await Promise.all(answers)).map((answer) => (answer.ok ? 'accepted' : answer.code))
}

console.log('ready')
for await (const line of createInterface(process.stdin)) {
  console.log(JSON.stringify(await acceptMany(JSON.parse(line))))
}
await closeDatabase()
