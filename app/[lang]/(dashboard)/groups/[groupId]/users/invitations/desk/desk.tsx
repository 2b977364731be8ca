import { getFormatter, getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { itLetters } from '@/app/it-letters'
import { momentsOf } from '@/components/moment'
import { Notice } from '@/components/ui/notice'
import { db } from '@/db/client'
import { type Facts, type Standing, standingOf } from '@/domain/invitations/policy'
import { type ShownInvitation, showInvitation } from '@/domain/invitations/show-invitation'
import { byGroup } from '../row'
import { DeskHead } from './desk-head'
import { Ended } from './ended'
import { GivenFacts } from './given-facts'
import { whyReturned } from './lines'
import { NextSteps } from './next-steps'
import { NotYours } from './not-yours'
import { askedOf, passwordTexts, stepsFor } from './steps-for'
import { Timeline } from './timeline'

const tones: Partial<Record<Standing, 'danger' | 'warning' | 'success'>> = {
  accepted: 'success',
  bounced: 'danger',
  suppressed: 'danger',
  complained: 'danger',
  address_refused: 'danger',
  not_sent: 'danger',
  date_passed: 'warning',
  to_approve: 'warning',
  link_asked: 'warning',
  expired: 'warning',
  uncertain: 'warning',
  soft_bounced: 'warning',
  held_up: 'warning',
  delayed: 'warning',
}

/** One invitation: where it stands, what to do next, and all that happened to it (A2: only one's own). */
export async function Desk({ id, groupId }: { id: string; groupId: string }) {
  const actor = await requireActor()
  const found = await showInvitation(db(), actor, id)
  if (!found.ok) return <NotYours />
  const [t, mail, format] = await Promise.all([
    getTranslations('desk'),
    getTranslations('mail'),
    getFormatter(),
  ])
  const invitation = found.value
  const facts = factsOf(invitation)
  const standing = standingOf(facts)
  const moment = momentsOf(format, actor, new Date())
  const name = invitation.endedBy ?? invitation.email
  const refused = standing === 'bounced' || standing === 'soft_bounced'
  return (
    <>
      <DeskHead email={invitation.email} />
      <div className="grid gap-6 p-5 pb-16">
        <Notice tone={tones[standing]}>
          <p>{t(`standing.${standing}`, { name, inviter: invitation.inviter })}</p>
          {refused && <p className="mt-1">{whyReturned(mail, standing, invitation.mail?.reason ?? null)}</p>}
        </Notice>
        <GivenFacts invitation={invitation} moment={moment} />
        {invitation.status === 'pending' ? (
          <NextSteps
            invitation={nameOf(invitation, t('facts.elsewhere', { count: invitation.elsewhere }))}
            password={await passwordTexts()}
            asked={await askedOf(invitation)}
            letters={
              await itLetters({ email: invitation.email, said: invitation.mail?.reason ?? null }, actor)
            }
            {...(await stepsFor(actor, invitation, facts, moment))}
          />
        ) : (
          <Ended status={invitation.status} groupId={groupId} />
        )}
        <Timeline invitation={invitation} moment={moment} />
      </div>
    </>
  )
}

/** What is said of it when something is asked or was done. */
const nameOf = ({ id, email, elsewhere, ...shown }: ShownInvitation, others: string) => ({
  id,
  email,
  groups: byGroup(shown).map(({ name }) => ({ name })),
  elsewhere: elsewhere > 0 ? others : null,
})

/** A visit from before the address was corrected was somebody else's. */
function factsOf(invitation: ShownInvitation): Facts {
  const corrected = invitation.timeline.findIndex(({ what }) => what === 'corrected')
  const since = corrected < 0 ? invitation.timeline : invitation.timeline.slice(0, corrected)
  return { ...invitation, opened: since.some(({ source, what }) => source === 'visit' && what === 'person') }
}
