import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import type { Role } from '@/domain/access/roles'
import { expectAccessible } from './accessible'
import { person, signInAs } from './demo'
import { groupId } from './groups'
import { expect, test } from './journey'

/** Somebody of the demonstration's groups, whom no other test knows. */
async function somebody(places: Record<string, Role>, { hasMailbox = true } = {}) {
  const word = randomBytes(4).toString('hex')
  const login = hasMailbox ? { email: `zoe.${word}@essais.example` } : { userName: `zoe.${word}` }
  const [created] = await createAccounts(db(), [{ firstName: 'Zoé', lastName: `Martin-${word}`, ...login }])
  if (!created) throw new Error('nobody was created')
  const given = Object.entries(places)
  const rows = await Promise.all(
    given.map(async ([group, role]) => ({ accountId: created.id, groupId: await groupId(group), role })),
  )
  await createMemberships(db(), rows)
  return { ...created, name: `Zoé ${created.lastName}`, path: `/accounts/${created.id}` }
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const asking = (page: Page) => page.getByRole('alertdialog')
const history = (page: Page) => page.getByRole('region', { name: 'Historique' })
const group = person('group_admin').group
const picker = (page: Page) => page.getByRole('dialog', { name: 'Choisir des groupes' })

async function pick(page: Page, name: string) {
  await page.getByRole('button', { name: 'Ajouter des groupes' }).click()
  await picker(page).getByRole('checkbox', { name, exact: true }).check()
  await picker(page).getByRole('button', { name: 'VALIDER' }).click()
}

test('what is changed is saved at once and told in the history; nothing typed is lost', async ({ page }) => {
  const zoe = await somebody({ [group]: 'learner' })
  await signInAs(page, 'group_admin', zoe.path)
  await expect(heading(page, zoe.name)).toBeVisible()
  await page.getByLabel('Prénom').fill('Zoë')
  await page.getByLabel('Adresse e-mail').fill('pas une adresse')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: /n’est pas complète/ })).toBeVisible()
  await expect(page.getByLabel('Prénom')).toHaveValue('Zoë')
  await page.getByLabel('Adresse e-mail').fill(zoe.email.replace('zoe', 'zoë'))
  await page.getByLabel('Suppression automatique').fill('2999-12-31')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Compte enregistré')).toBeVisible()
  await expect(heading(page, `Zoë ${zoe.lastName}`)).toBeVisible()
  await expect(history(page)).toContainText(/Modifié par .+\s: prénom, adresse et date de suppression/)
})

test('who saves over what somebody else has changed meanwhile is told so first', async ({ page }) => {
  const zoe = await somebody({ [group]: 'learner' })
  await signInAs(page, 'group_admin', zoe.path)
  await page.getByLabel('Prénom').fill('Zita')
  await db().execute(sql`update accounts set last_name = 'Changé-Entretemps' where id = ${zoe.id}`)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Ce que le compte contient maintenant')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Changé-Entretemps')
  await expect(page.getByLabel('Prénom')).toHaveValue('Zita')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(heading(page, `Zita ${zoe.lastName}`)).toBeVisible()
})

test('G5 leaving a group: what it does is told first, in names; the last group deletes', async ({ page }) => {
  const zoe = await somebody({ [group]: 'learner' })
  await signInAs(page, 'platform_admin', zoe.path)
  const places = page.getByRole('region', { name: 'Groupes et rôles' })
  await places.getByRole('button', { name: `Retirer de ${group}` }).click()
  await expect(asking(page)).toContainText(`quitte le groupe ${group}`)
  await expect(asking(page)).toContainText('Reste dans')
  await expect(asking(page).getByRole('button', { name: 'Ne rien changer' })).toBeFocused()
  await asking(page).getByRole('button', { name: 'Retirer du groupe' }).click()
  await expect(page.getByText(`n’est plus dans ${group}`)).toBeVisible()
  await expect(history(page)).toContainText(`Retrait de ${group} (Apprenant)`)
  const top = await platformGroup()
  await places.getByRole('button', { name: `Retirer de ${top}` }).click()
  await expect(asking(page)).toContainText('C’est son dernier groupe')
  await asking(page).getByRole('button', { name: 'Retirer et supprimer le compte' }).click()
  await expect(page.getByText('Supprimé', { exact: true }).first()).toBeVisible()
})

async function platformGroup(): Promise<string> {
  const { rows } = await db().execute<{ name: string }>(sql`select name from groups where parent_id is null`)
  return rows[0]?.name ?? ''
}

test('A1 G2 adding to a group: only groups and roles of one’s own, and who climbs is told', async ({
  page,
}) => {
  const zoe = await somebody({ [group]: 'coach' })
  await signInAs(page, 'group_admin', zoe.path)
  await page.getByRole('button', { name: 'Ajouter à un groupe' }).click()
  await page.getByRole('button', { name: 'Ajouter à ces groupes' }).click()
  await expect(page.getByText('Choisissez au moins un groupe')).toBeVisible()
  await page.getByRole('button', { name: 'Ajouter des groupes' }).click()
  await expect(picker(page).getByRole('checkbox', { name: await platformGroup(), exact: true })).toHaveCount(
    0,
  )
  await page.keyboard.press('Escape')
  await pick(page, group)
  await expect(page.getByText('Cette personne rejoint aussi, comme apprenant')).toBeVisible()
  await page.getByRole('button', { name: 'Ajouter à ces groupes' }).click()
  await expect(page.getByText(`est dans ${group}`)).toBeVisible()
  const places = page.getByRole('region', { name: 'Groupes et rôles' })
  await expect(places).toContainText('Apprenant')
  await expect(places).toContainText('Animateur')
})

test('T15 deleting: what it does is told first; afterwards the page shows what remains', async ({ page }) => {
  const zoe = await somebody({ [group]: 'learner' })
  const [signInId = ''] = await createSignIns(db(), [zoe.id])
  await signInAs(page, 'group_admin', zoe.path)
  await page.getByRole('button', { name: 'Supprimer le compte' }).click()
  await expect(asking(page)).toContainText(/quitte (le groupe|\d+ groupes)/)
  await expect(asking(page)).toContainText('La place facturée est libérée')
  await asking(page).getByRole('button', { name: 'Supprimer le compte' }).click()
  await expect(page.getByRole('heading', { name: 'Restaurer le compte' })).toBeVisible()
  await expect(history(page)).toContainText('Compte supprimé par')
  const { rows } = await db().execute(sql`
    select from sign_ins where id = ${signInId} and ended_at is null`)
  expect(rows).toEqual([])
})

test('E2 restoring: what comes back is told first, and the person is in a group again', async ({ page }) => {
  const zoe = await somebody({ [group]: 'learner' })
  await signInAs(page, 'group_admin', zoe.path)
  await page.getByRole('button', { name: 'Supprimer le compte' }).click()
  await asking(page).getByRole('button', { name: 'Supprimer le compte' }).click()
  const restoring = page.getByRole('region', { name: 'Restaurer le compte' })
  await expect(restoring).toContainText(`Ne reviennent pas\u00a0: ses groupes (${group})`)
  await expect(restoring.getByRole('list', { name: 'Groupes choisis' })).toHaveText(group)
  await restoring.getByRole('button', { name: 'Restaurer le compte' }).click()
  await expect(page.getByText(`Compte de ${zoe.name} restauré`)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Groupes et rôles' })).toContainText(group)
  await expect(page.getByRole('main')).toContainText('n’a pas encore remplacé le mot de passe')
  await expect(page.getByRole('region', { name: 'E-mails reçus' })).toContainText('Identifiants')
})

test('C5 somebody without a mailbox is given a new code, shown once', async ({ page }) => {
  const zoe = await somebody({ [group]: 'learner' }, { hasMailbox: false })
  await signInAs(page, 'group_admin', zoe.path)
  await page.getByRole('button', { name: 'Renouveler le code' }).click()
  await asking(page).getByRole('button', { name: 'Renouveler le code' }).click()
  const shown = page.getByRole('dialog')
  await expect(shown).toContainText('zoe.')
  await expect(shown).toContainText(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/)
  await shown.getByRole('button', { name: 'Fermer' }).click()
  await expect(page.getByRole('main')).toContainText('n’a pas encore utilisé son code')
  await expect(page.getByRole('main')).not.toContainText(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/)
})

test('A2 T13 a foreign person answers like nobody', async ({ page }) => {
  const foreign = await somebody({ Grenoble: 'learner' })
  await signInAs(page, 'group_admin')
  const answer = async (id: string) => {
    await page.goto(`/accounts/${id}`)
    await expect(page.getByRole('heading', { name: 'Cette page n’existe pas', level: 1 })).toBeVisible()
    return () => page.getByRole('main').ariaSnapshot()
  }
  const unknown = await (await answer(crypto.randomUUID()))()
  for (const id of [foreign.id, 'x']) await expect.poll(await answer(id)).toBe(unknown)
})

test('who has only some of the groups sees and changes only those', async ({ page }) => {
  const zoe = await somebody({ [group]: 'learner', Grenoble: 'learner' })
  await signInAs(page, 'group_admin', zoe.path)
  await expect(page.getByText('Seul un administrateur de tous les groupes')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Supprimer le compte' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Enregistrer' })).toHaveCount(0)
  await expect(page.getByRole('main')).not.toContainText('Grenoble')
  await expect(page.getByRole('button', { name: `Retirer de ${group}` })).toBeVisible()
})

test('the page of an account is accessible, with its questions', async ({ page }) => {
  const zoe = await somebody({ [group]: 'learner', Grenoble: 'coach' })
  await signInAs(page, 'platform_admin', zoe.path)
  await page.getByRole('button', { name: 'Déconnecter partout' }).click()
  await asking(page).getByRole('button', { name: 'Déconnecter partout' }).click()
  await expect(history(page)).toContainText('Déconnexion partout')
  await page.getByRole('button', { name: 'Ajouter à un groupe' }).click()
  await pick(page, group)
  await expectAccessible(page, 'account')
  await page.getByRole('button', { name: `Retirer de ${group}` }).click()
  await expect(asking(page)).toContainText('quitte')
  await expectAccessible(page, 'account, leaving a group')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Supprimer le compte' }).click()
  await asking(page).getByRole('button', { name: 'Supprimer le compte' }).click()
  await expect(page.getByRole('heading', { name: 'Restaurer le compte' })).toBeVisible()
  await expectAccessible(page, 'account, deleted')
})
