import { after, connection } from 'next/server'
import { db } from '@/db/client'
import { recordVisit, tellPerson } from '@/domain/invitations/link-visits'
import { readVisit } from './link-cookie'
import { linkKeys } from './link-keys'

const patience = 300

/** Notes a visit of an invitation's link. Whoever opens it neither waits for that for long nor fails with it. */
export async function noteVisit(token: string): Promise<string | null> {
  await connection()
  const noted = recordVisit(db(), linkKeys(), token).catch(complain)
  return Promise.race([noted, new Promise<null>((done) => setTimeout(() => done(null), patience))])
}

/** A person acts on the page of the link: from now on its visit is one of a person. After the answer, and never instead. */
export async function notePerson(): Promise<void> {
  const visit = await readVisit()
  if (visit) after(() => tellPerson(db(), linkKeys(), visit).catch(complain))
}

/** Without the error itself, which could name the link (T01). */
function complain(): null {
  console.warn('The visit of a link could not be noted.')
  return null
}
