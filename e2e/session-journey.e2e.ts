import { freshPeople, freshSession } from './course-sessions'
import { signInAs } from './demo'
import { fillIn, submit } from './first-login'
import { groupId } from './groups'
import { linkIn, mailsTo, mailTo } from './inbox'
import { newAddress } from './invitations'
import { expect, test } from './journey'
import { emails, enrolments, phone, result, row, validate } from './session-places'

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
