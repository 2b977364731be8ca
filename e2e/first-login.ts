import type { Page } from '@playwright/test'

/** One that the rules allow. */
export const password = 'cerise radiateur jeudi lampe'

/** The name and the password; nothing is sent yet. */
export async function fillIn(page: Page, secret = password) {
  await page.getByLabel('Nom', { exact: true }).fill('Lemaître')
  await page.getByLabel('Prénom').fill('Zoé')
  await page.getByLabel('Mot de passe', { exact: true }).fill(secret)
}
export const submit = (page: Page) => page.getByRole('button', { name: 'Activer mon compte' }).click()
