import { frame } from './frame'
import { Letter, type LetterContent, type Look } from './letter'
import { previewLook } from './preview'
import { failureInWords, say } from './words'

export type FailureDigestProps = Look & {
  firstName: string
  /** In all, and how many of them are not named. */
  count: string
  more: string
  /** Invitations first; of what was about an account, `open` is the way to it. */
  named: { address: string; reason: string; open?: string }[]
  /** How many are left unnamed, as far as grammar goes. */
  over: 'none' | 'one' | 'many'
  link: string
}

export function failureDigestLetter({ named, over, ...props }: FailureDigestProps): LetterContent {
  const { language } = props
  const texts = say(language, digestOf(named), { ...props, address1: named[0]?.address ?? '' })
  const words = named.length === 1 && 'subjectOne' in texts ? singular(texts) : texts
  const { openAccount } = say(language, 'letter', props)
  return {
    ...frame(props, words),
    paragraphs: [words.greeting, words.intro],
    facts: [],
    entries: named.map(({ address, reason, open }) => ({
      name: address,
      text: reason,
      ...(open && { way: { label: openAccount, link: open } }),
    })),
    ...(over !== 'none' && { afterEntries: over === 'one' ? words.overOne : words.over }),
    link: props.link,
    notes: [words.ignore],
  }
}

/** Whose words it has: those of invitations, of accounts, or of both. */
function digestOf(named: FailureDigestProps['named']) {
  const accounts = named.filter(({ open }) => open).length
  if (accounts === 0) return 'failure_digest'
  return accounts < named.length ? 'mixed_digest' : 'account_digest'
}

const singular = (texts: ReturnType<typeof say<'failure_digest' | 'account_digest'>>) => ({
  ...texts,
  subject: texts.subjectOne,
  preview: texts.previewOne,
  title: texts.titleOne,
  intro: texts.introOne,
})

/** "These mails did not arrive": which, why, and the way to them. */
export default function FailureDigest(props: FailureDigestProps) {
  return <Letter {...failureDigestLetter(props)} />
}

FailureDigest.PreviewProps = {
  ...previewLook,
  firstName: 'Gaëlle',
  count: '4',
  more: '0',
  named: [
    { address: 'amelie.durand@exemple.fr', reason: failureInWords('fr', 'invitation', 'bounced') },
    {
      address: 'jean-christophe.de-la-villardiere@une-entreprise.example',
      reason: failureInWords('fr', 'invitation', 'soft_bounced'),
    },
    { address: 'omar@exemple.fr', reason: failureInWords('fr', 'invitation', 'address_refused') },
    {
      address: 'linh.tran@exemple.fr',
      reason: failureInWords('fr', 'account', 'uncertain'),
      open: 'http://localhost:3000/accounts/0199aa00-0000-7000-8000-000000000000',
    },
  ],
  over: 'none',
  link: 'http://localhost:3000/groups/0199aa00-0000-7000-8000-000000000000/users/invitations?state=undelivered&group=all',
} satisfies FailureDigestProps
