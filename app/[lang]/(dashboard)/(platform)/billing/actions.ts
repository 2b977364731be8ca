'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/app/actor'
import { postedForm } from '@/app/posted-form'
import { db } from '@/db/client'
import { changeLimit } from '@/domain/billing/change-limit'
import { limitInput } from '@/domain/billing/input'
import type { LimitFault, LimitState } from './state'

/** Sets, raises or removes the limit of seats: the owner's alone. */
export async function saveLimit(given: unknown): Promise<LimitState> {
  const actor = await currentActor()
  if (!actor) return refuse('signed_out')
  const parsed = limitInput.safeParse(Object.fromEntries(postedForm(given)))
  if (!parsed.success) return refuse('limit_wrong')
  const changed = await changeLimit(db(), actor, parsed.data.most)
  if (!changed.ok) return refuse(changed.code)
  refresh()
  return { saved: true, fault: null }
}

const refuse = (fault: LimitFault): LimitState => ({ saved: false, fault })
