import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createMemberships } from '@/db/factories/memberships'
import { uuids } from '@/db/sql'
import { expectAccessible } from './accessible'
import { accountId, freshGround, freshPeople, freshSession, openAsAccount } from './course-sessions'
import { signInAs } from './demo'
import { fillIn, submit } from './first-login'
import { groupId } from './groups'
import { linkIn, mailsTo, mailTo } from './inbox'
import { invitationOf, newAddress } from './invitations'
import { expect, test } from './journey'
import { arrive } from './visitors'

const phone = { width: 390, height: 844 }
const emails = (page: Page) => page.getByLabel('Emails')
const chips = (page: Page) => page.getByRole('list', { name: 'Adresses saisies' }).getByRole('listitem')
const validate = (page: Page) => page.getByRole('button', { name: /^VALIDER/ }).click()
const result = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
const enrolments = (page: Page) => page.getByRole('region', { name: 'Inscriptions' })
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Qui inscrire' })
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: new RegExp(name) })

test.describe('I3, S2 the referent’s whole journey, on a telephone', () => {
  test.use({ viewport: phone, hasTouch: true, isMobile: true })

  test('from the session to an invitee who logs in and lands on it', async ({ page, browser }) => {
    const session = await freshSession()
    const invited = newAddress('zoe')
    const [known] = await freshPeople(['Karim'], await groupId('Grenoble'), ['learner'])
    await signInAs(page, 'referent', session.page)
    await page.getByRole('link', { name: 'Inscrire des personnes' }).first().click()
    await expect(page.getByRole('heading', { name: 'Inscrire à la session' })).toBeVisible()
    await page.getByRole('link', { name: 'Ajouter des emails' }).first().click()
    await expect(page.getByLabel('Groupe de destination')).toHaveValue(await groupId('Grenoble'))
    await emails(page).fill(`${invited}\n${known?.email},`)
    await validate(page)
    await expect(result(page, '2 inscriptions, dont 1 en attente')).toBeFocused()
    const outcomes = page.getByRole('region', { name: '2 inscriptions, dont 1 en attente' })
    await expect(outcomes.getByText('1 personne invitée, inscription en attente')).toBeVisible()
    await expect(outcomes.getByText('1 personne inscrite', { exact: true })).toBeVisible()
    await outcomes.getByRole('link', { name: 'Voir les inscriptions' }).click()
    await expect(enrolments(page)).toContainText('1 inscrit, 1 en attente')
    await expect(row(page, invited)).toContainText('En attente')
    await expect(row(page, invited)).toContainText(/E-mail (en attente d’envoi|envoyé|remis)/)
    await expect(row(page, 'Karim Nouveau')).toContainText('Inscrit')

    const mail = await mailTo(invited)
    const context = await browser.newContext({ viewport: phone })
    const invitee = await context.newPage()
    await invitee.goto(linkIn(mail, 'first-login'))
    await fillIn(invitee)
    await submit(invitee)
    await expect(invitee).toHaveURL(`${session.page}?welcome=1`)
    await context.close()

    await page.reload()
    await expect(enrolments(page)).toContainText('2 inscrits')
    await expect(row(page, 'Zoé Lemaître')).toContainText('Inscrit')
    // The invitation named the session: it is not told twice. Another one is assigned the group.
    const told = (await mailsTo(invited)).filter(({ html }) => html.includes(session.course))
    expect(told.map(({ subject }) => subject)).toEqual([mail.subject])
  })
})

test.describe('tab Personnes', () => {
  test('who is ticked stays so through searches and a reload; who is enrolled cannot be unticked', async ({
    page,
  }) => {
    const { referentId, session, people } = await freshGround(['Amina', 'Boris', 'Chloé'])
    await openAsAccount(page, referentId, session.panel)
    const search = page.getByRole('searchbox')
    await search.fill('amina')
    await expect(tick(page, 'Boris')).toHaveCount(0)
    await tick(page, 'Amina').check()
    await search.fill('boris')
    await expect(tick(page, 'Amina')).toHaveCount(0)
    await tick(page, 'Boris').check()
    await page.reload()
    await expect(page.getByText('2 personnes cochées')).toBeVisible()
    await page.getByRole('button', { name: 'VALIDER (2)' }).click()
    await expect(result(page, '2 personnes inscrites')).toBeFocused()
    await search.fill('')
    await expect(tick(page, 'Amina')).toBeDisabled()
    await expect(tick(page, 'Amina')).toBeChecked()
    await expect(tick(page, 'Chloé')).not.toBeChecked()
    for (const { email } of people.slice(0, 2)) expect((await mailTo(email)).html).toContain(session.course)
    expect(await mailsTo(people[2]?.email ?? '')).toEqual([])
  })

  test('with nobody ticked it says so, and nothing is sent', async ({ page }) => {
    const { referentId, session } = await freshGround(['Amina'])
    await openAsAccount(page, referentId, session.panel)
    await validate(page)
    await expect(page.getByText('Cochez au moins une personne.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'VALIDER', exact: true })).toBeVisible()
  })

  test('back leads to the tab before', async ({ page }) => {
    const { referentId, session, group } = await freshGround(['Amina'])
    await openAsAccount(page, referentId, session.panel)
    await tabs(page).getByRole('link', { name: 'Groupes' }).click()
    await expect(page.getByRole('button', { name: `Assigner ${group.name}` })).toBeVisible()
    await page.getByRole('link', { name: 'Ajouter des emails' }).click()
    await expect(emails(page)).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('button', { name: `Assigner ${group.name}` })).toBeVisible()
    await page.goBack()
    await expect(tick(page, 'Amina')).toBeVisible()
  })

  test('by keyboard alone', async ({ page }) => {
    const { referentId, session } = await freshGround(['Amina', 'Boris'])
    await openAsAccount(page, referentId, session.panel)
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(page.getByText('1 personne cochée')).toBeVisible()
    await page.getByRole('button', { name: /^VALIDER/ }).focus()
    await page.keyboard.press('Enter')
    await expect(result(page, '1 personne inscrite')).toBeFocused()
  })
})

test.describe('S1 tab Groupes', () => {
  test('says how many beforehand, enrols them behind the scenes, and the progress outlives a reload', async ({
    page,
  }) => {
    const { referentId, session, group, people } = await freshGround(['Amina', 'Boris', 'Chloé'])
    await openAsAccount(page, referentId, `${session.panel}?tab=groups`)
    await page.getByRole('button', { name: `Assigner ${group.name}` }).click()
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('3 apprenants sont inscrits maintenant, et chacun reçoit un e-mail.')
    await expect(dialog).toContainText(`Ceux qui rejoindront ${group.name} plus tard seront inscrits aussi`)
    await expect(dialog.getByRole('button', { name: 'Pas maintenant' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Assigner le groupe' }).click()
    const told = page.getByRole('status').filter({ hasText: `${group.name} est assigné` })
    await expect(told).toContainText('3 apprenants sont en cours d’inscription.')
    await page.getByRole('link', { name: 'Suivre l’avancement' }).click()
    const section = page.getByRole('region', { name: 'Groupes assignés' })
    await expect(section.getByText('3 inscrits')).toBeVisible({ timeout: 20_000 })
    await page.reload()
    await expect(section.getByText('Les 3 e-mails sont partis')).toBeVisible({ timeout: 20_000 })
    await expect(enrolments(page)).toContainText('3 inscrits')
    for (const { email } of people) await mailTo(email)
  })

  test('what is being enrolled shows so, also on a page that is opened later; it turns by itself', async ({
    page,
  }) => {
    const { referentId, session, group } = await freshGround()
    await db().execute(sql`
      insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners)
      values (${session.id}, ${group.id}, ${referentId}, 100000)`)
    await openAsAccount(page, referentId, session.page)
    const section = page.getByRole('region', { name: 'Groupes assignés' })
    await expect(section.getByRole('status')).toContainText(/Inscription de 100.000 apprenants en cours…/)
    await page.reload()
    await expect(section.getByRole('status')).toContainText('en cours…')
    await expectAccessible(page, 'a group that is being enrolled')
    await db().execute(sql`
      update course_session_groups set enrolled = 99990, enrolled_at = now() where group_id = ${group.id}`)
    await expect(section.getByText(/99.990 inscrits/)).toBeVisible({ timeout: 10_000 })
    await expect(section.getByText('10 l’étaient déjà')).toBeVisible()
  })

  test('while mails leave: how many of how many, how fast, and how long it still takes', async ({ page }) => {
    const { referentId, session, group, people } = await freshGround(['Amina', 'Boris', 'Chloé'])
    const at = new Date(Date.now() - 60_000).toISOString()
    await db().execute(sql`
      insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners, enrolled, enrolled_at)
      values (${session.id}, ${group.id}, ${referentId}, 3, 3, ${at})`)
    // Nobody sends them: their batch waits for a day that this run does not see.
    await db().execute(sql`
      with batch as (
        insert into mail_batches (id, start_after) values (gen_random_uuid(), '2099-01-01') returning id
      )
      insert into mails (id, kind, account_id, recipient, language, variables, batch_id, position, created_at)
      select gen_random_uuid(), 'course_session', a.id, a.email, 'fr',
        jsonb_build_object('courseSessionId', ${session.id}::text), batch.id, row_number() over (order by a.id), ${at}
      from accounts a cross join batch where a.id = any(${uuids(people.map(({ id }) => id))})`)
    const sent = (some: typeof people) =>
      db().execute(sql`
        update mails set status = 'sent', settled_at = now()
        where course_session_id = ${session.id} and account_id = any(${uuids(some.map(({ id }) => id))})`)
    await sent(people.slice(0, 1))
    await openAsAccount(page, referentId, session.page)
    const section = page.getByRole('region', { name: 'Groupes assignés' })
    await expect(section.getByRole('progressbar', { name: '1 e-mail sur 3 parti' })).toBeVisible()
    await expect(section.getByText('environ 1 par minute, encore')).toBeVisible()
    await expectAccessible(page, 'mails of a group on their way')
    await sent(people)
    await expect(section.getByText('Les 3 e-mails sont partis')).toBeVisible({ timeout: 10_000 })
    await expect(section.getByRole('progressbar')).toHaveCount(0)
  })

  test('taking a group off leaves those who are enrolled', async ({ page }) => {
    const { referentId, session, group } = await freshGround()
    await db().execute(sql`
      insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners, enrolled, enrolled_at)
      values (${session.id}, ${group.id}, ${referentId}, 2, 2, now())`)
    await openAsAccount(page, referentId, session.page)
    await page.getByRole('button', { name: `Retirer ${group.name}` }).click()
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('Les personnes déjà inscrites le restent')
    await dialog.getByRole('button', { name: 'Retirer le groupe' }).click()
    await expect(page.getByText('Aucun groupe n’est assigné')).toBeVisible()
    await expect(page.locator(':focus')).toContainText('Aucun groupe n’est assigné')
  })
})

test.describe('Ajouter des emails', () => {
  test('each address has its outcome; bad ones stay; several groups ask for one', async ({ page }) => {
    const { referentId, session, people, group } = await freshGround(['Amina'])
    const [elsewhere] = await freshPeople(['Basile'], await groupId('Siège'), ['learner'])
    const [coached] = await freshPeople(['Célia'], await groupId('Chambéry'), ['learner'])
    await createMemberships(db(), [
      { accountId: referentId, groupId: await groupId('Chambéry'), role: 'coach' },
    ])
    const invited = newAddress('paul')
    await openAsAccount(page, referentId, `${session.panel}?tab=emails`)
    await emails(page).fill(
      [invited, invited, 'pas-une-adresse', people[0]?.email, elsewhere?.email, coached?.email, ''].join(','),
    )
    await validate(page)
    await expect(page.getByRole('link', { name: 'Choisissez le groupe de destination.' })).toBeVisible()
    await page.getByLabel('Groupe de destination').selectOption({ label: group.name })
    await validate(page)
    await expect(result(page, '3 inscriptions, dont 1 en attente')).toBeFocused()
    for (const told of [
      '1 adresse hors de votre portée',
      '1 personne inscrite',
      `1 personne inscrite et ajoutée à ${group.name}`,
      '1 personne invitée, inscription en attente',
      '1 adresse en double',
      '1 adresse à corriger',
    ]) {
      await expect(page.getByText(told, { exact: true })).toBeVisible()
    }
    await expect(chips(page)).toHaveText([/pas-une-adresse/])
    await expectAccessible(page, 'add emails, answered')
  })

  test('nothing typed is lost, by a reload or by a sign-in that ended', async ({ page, context }) => {
    const { referentId, session } = await freshGround()
    const invited = newAddress('reprise')
    await openAsAccount(page, referentId, `${session.panel}?tab=emails`)
    await emails(page).fill(`${invited},`)
    await expect(chips(page)).toHaveCount(1)
    await page.reload()
    await expect(page.getByText('Votre saisie a été retrouvée')).toBeVisible()
    const cookies = await context.cookies()
    await context.clearCookies()
    await validate(page)
    await expect(page.getByText('Votre connexion a pris fin')).toBeVisible()
    await expect(chips(page)).toHaveText([new RegExp(invited)])
    await context.addCookies(cookies)
    await validate(page)
    await expect(result(page, '1 inscription en attente')).toBeVisible()
  })
})

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

test.describe('the panel says why there is nothing to enrol or invite with', () => {
  const nothingToPress = async (page: Page) => {
    await expect(page.getByRole('button', { name: /^VALIDER/ })).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('checkbox')).toHaveCount(0)
    await expect(emails(page)).toHaveCount(0)
  }

  test('to an author who is not referent of their own session', async ({ page }) => {
    const [author] = await freshPeople(['Odile'], await groupId('Grenoble'), ['author'])
    const session = await freshSession({ authorId: author?.id ?? '' })
    await openAsAccount(page, author?.id ?? '', `${session.panel}?tab=emails`)
    await expect(page.getByText('Vous n’êtes pas référent de cette session')).toBeVisible()
    await nothingToPress(page)
    await expectAccessible(page, 'enrol, not a referent')
  })

  test('to a referent without a group', async ({ page }) => {
    const [learner] = await freshPeople(['Lise'], await groupId('Grenoble'), ['learner'])
    const session = await freshSession({ referentIds: [learner?.id ?? ''] })
    await openAsAccount(page, learner?.id ?? '', session.panel)
    await expect(page.getByText('Vous n’avez pas encore de groupe où inscrire')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Nommer un référent' })).toBeVisible()
    await nothingToPress(page)
  })

  test('to everybody, of a session that is over', async ({ page }) => {
    const session = await freshSession({ startsOn: '2026-01-05', endsOn: '2026-01-09' })
    await signInAs(page, 'referent', session.page)
    await expect(enrolments(page)).toBeVisible()
    await expect(page.getByRole('link', { name: /^(Inscrire|Assigner)/ })).toHaveCount(0)
    await arrive(page, session.panel)
    await expect(page.getByText('Cette session est terminée')).toBeVisible()
    await nothingToPress(page)
    await page.getByRole('link', { name: 'Modifier les dates' }).click()
    await expect(page.getByLabel('Dernier jour')).toHaveValue('2026-01-09')
  })

  test('A2 to a stranger the session does not exist', async ({ page }) => {
    const session = await freshSession()
    await signInAs(page, 'learner', session.panel)
    await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
  })
})

test('the panel is accessible', async ({ page }) => {
  const { referentId, session, group } = await freshGround(['Amina', 'Boris', 'Chloé'])
  await openAsAccount(page, referentId, session.panel)
  await tick(page, 'Boris').check()
  await expectAccessible(page, 'enrol people')
  await page.goto(`${session.panel}?tab=groups`)
  await page.getByRole('button', { name: `Assigner ${group.name}` }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectAccessible(page, 'assign a group')
  await page.goto(`${session.panel}?tab=emails`)
  await emails(page).fill('ana@exemple.fr, pas-une-adresse,')
  await expectAccessible(page, 'add emails')
})
