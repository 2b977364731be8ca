import { Armchair } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { mayInviteInto } from '@/domain/access/policy'
import { type SeatsToInvite, seatsToInvite } from '@/domain/billing/seats-to-invite'

/** Who is invited needs a seat later, who is created at once. */
type Way = 'invite' | 'create'

/** The note for those who may add people to the group of the address. */
export async function SeatsNote({ params, way }: { params: Promise<{ groupId: string }>; way: Way }) {
  const actor = await requireActor()
  return mayInviteInto(actor, (await params).groupId) ? <SeatsLine actor={actor} way={way} /> : null
}

/** Before anybody is added: whether there are seats for them (B2). Figures are for the owner alone. */
export async function SeatsLine({ actor, way }: { actor: Actor; way: Way }) {
  const said = await words[way](await seatsToInvite(db(), actor))
  return (
    said && (
      <p className="flex gap-3 text-muted text-small">
        <Armchair aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        <span>{said}</span>
      </p>
    )
  )
}

type Words = (seats: SeatsToInvite) => Promise<string | null>

const words: Record<Way, Words> = {
  /** Only that not everybody will find one. */
  invite: async (seats) => {
    const t = await getTranslations('billing.invite')
    if (seats === 'none') return t('none')
    return seats && seats.taken + seats.pending >= seats.most ? t('beyond', seats) : null
  },
  create: async (seats) => {
    const t = await getTranslations('billing.create')
    if (seats === 'none') return t('none')
    return seats && t('left', { left: Math.max(seats.most - seats.taken, 0), most: seats.most })
  },
}
