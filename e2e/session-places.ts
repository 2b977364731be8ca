import type { Page } from '@playwright/test'

/* Where things are on the page of a session and in its enrolment panel. */

export const phone = { width: 390, height: 844 }
export const emails = (page: Page) => page.getByLabel('Emails')
export const chips = (page: Page) =>
  page.getByRole('list', { name: 'Adresses saisies' }).getByRole('listitem')
export const validate = (page: Page) => page.getByRole('button', { name: /^VALIDER/ }).click()
export const result = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
export const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
export const enrolments = (page: Page) => page.getByRole('region', { name: 'Inscriptions' })
export const tabs = (page: Page) => page.getByRole('navigation', { name: 'Qui inscrire' })
export const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: new RegExp(name) })
