'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Suspense, use } from 'react'
import type { Total } from '@/components/list/total'
import { Confirm } from '@/components/ui/confirm'
import type { Row } from './row'

/** What is said of the one that is asked about. */
type Named = Pick<Row, 'id' | 'email' | 'elsewhere'> & { groups: readonly { name: string }[] }
type OfOne = { deed: 'cancel'; row: Named }
type OfMany = { deed: 'cancel' | 'resend'; count: number }
type OfAll = { deed: 'cancel' | 'resend'; total: Promise<Total> }
export type Question = OfOne | OfMany | OfAll

type Props = {
  question: Question | null
  pending: boolean
  onClose: () => void
  onConfirm: (question: Question) => void
}

/** Asks before links die, or before many people are written to; the harmless button has the focus. */
export function ConfirmDeed(props: Props) {
  const { question } = props
  if (!question) return null
  return (
    <Suspense>
      {'row' in question ? (
        <AskOne {...props} question={question} />
      ) : 'total' in question ? (
        <AskAll {...props} question={question} />
      ) : (
        <AskMany {...props} question={question} count={question.count} more={false} />
      )}
    </Suspense>
  )
}

function AskOne({ question, ...props }: Props & { question: OfOne }) {
  const t = useTranslations('invitations')
  const format = useFormatter()
  const { email, groups, elsewhere } = question.row
  const names = format.list([...groups.map(({ name }) => name), ...(elsewhere ? [elsewhere] : [])])
  const text = t('cancelOne.text', { groups: names })
  return <Asking {...props} question={question} title={t('cancelOne.title', { email })} text={text} />
}

function AskAll(props: Props & { question: OfAll }) {
  return <AskMany {...props} {...use(props.question.total)} />
}

function AskMany({ count, more, ...props }: Props & Total & { question: OfMany | OfAll }) {
  const t = useTranslations('invitations')
  const { deed } = props.question
  const title = t(more ? `${deed}Many.titleMany` : `${deed}Many.title`, { count })
  return <Asking {...props} title={title} text={t(`${deed}Many.text`)} />
}

function Asking({
  question,
  title,
  text,
  pending,
  onClose,
  onConfirm,
}: Props & { question: Question; title: string; text: string }) {
  const t = useTranslations('invitations')
  const { deed } = question
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      consequence={text}
      confirm={t('row' in question ? 'cancelOne.confirm' : `${deed}Many.confirm`)}
      keep={t(deed === 'cancel' ? 'keep' : 'notNow')}
      variant={deed === 'cancel' ? 'danger' : 'primary'}
      pending={pending}
      onConfirm={() => onConfirm(question)}
    />
  )
}
