import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { FrozenBatch } from '@/db/schema/mail'
import { texts } from '@/db/sql'
import { keyName, keysNamed, type LinkKeys } from '@/domain/links/token'
import { type Envelope, type Letter, lookOf, type MailSettings } from './compose'
import { templateOf } from './kinds'
import type { Brand, FindTemplate, Template } from './template'

export type Press = { findTemplate: FindTemplate; settings: MailSettings }
export type PlatformLook = { platform: string; timeZone: string; accent: string; logo: string | null }

/** What the letters of a batch will be written with at every attempt, kept with the batch for later ones. */
export async function freeze(
  tx: Executor,
  batchId: string,
  { findTemplate, settings }: Press,
  look: PlatformLook,
  letters: readonly Letter[],
): Promise<Envelope> {
  const { appUrl, from, linkKeys } = settings
  const { platform, timeZone, accent, logo } = look
  const brand = { accent, logo: logo && `${appUrl}/logo/${logo}` }
  const templates = await render(findTemplate, brand, letters)
  const digests = new Map([...templates].map(([name, template]) => [name, digestOf(template)]))
  const frozen: FrozenBatch = {
    appUrl,
    from,
    linkKey: keyName(linkKeys.current),
    platform,
    timeZone,
    templates: Object.fromEntries(digests),
  }
  const column = (read: (template: Template) => string) => texts([...templates.values()].map(read))
  await tx.execute(sql`
    with kept as (
      insert into mail_templates (digest, subject, html, text)
      select * from unnest(${texts([...digests.values()])}, ${column(({ subject }) => subject)},
        ${column(({ html }) => html)}, ${column(({ text }) => text)})
      on conflict do nothing
    )
    update mail_batches set frozen = ${JSON.stringify(frozen)}::jsonb where id = ${batchId}`)
  return { ...settings, platform, timeZone, templates }
}

/** The envelope of an earlier attempt again, or null when the key of its links or a template is gone. */
export async function thaw(
  tx: Executor,
  frozen: FrozenBatch | null,
  keys: LinkKeys,
): Promise<Envelope | null> {
  const linkKeys = frozen && keysNamed(keys, frozen.linkKey)
  if (!linkKeys) return null
  const { rows } = await tx.execute<Template & { digest: string }>(sql`
    select digest, subject, html, text from mail_templates
    where digest = any(${texts(Object.values(frozen.templates))})`)
  const byDigest = new Map(rows.map(({ digest, ...template }) => [digest, template]))
  const templates = new Map<string, Template>()
  for (const [name, digest] of Object.entries(frozen.templates)) {
    const template = byDigest.get(digest)
    if (!template) return null
    templates.set(name, template)
  }
  const { appUrl, from, platform, timeZone } = frozen
  return { appUrl, from, linkKeys, platform, timeZone, templates }
}

/** A template that cannot be rendered is missing for its letters only: they fail alone (F12). */
async function render(findTemplate: FindTemplate, brand: Brand, letters: readonly Letter[]) {
  const looks = new Map(letters.map((letter) => [lookOf(letter), letter]))
  const templates = new Map<string, Template>()
  for (const [name, letter] of looks) {
    const template = await findTemplate(templateOf(letter), letter.language, brand).catch(() => null)
    if (template) templates.set(name, template)
  }
  return templates
}

const digestOf = ({ subject, html, text }: Template) =>
  createHash('sha256')
    .update(JSON.stringify([subject, html, text]))
    .digest('hex')
