import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { savedInFrance } from '@/tests/table-writers'
import { signInAs } from './demo'
import { groupId } from './groups'
import { expect } from './journey'

export type Buffered = { name: string; mimeType: string; buffer: Buffer }

/** As Excel saves a CSV in France: Windows-1252, semicolons, CRLF. */
export const excelFile = (name: string, rows: readonly (readonly string[])[]): Buffered => ({
  name,
  mimeType: 'text/csv',
  buffer: savedInFrance(rows.map((cells) => `${cells.join(';')}\n`).join('')),
})

/** Words that nobody else in this run has. */
export const unique = () => randomBytes(4).toString('hex').replace(/\d/g, 'x')

/** Drops a file on the page, as from the desktop. */
export async function drop(page: Page, { name, buffer }: Buffered): Promise<void> {
  const data = await page.evaluateHandle(
    ([called, bytes]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(bytes)], called))
      return transfer
    },
    [name, [...buffer]] as const,
  )
  await page.dispatchEvent('main', 'drop', { dataTransfer: data })
}

/** How often the addresses are those of accounts, and what those hold in groups that they were given. */
export async function accountsOf(emails: readonly string[]) {
  const { rows } = await db().execute<{ email: string; name: string; info: string; groups: string }>(sql`
    select a.email, a.first_name || ' ' || a.last_name as name, a.additional_info as info,
      (select string_agg(g.name || ' ' || m.role, ', ' order by g.name, m.role)
        from memberships m join groups g on g.id = m.group_id
        where m.account_id = a.id and m.source_group_id = m.group_id) as groups
    from accounts a where a.email in (select jsonb_array_elements_text(${JSON.stringify(emails)}::jsonb))
    order by a.email`)
  return rows
}

/** Waits for the dry run to end; everything is in words on the bar then. */
export const tried = (page: Page, ready: string | RegExp) =>
  expect(page.getByText(ready).filter({ visible: true })).toBeVisible({ timeout: 60_000 })

/** Presses the button of the bar and agrees. */
export async function startImport(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).filter({ visible: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name }).click()
}

/** What the columns of these files are called. */
export const head = ['Adresse e-mail', 'Prénom', 'Nom', 'Groupe', 'Rôle', 'Informations complémentaires']

/** Opens the page where files are brought to Lyon. */
export async function open(page: Page, key = 'group_admin') {
  await signInAs(page, key, `/groups/${await groupId('Lyon')}/users/import`)
  await expect(page.getByText('Choisir un fichier').filter({ visible: true })).toBeVisible()
}

/** Three people with accents and, between them, a line with a role that there is not. */
export function team() {
  const word = unique()
  const email = (name: string) => `${name}.${word}@essais.example`
  return {
    name: `équipe-${word}.csv`,
    emails: ['francois', 'helene', 'loic', 'zoe'].map(email),
    rows: [
      [email('helene'), 'Hélène', `Lefèvre${word}`, 'Lyon', 'Apprenant', 'du cœur à l’ouvrage'],
      [email('francois'), 'François', `Müller${word}`, 'Lyon', 'auteur', ''],
      [email('zoe'), 'Zoé', `Garçon${word}`, 'Lyon', 'Apprentie', ''],
      [email('loic'), 'Loïc', `Noël${word}`, '', '3', 'déjà venu'],
    ],
  }
}

/** The lines of one outcome, by a press. */
export const chip = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Lignes à montrer' }).getByRole('link', { name })
export const lines = (page: Page) => page.getByRole('table', { name: 'Lignes du fichier' }).getByRole('row')
