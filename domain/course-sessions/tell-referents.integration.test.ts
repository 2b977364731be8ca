import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { askForNewLink } from '@/domain/invitations/ask-for-new-link'
import { tellLinkAsked } from '@/domain/invitations/tell-link-asked'
import { needsOf } from '@/domain/mail/kinds'
import { reportFailures } from '@/domain/mail/report-failures'
import { failureInWords } from '@/emails/words'
import { keys, laySessionGround, type SessionGround } from '@/tests/session-ground'
import { written } from '@/tests/sweep-room'
import { inviteIntoSession } from './invite-into-session'

/* Referents manage what came from their session, and so are told of it, with a way to the session: they see no other list. */

let ground: SessionGround
let session: string
beforeAll(async () => {
  ground = await laySessionGround()
  session = await ground.session()
  await inviteIntoSession(ground.db, keys, await ground.as('coach'), {
    courseSessionId: session,
    groupId: ground.platform.groups.Lyon,
    emails: 'nour@t.example',
    mailAgain: false,
  })
})

const linkOf = (kind: 'link_asked' | 'failure_digest', variables: Record<string, string>) => {
  const letter = {
    id: '',
    kind,
    invitationId: null,
    accountId: null,
    recipient: '',
    language: 'fr' as const,
    variables,
  }
  return needsOf(letter).derived(letter, { appUrl: 'https://b.example', from: '', linkKeys: keys }).link
}
const way = () => `https://b.example/sessions/${session}?state=pending`
const coach = () => ground.platform.people.coach

test('F3 a new link that is asked for is told to the referent who invited, and to administrators once they are none', async () => {
  await askForNewLink(ground.db, keys, { email: 'nour@t.example' })
  expect(await tellLinkAsked(ground.db)).toBe(1)
  const [first] = await written(ground.db, 'link_asked')
  expect(first?.recipient).toBe(coach().email)
  expect(linkOf('link_asked', first?.variables ?? {})).toBe(way())

  await ground.isReferentNoMore(session, 'coach')
  await ground.db.execute(sql`update invitations set link_asked_told_at = null`)
  await tellLinkAsked(ground.db)
  const later = (await written(ground.db, 'link_asked')).slice(1)
  expect(later.map(({ recipient }) => recipient)).not.toContain(coach().email)
  expect(later.length).toBeGreaterThan(0)
  expect(linkOf('link_asked', later[0]?.variables ?? {})).toContain('/users/invitations?open=')
  await ground.isReferent(session, 'coach')
})

test('A2 a mail that did not arrive is told to the referent who invited, and not to who is none any more', async () => {
  const lose = () =>
    ground.db.execute(sql`
      update mails set status = 'failed', failure = 'address_refused', reported_at = null,
        settled_at = now() - interval '2 hours' where kind = 'invitation'`)
  await ground.isReferentNoMore(session, 'coach')
  await lose()
  expect(await reportFailures(ground.db, failureInWords)).toBe(0)
  await ground.isReferent(session, 'coach')
  await lose()
  expect(await reportFailures(ground.db, failureInWords)).toBe(1)
  const [digest] = await written(ground.db, 'failure_digest')
  expect(digest?.recipient).toBe(coach().email)
  expect(digest?.variables).toMatchObject({
    count: '1',
    address1: 'nour@t.example',
    courseSessionId: session,
  })
  expect(linkOf('failure_digest', digest?.variables ?? {})).toBe(way())
})
