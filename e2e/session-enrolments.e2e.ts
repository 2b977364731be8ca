import { db } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { expectAccessible } from './accessible'
import { accountId, freshGround, openAsAccount } from './course-sessions'
import { groupId } from './groups'
import { mailsTo, mailTo } from './inbox'
import { invitationOf, newAddress } from './invitations'
import { expect, test } from './journey'
import { emails, result, row, tick, validate } from './session-places'

test.describe('unenrolling', () => {
  test('a pending person: an invitation from here alone is cancelled, one with other reasons stays; both are said', async ({
    page,
  }) => {
    const { referentId, session } = await freshGround(['Amina'])
    const [only, also] = [newAddress('seule'), newAddress('ailleurs')]
    await createInvitations(db(), [
      { email: also, groups: [{ groupId: await groupId('Siège') }], invitedById: await accountId('owner') },
    ])
    await openAsAccount(page, referentId, `${session.panel}?tab=emails`)
    await emails(page).fill(`${only}, ${also},`)
    await validate(page)
    await expect(result(page, '2 inscriptions en attente')).toBeVisible()
    await page.goto(session.page)
    await expect(row(page, also)).toContainText('Invitée ailleurs aussi.')
    await page.getByRole('checkbox', { name: 'Sélectionner toute la page' }).check()
    await page.getByRole('button', { name: 'Désinscrire', exact: true }).last().click()
    const dialog = page.getByRole('alertdialog', { name: /Désinscrire 2 personnes/ })
    await expect(dialog).toContainText(`L’invitation de ${only} ne venait que d’ici`)
    await expect(dialog).toContainText(`L’invitation de ${also} vaut aussi ailleurs`)
    await expect(dialog.getByRole('button', { name: 'Garder' })).toBeFocused()
    await expectAccessible(page, 'unenrol')
    await dialog.getByRole('button', { name: 'Désinscrire' }).click()
    await expect(page.getByText('2 personnes désinscrites')).toBeVisible()
    await expect(page.getByText('Personne n’est encore inscrit')).toBeVisible()
    expect(await invitationOf(only)).toMatchObject({ status: 'cancelled' })
    expect(await invitationOf(also)).toMatchObject({ status: 'pending' })
  })

  test('somebody with an account gets a mail only if the box is ticked', async ({ page }) => {
    const { referentId, session, people } = await freshGround(['Amina', 'Boris'])
    await openAsAccount(page, referentId, session.panel)
    for (const name of ['Amina', 'Boris']) await tick(page, name).check()
    await page.getByRole('button', { name: 'VALIDER (2)' }).click()
    await expect(result(page, '2 personnes inscrites')).toBeVisible()
    await page.goto(session.page)
    for (const [name, tell] of [
      ['Amina', false],
      ['Boris', true],
    ] as const) {
      await row(page, name).getByRole('button', { name: 'Désinscrire' }).click()
      const dialog = page.getByRole('alertdialog')
      await expect(dialog.getByLabel('Prévenir par e-mail')).not.toBeChecked()
      if (tell) await dialog.getByLabel('Prévenir par e-mail').check()
      await dialog.getByRole('button', { name: 'Désinscrire' }).click()
      await expect(row(page, name)).toHaveCount(0)
      // On what was around the button that is gone: the list, then the page without one.
      await expect(page.locator(':focus')).toContainText(tell ? 'Personne n’est encore inscrit' : 'Boris')
    }
    await mailTo(people[1]?.email ?? '', 2)
    expect(await mailsTo(people[0]?.email ?? '')).toHaveLength(1)
  })
})

test('the list: search, states and the keyboard', async ({ page }) => {
  const { referentId, session } = await freshGround(['Amina', 'Boris'])
  const invited = newAddress('attendue')
  await openAsAccount(page, referentId, `${session.panel}?tab=emails`)
  await emails(page).fill(`${invited},`)
  await validate(page)
  await expect(result(page, '1 inscription en attente')).toBeVisible()
  await page.goto(session.panel)
  await tick(page, 'Amina').check()
  await validate(page)
  await expect(result(page, '1 personne inscrite')).toBeVisible()
  await page.goto(session.page)
  await page.getByRole('link', { name: 'En attente' }).click()
  await expect(row(page, 'Amina')).toHaveCount(0)
  await expect(row(page, invited)).toBeVisible()
  await page.getByRole('link', { name: 'Tous' }).click()
  await expect(row(page, 'Amina')).toBeVisible()
  await page.getByRole('searchbox').fill('amina')
  await expect(row(page, invited)).toHaveCount(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByText('1 sélectionnée')).toBeVisible()
  await expectAccessible(page, 'enrolments, one selected')
  await page.getByRole('searchbox').fill('personne-de-ce-nom')
  await expect(page.getByText('Rien ne correspond')).toBeVisible()
})

test('an invitation is sent again from its session', async ({ page }) => {
  const { referentId, session } = await freshGround()
  const invited = newAddress('encore')
  await openAsAccount(page, referentId, `${session.panel}?tab=emails`)
  await emails(page).fill(`${invited},`)
  await validate(page)
  await mailTo(invited)
  await page.goto(session.page)
  await row(page, invited).getByRole('button', { name: 'Renvoyer l’invitation' }).click()
  await expect(page.getByText('1 invitation renvoyée')).toBeVisible()
  await mailTo(invited, 2)
})
