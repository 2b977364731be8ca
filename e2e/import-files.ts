import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { savedInFrance } from '@/tests/table-writers'
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
