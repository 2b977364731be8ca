import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { createInvitations } from '@/db/factories/invitations'
import { linkToken } from '@/domain/links/token'
import { fillIn, password, submit } from './first-login'
import { groupNamed } from './security/canaries'
import { expect, type Ground, secrets, test } from './security/ground'
import { visitorNamed } from './security/people'
import { openAs } from './visitors'

/* On a platform of its own: a limit would keep the people of other journeys out. */

/** Somebody invited into Lyon by its administrator, and their link. */
async function invited({ db, groups, people, url }: Ground) {
  const group = groupNamed(groups, 'Lyon')
  const invitedById = visitorNamed(people, 'group_admin').accountId ?? ''
  const email = `place-${crypto.randomUUID().slice(0, 8)}@exemple.example`
  const [invitation] = await createInvitations(db, [{ email, groups: [{ groupId: group.id }], invitedById }])
  const id = invitation?.id ?? ''
  const link = `${url}/first-login/${linkToken({ current: secrets.AUTH_SECRET }, 'first-login', id, 1)}`
  return { id, email, link, people: `/groups/${group.id}/users` }
}

const statusOf = async ({ db }: Ground, id: string) =>
  (await db.execute<{ status: string }>(sql`select status from invitations where id = ${id}`)).rows[0]?.status

async function limitTo(page: Page, typed: string) {
  await page.getByLabel('Nombre de comptes au plus').fill(typed)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
}

test('B2 a limit below what is taken says what it means before it is set; nonsense is told and kept', async ({
  page,
  ground,
}) => {
  await openAs(page, ground, 'owner', '/billing')
  await limitTo(page, 'douze')
  await expect(page.getByText('La limite est un nombre entier')).toBeVisible()
  await expect(page.getByLabel('Nombre de comptes au plus')).toHaveValue('douze')
  await limitTo(page, '2')
  const dialog = page.getByRole('alertdialog', { name: 'Limiter à 2 comptes ?' })
  await expect(dialog).toContainText('personne n’est supprimé')
  await expect(dialog.getByRole('button', { name: 'Garder la limite actuelle' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Garder la limite actuelle' }).click()
  await expect(page.getByLabel('Nombre de comptes au plus')).toHaveValue('2')
  await limitTo(page, '2')
  await dialog.getByRole('button', { name: 'Limiter', exact: true }).click()
  await expect(page.getByText('La limite est enregistrée.')).toBeVisible()
  await expect(page.getByText('Il n’y aura pas assez de places')).toBeVisible()
  await limitTo(page, '')
  await expect(page.getByText('Il n’y aura pas assez de places')).toBeHidden()
})

test('B2 where no seat is left, the invitee is told whom to ask and keeps the invitation; who invites is told too', async ({
  page,
  ground,
}) => {
  const { id, link, email, people } = await invited(ground)
  await ground.db.execute(sql`update seats set most = taken`)
  try {
    await page.goto(link)
    await fillIn(page)
    await submit(page)
    await expect(page.getByText('Toutes les places sont prises')).toBeVisible()
    await expect(page.getByText('Écrivez à Nadia Benali')).toBeVisible()
    expect(await statusOf(ground, id)).toBe('pending')
    await openAs(page, ground, 'group_admin', `${people}/invite`)
    const note = page.getByText('Toutes les places de la plateforme sont prises')
    await expect(note).toBeVisible()
    await page.goto(`${ground.url}${people}/create`)
    await expect(note.filter({ visible: true })).toContainText('aucun compte ne peut être créé')
    await page.goto(`${ground.url}${people}/invitations?q=${email}&open=${id}`)
    await page.getByRole('button', { name: 'Activer à sa place' }).click()
    await page.getByLabel('Nom', { exact: true }).fill('Lemaître')
    await page.getByLabel('Prénom').fill('Zoé')
    await page.getByLabel('Mot de passe choisi par la personne').fill(password)
    await page.getByRole('button', { name: 'Activer le compte' }).click()
    await expect(page.getByText('Toutes les places sont prises : personne')).toBeVisible()
    expect(await statusOf(ground, id)).toBe('pending')
  } finally {
    await ground.db.execute(sql`update seats set most = null`)
  }
  await page.getByLabel('Mot de passe choisi par la personne').fill(password)
  await page.getByRole('button', { name: 'Activer le compte' }).click()
  await expect.poll(() => statusOf(ground, id)).toBe('accepted')
})
