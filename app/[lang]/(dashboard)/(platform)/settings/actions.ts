'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { currentActor } from '@/app/actor'
import { postedForm } from '@/app/posted-form'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changeSettings } from '@/domain/platform/change-settings'
import { settingsInput } from '@/domain/platform/input'
import { type Logo, type LogoRefusal, readLogo } from '@/domain/platform/logo'
import { mostLogoBytes } from '@/domain/platform/policy'
import { readSettings } from '@/domain/platform/read-settings'
import { fields, type SettingsFault, type SettingsState } from './state'

/** Saves the settings of the platform. */
export async function saveSettings(given: unknown): Promise<SettingsState> {
  const form = postedForm(given)
  const actor = await currentActor()
  const version = String(form.get('version') ?? '')
  if (!actor) return { saved: false, faults: [{ code: 'signed_out' }], version }
  const parsed = settingsInput.safeParse({
    ...Object.fromEntries([...fields, 'version'].map((name) => [name, form.get(name)])),
    removeLogo: form.get('removeLogo') === 'on',
  })
  const logo = await logoIn(form)
  const faults = faultsOf(parsed.error, logo)
  if (!parsed.success || typeof logo === 'string') return { saved: false, faults, version }
  const answer = await changeSettings(db(), actor, parsed.data, logo)
  if (!answer.ok) return { saved: false, faults: [{ code: answer.code }], version: await versionNow(actor) }
  refresh()
  return { saved: true, faults: [], version: await versionNow(actor) }
}

const versionNow = async (actor: Actor) => (await readSettings(db(), actor))?.version ?? ''

/** A file that was not chosen is posted as an empty one. */
async function logoIn(form: FormData): Promise<Logo | LogoRefusal | null> {
  const file = form.get('logo')
  if (!(file instanceof File) || file.size === 0) return null
  return file.size > mostLogoBytes ? 'logo_large' : readLogo(Buffer.from(await file.arrayBuffer()))
}

/** A sentence a field, in the order of the form. */
function faultsOf(error: z.ZodError | undefined, logo: Logo | LogoRefusal | null): SettingsState['faults'] {
  return fields.flatMap((field) => {
    const found = error?.issues.find(({ path }) => path[0] === field)?.message as SettingsFault | undefined
    const code = field === 'logo' && typeof logo === 'string' ? logo : found
    return code ? [{ field, code }] : []
  })
}
