import { isDeepStrictEqual } from 'node:util'
import { render } from '@react-email/components'
import { createElement } from 'react'
import { compose, type Envelope, type Letter, lookOf } from '@/domain/mail/compose'
import { templateOf } from '@/domain/mail/kinds'
import { fillTemplate } from '@/domain/mail/template'
import Invitation, { type InvitationProps, invitationLetter } from '@/emails/invitation'
import { letterText } from '@/emails/letter-text'
import { renderTemplate } from '@/emails/render-template'
import { against, figure, type Reporter } from './report'
import { median, timed } from './timing'

const count = 500
/** Filling is so short that a run of it is as many turns, or the clock would measure who else is running. */
const turns = 40
const runs = 7

const brand = { accent: '#0f766e', logo: null }
const platform = 'Académie Horizon'

/**
 * Writing invitations by filling a template, against rendering each with React Email: the same messages from the
 * same values, in turns, each string made whole. And whole from their rows, links and dates included.
 */
export async function benchRender({ title, show }: Reporter): Promise<void> {
  title('Writing messages by filling a template, against rendering each with React Email (medians)')
  const letters = Array.from({ length: count }, (_, at) => letterTo(at))
  const envelope = await envelopeFor(letters)
  const props = letters.map((letter) => propsOf(letter, envelope))
  const template = await renderTemplate('invitation', 'fr', brand)
  const fill = often(() => madeWhole(props.map((one) => fillTemplate(template, valuesOf(one)))))
  const renderEach = async () => madeWhole(await Promise.all(props.map(renderOne)))
  const whole = often(() => madeWhole(letters.map((letter) => compose(letter, envelope))))
  checkSame(
    letters.map((letter) => compose(letter, envelope)),
    await Promise.all(props.map(renderOne)),
  )
  for (let warmUp = 0; warmUp < 2; warmUp++) for (const work of [fill, whole, renderEach]) await work()
  const spent: Record<'fill' | 'renderEach' | 'whole', number[]> = { fill: [], renderEach: [], whole: [] }
  for (let run = 0; run < runs; run++) {
    spent.fill.push((await timed(fill)) / turns)
    spent.renderEach.push(await timed(renderEach))
    spent.whole.push((await timed(whole)) / turns)
  }
  const [ours, reference] = [median(spent.fill), median(spent.renderEach)]
  show({ ...against('invitations written', count, ours, reference, 0), statements: null })
  show({
    ...against('the same, whole from their rows', count, median(spent.whole), reference, 0),
    statements: null,
  })
  show(figure('messages a second by filling', Math.round((count / ours) * 1000)))
  show(figure('messages a second by rendering each', Math.round((count / reference) * 1000)))
  show(figure('times as fast (to reach: 50)', Math.round(reference / ours)))
}

const often = (work: () => number) => async () => {
  for (let turn = 0; turn < turns; turn++) work()
}

/** Every string made whole, as it is when it goes out: until somebody reads it, it may be a plan to join pieces. */
const madeWhole = (messages: readonly (Written | null)[]) =>
  messages.reduce((sum, message) => sum + lastOf(message?.html) + lastOf(message?.text), 0)

const lastOf = (part = '') => part.charCodeAt(part.length - 1)

const valuesOf = ({ platform, inviter, groups, link, notForMe, expires }: InvitationProps) => ({
  typed: { platform, inviter, groups },
  ours: { link, notForMe, expires },
})

function letterTo(at: number): Letter {
  const id = `0199aa00-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
  const variables = {
    inviter: `Gaëlle Le Goff ${at}`,
    groups: 'Lyon, Ventes Rhône-Alpes',
    linkVersion: '1',
    expiresAt: new Date(Date.UTC(2026, 11, 1 + (at % 28), 14, at % 60)).toISOString(),
  }
  return {
    kind: 'invitation',
    id,
    accountId: null,
    invitationId: id,
    recipient: `p${at}@a.example`,
    language: 'fr',
    variables,
  }
}

async function envelopeFor([letter]: readonly Letter[]): Promise<Envelope> {
  if (!letter) throw new Error('There is nothing to write.')
  const template = await renderTemplate(templateOf(letter), letter.language, brand)
  return {
    appUrl: 'https://bienvenue.example',
    from: 'Bienvenue <bienvenue@bienvenue.example>',
    linkKeys: { current: 'a secret of a benchmark, long enough to be one' },
    platform,
    timeZone: 'Europe/Paris',
    templates: new Map([[lookOf(letter), template]]),
  }
}

/** The values of a message, read from its text: the reference need not make them. */
function propsOf(letter: Letter, envelope: Envelope): InvitationProps {
  const text = compose(letter, envelope)?.text ?? ''
  const [link = '', notForMe = ''] = text.match(/https:\S+/g) ?? []
  const [, expires = ''] = /valable jusqu’au (.+)/.exec(text) ?? []
  const { inviter = '', groups = '' } = letter.variables
  return { ...brand, language: 'fr', platform, inviter, groups, expires, link, notForMe }
}

async function renderOne(props: InvitationProps) {
  const letter = invitationLetter(props)
  return {
    subject: letter.subject,
    html: await render(createElement(Invitation, props)),
    text: letterText(letter),
  }
}

type Written = { subject: string; html: string; text: string }

function checkSame(ours: readonly (Written | null)[], theirs: readonly Written[]) {
  const same = ours.every((message, at) => message && isDeepStrictEqual(seen(message), seen(theirs[at])))
  if (!same) throw new Error('The two ways do not write the same message: nothing was measured.')
}

/** All but the filling behind the preview line, which is measured by the template's own length. */
const seen = (message: Written | undefined) => ({
  subject: message?.subject,
  text: message?.text,
  html: message?.html.replace(/[\u00a0\u200b-\u200f\ufeff]{3,}/, ''),
})
