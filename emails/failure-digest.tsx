import { frame } from './frame'
import { Letter, type LetterContent, type Look } from './letter'
import { previewLook } from './preview'
import { failureInWords, say } from './words'

export type FailureDigestProps = Look & {
  firstName: string
  /** In all, and how many of them are not named. */
  count: string
  more: string
  named: { address: string; reason: string }[]
  /** How many are left unnamed, as far as grammar goes. */
  over: 'none' | 'one' | 'many'
  link: string
}

export function failureDigestLetter({ named, over, ...props }: FailureDigestProps): LetterContent {
  const texts = say(props.language, 'failure_digest', { ...props, address1: named[0]?.address ?? '' })
  const words = named.length === 1 ? singular(texts) : texts
  return {
    ...frame(props, words),
    paragraphs: [words.greeting, words.intro],
    facts: [],
    entries: named.map(({ address, reason }) => ({ name: address, text: reason })),
    ...(over !== 'none' && { afterEntries: over === 'one' ? words.overOne : words.over }),
    link: props.link,
    notes: [words.ignore],
  }
}

const singular = (texts: ReturnType<typeof say<'failure_digest'>>) => ({
  ...texts,
  subject: texts.subjectOne,
  preview: texts.previewOne,
  title: texts.titleOne,
  intro: texts.introOne,
})

/** "These mails did not arrive": which, why, and the way to the list. */
export default function FailureDigest(props: FailureDigestProps) {
  return <Letter {...failureDigestLetter(props)} />
}

FailureDigest.PreviewProps = {
  ...previewLook,
  firstName: 'Gaëlle',
  count: '4',
  more: '0',
  named: [
    { address: 'amelie.durand@exemple.fr', reason: failureInWords('fr', 'bounced') },
    {
      address: 'jean-christophe.de-la-villardiere@une-entreprise.example',
      reason: failureInWords('fr', 'soft_bounced'),
    },
    { address: 'omar@exemple.fr', reason: failureInWords('fr', 'address_refused') },
    { address: 'linh.tran@exemple.fr', reason: failureInWords('fr', 'uncertain') },
  ],
  over: 'none',
  link: 'http://localhost:3000/groups/0199aa00-0000-7000-8000-000000000000/users/invitations?state=undelivered&group=all',
} satisfies FailureDigestProps
