import { randomBytes } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { createCustomFields } from '@/db/factories/custom-fields'
import { createInvitations } from '@/db/factories/invitations'
import type { CustomField } from '@/domain/custom-fields/input'
import { linkToken } from '@/domain/links/token'
import { expectAccessible } from './accessible'
import { fillIn, password, submit } from './first-login'
import { groupNamed } from './security/canaries'
import { expect, type Ground, secrets, test } from './security/ground'
import { visitorNamed } from './security/people'
import { openAs } from './visitors'

/* On a platform of their own: a field that first login requires would stop every other journey. */

const newAddress = () => `${randomBytes(5).toString('hex')}@champs.example`

const invitePage = ({ groups }: Ground) => `/groups/${groupNamed(groups, 'Lyon').id}/users/invite`

async function linkOf({ db, url }: Ground, email: string) {
  const { rows } = await db.execute<{ id: string }>(sql`select id from invitations where email = ${email}`)
  return `${url}/first-login/${linkToken({ current: secrets.AUTH_SECRET }, 'first-login', rows[0]?.id ?? '', 1)}`
}
const valuesOf = async ({ db }: Ground, table: 'accounts' | 'invitations', email: string) =>
  (
    await db.execute<{ name: string; value: string }>(sql`
      select f.name, v.value from ${sql.identifier(table)} t cross join lateral jsonb_each_text(t.custom_values) v
      join custom_fields f on f.id::text = v.key where t.email = ${email} order by f.position`)
  ).rows.map(({ name, value }) => `${name}: ${value}`)

/** A field for this test alone, and somebody invited who has `value` of it. */
async function ground({ db, groups, people }: Ground, row: Partial<CustomField>, value?: string) {
  const name = `Taille ${randomBytes(3).toString('hex')}`
  const [field] = await createCustomFields(db, [{ name, ...row }])
  const email = newAddress()
  await createInvitations(db, [
    {
      email,
      groups: [{ groupId: groupNamed(groups, 'Lyon').id }],
      invitedById: visitorNamed(people, 'owner').accountId ?? '',
      ...(value && { customValues: { [field?.id ?? '']: value } }),
    },
  ])
  return { name, email, id: field?.id ?? '' }
}
const nameBox = (page: Page) => page.getByRole('textbox', { name: 'Nom', exact: true })
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

const visit = async (browser: Browser, javaScriptEnabled = true) =>
  (await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })).newPage()

test.afterEach(async ({ ground: { db } }) => {
  await db.execute(sql`delete from custom_fields where name not in ('Matricule', 'Date d’entrée', 'Service')`)
})

test('a field is defined, given with an invitation, asked for at first login, kept, and deleted with a word', async ({
  page,
  browser,
  ground: platform,
}) => {
  await openAs(page, platform, 'platform_admin', '/settings/fields')
  await page.getByRole('link', { name: 'Ajouter un champ' }).click()
  await nameBox(page).fill('Taille de tablier')
  await page.getByLabel('Type').selectOption('Choix dans une liste')
  await page.getByRole('button', { name: 'Ajouter le champ' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'À corriger' })
  await expect(summary).toBeFocused()
  await expect(nameBox(page)).toHaveValue('Taille de tablier')
  await page.getByLabel('Valeurs proposées').fill('S\nM\n<b>XL</b>')
  await page.getByRole('checkbox', { name: /^Obligatoire/ }).check()
  await page.getByRole('checkbox', { name: /^Demandé à la première connexion/ }).check()
  await page.getByRole('button', { name: 'Ajouter le champ' }).click()
  await expect(row(page, 'Taille de tablier')).toContainText('S · M · <b>XL</b>')
  await expect(page).toHaveURL(/\/settings\/fields$/)

  const email = newAddress()
  await openAs(page, platform, 'group_admin', invitePage(platform))
  await page.getByLabel('Emails').fill(`${email},`)
  await page.getByLabel('Taille de tablier').selectOption('M')
  await page.getByLabel('Date d’entrée').fill('2026-03-31')
  await page.getByRole('button', { name: /INVITER/ }).click()
  await expect(page.getByText('1 invitation envoyée')).toBeVisible()
  const given = ['Date d’entrée: 2026-03-31', 'Taille de tablier: M']
  expect(await valuesOf(platform, 'invitations', email)).toEqual(given)

  const phone = await visit(browser)
  await phone.goto(await linkOf(platform, email))
  const size = phone.getByLabel('Taille de tablier')
  await expect(size).toHaveValue('M')
  await expect(phone.getByLabel('Date d’entrée')).toHaveCount(0)
  await size.selectOption('')
  await fillIn(phone, 'trop court')
  await submit(phone)
  await expect(phone.getByRole('alert').filter({ hasText: 'Renseignez' })).toContainText('Taille de tablier')
  await expect(size).toHaveValue('')
  await size.selectOption('<b>XL</b>')
  await phone.getByLabel('Mot de passe', { exact: true }).fill('encore court')
  await submit(phone)
  // The sentence of before is gone: this is the second answer, and no answer may take away what is typed next.
  await expect(phone.getByRole('alert').filter({ hasText: 'Renseignez' })).toHaveCount(0)
  await expect(phone.getByRole('alert').filter({ hasText: 'trop court' })).toBeVisible()
  await expect(size).toHaveValue('<b>XL</b>')
  await phone.getByLabel('Mot de passe', { exact: true }).fill(password)
  await submit(phone)
  await expect(phone).toHaveURL(/welcome=1/)
  expect(await valuesOf(platform, 'accounts', email)).toEqual([
    'Date d’entrée: 2026-03-31',
    'Taille de tablier: <b>XL</b>',
  ])
  await phone.context().close()

  await openAs(page, platform, 'platform_admin', '/settings/fields')
  await page.getByRole('button', { name: 'Supprimer Taille de tablier' }).click()
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('1 personne')
  await expect(asked.getByRole('button', { name: 'Garder le champ' })).toBeFocused()
  await asked.getByRole('button', { name: 'Supprimer le champ' }).click()
  await expect(asked).toContainText('Ce n’est pas le nom du champ')
  await asked.getByRole('textbox').fill('Taille de tablier')
  await asked.getByRole('button', { name: 'Supprimer le champ' }).click()
  // Rows are out of reach while the question is open: that the row is gone says nothing before.
  await expect(asked).toHaveCount(0)
  await expect(row(page, 'Taille de tablier')).toHaveCount(0)
  expect(await valuesOf(platform, 'accounts', email)).toEqual(['Date d’entrée: 2026-03-31'])
})

test('without JavaScript the invitee is asked, told what is missing, and comes in', async ({
  browser,
  ground: platform,
}) => {
  const { email, name } = await ground(platform, { required: true, askedAtFirstLogin: true })
  const page = await visit(browser, false)
  await page.goto(await linkOf(platform, email))
  await fillIn(page)
  await submit(page)
  await expect(page.getByRole('alert').filter({ hasText: 'Renseignez' })).toContainText(name)
  await page.getByLabel(name).fill('42')
  await page.getByLabel('Mot de passe', { exact: true }).fill('court')
  await submit(page)
  await expect(page.getByLabel(name)).toHaveValue('42')
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await submit(page)
  await expect(page).toHaveURL(/welcome=1/)
  expect(await valuesOf(platform, 'accounts', email)).toEqual([`${name}: 42`])
  await page.context().close()
})

test('a required field that is not asked for stops no invitee', async ({ browser, ground: platform }) => {
  const { email, name } = await ground(platform, { required: true })
  const page = await visit(browser)
  await page.goto(await linkOf(platform, email))
  await expect(page.getByLabel(name)).toHaveCount(0)
  await fillIn(page)
  await submit(page)
  await expect(page).toHaveURL(/welcome=1/)
  await page.context().close()
})

test('activating at the desk asks the same, and takes what the invitation has', async ({
  page,
  ground: platform,
}) => {
  const { email, name } = await ground(platform, { required: true, askedAtFirstLogin: true }, 'A-1')
  const { rows } = await platform.db.execute<{ id: string }>(
    sql`select id from invitations where email = ${email}`,
  )
  const list = `/groups/${groupNamed(platform.groups, 'Lyon').id}/users/invitations?q=${email}&open=${rows[0]?.id}`
  await openAs(page, platform, 'platform_admin', list)
  await page.getByRole('button', { name: 'Activer à sa place' }).click()
  await expect(page.getByLabel(name)).toHaveValue('A-1')
  await page.getByLabel(name).fill('A-2')
  await page.getByLabel('Nom', { exact: true }).fill('Lemaître')
  await page.getByLabel('Prénom').fill('Zoé')
  await page.getByLabel(/^Mot de passe/).fill(password)
  await page
    .getByRole('button', { name: /^Activer/ })
    .last()
    .click()
  await expect.poll(() => valuesOf(platform, 'accounts', email)).toEqual([`${name}: A-2`])
})

test('a choice that is taken off says who keeps it; the kind stays; the order changes by keyboard', async ({
  page,
  ground: platform,
}) => {
  const { name } = await ground(platform, { kind: 'choice', choices: ['S', 'M'] }, 'M')
  await openAs(page, platform, 'platform_admin', '/settings/fields')
  await page.getByRole('button', { name: `Monter ${name}` }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${name} : place 3 sur 4.`.replace(' :', '\u00a0:'))).toBeAttached()
  await expect(page.getByRole('button', { name: `Monter ${name}` })).toBeFocused()
  await expect(page.getByRole('row').nth(3)).toContainText(name)
  await page.getByRole('link', { name: `Modifier ${name}` }).click()
  await expect(page.getByLabel('Type')).toBeDisabled()
  await expect(page.getByText('Le type ne change plus')).toContainText('1 invitation en attente')
  await page.getByLabel('Valeurs proposées').fill('S\nL')
  await expect(page.getByText('garde cette valeur')).toContainText('M')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(row(page, name)).toContainText('S · L')
})

test('who deletes is told when more would be lost than the screen said', async ({
  page,
  ground: platform,
}) => {
  const { name, id } = await ground(platform, {}, 'M')
  await openAs(page, platform, 'platform_admin', '/settings/fields')
  await page.getByRole('button', { name: `Supprimer ${name}` }).click()
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('textbox').fill(name)
  await platform.db.execute(sql`
    update accounts set custom_values = custom_values || jsonb_build_object(${id}::text, 'x') where is_owner`)
  await asked.getByRole('button', { name: 'Supprimer le champ' }).click()
  await expect(asked).toContainText('D’autres valeurs ont été saisies entre-temps')
  await expect(asked).toContainText('1 personne')
  await asked.getByRole('button', { name: 'Supprimer le champ' }).click()
  await expect(row(page, name)).toHaveCount(0)
  await expect(page.getByText(`Champ «\u00a0${name}\u00a0» supprimé`)).toBeVisible()
})

const asked: Partial<CustomField> = {
  kind: 'choice',
  choices: ['S', 'M', 'L'],
  required: true,
  askedAtFirstLogin: true,
}
test('the definitions are accessible', async ({ page, ground: platform }) => {
  const { name: field } = await ground(platform, asked, 'M')
  await openAs(page, platform, 'platform_admin', '/settings/fields')
  await expect(row(page, field)).toBeVisible()
  await expectAccessible(page, 'fields')
  await page.getByRole('button', { name: `Supprimer ${field}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer le champ' }).click()
  await expectAccessible(page, 'fields, deleting')
  await page.getByRole('button', { name: 'Garder le champ' }).click()
  await page.getByRole('link', { name: `Modifier ${field}` }).click()
  await page.getByLabel('Valeurs proposées').fill('S\nS')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'À corriger' })).toBeVisible()
  await expectAccessible(page, 'fields, changing')
})

test('the forms that ask for them are accessible', async ({ page, ground: platform }) => {
  const { name: field, email } = await ground(platform, asked, 'M')
  await page.goto(await linkOf(platform, email))
  await expect(page.getByLabel(field)).toHaveValue('M')
  await expectAccessible(page, 'first login, with fields')
  await openAs(page, platform, 'platform_admin', invitePage(platform))
  await page.getByLabel('Matricule').fill('a'.repeat(201))
  await page.getByLabel('Emails').fill(`${newAddress()},`)
  await page.getByRole('button', { name: /INVITER/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Matricule' })).toBeVisible()
  await expectAccessible(page, 'invite, with fields')
})
