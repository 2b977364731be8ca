'use server'

import { redirect } from 'next/navigation'
import { db } from '@/db/client'
import { endSignIn } from '@/domain/accounts/end-sign-in'
import { ownPath } from './own-path'
import { postedForm } from './posted-form'
import { forgetSignIn, readSignInId } from './sign-in-cookie'

/** Ends this browser's sign-in for good (T15) and goes to `next`, or to the sign-in page. */
export async function signOut(form?: FormData): Promise<void> {
  const signInId = await readSignInId()
  if (signInId) await endSignIn(db(), signInId)
  await forgetSignIn()
  const next = postedForm(form).get('next')
  redirect(next ? ownPath(next) : '/login')
}
