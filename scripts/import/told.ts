import { createTranslator } from 'next-intl'
import { type ImportWords, refusedWords } from '@/app/import-words'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { rowOutcomes } from '@/domain/imports/input'
import type { Totals } from '@/domain/imports/outcome'
import type { RefusedRow } from '@/domain/imports/read-refused'
import type { ImportView } from '@/domain/imports/view'
import { env } from '@/env'
import { type Language, languages } from '@/i18n/languages'

const say = (line: string) => console.log(line)

/** Tells how it goes, in the language of who imports. */
export async function teller(db: Database, { language }: Actor) {
  const t = await wordsOf(language)
  const all = await Promise.all(languages.map(wordsOf))
  const words = refusedWords(t, all, await listCustomFields(db))
  return {
    words,
    recognised: (view: ImportView) => {
      for (const line of recognisedLines(t, view, words.column)) say(line)
    },
    progress: ({ status, dealt, rows }: ImportView) =>
      say(t('terminal.progress', { state: t(`states.${status}`), dealt, rows: rows ?? 0 })),
    figures: (totals: Totals | null) => {
      for (const line of figureLines(t, totals)) say(`  ${line}`)
    },
    refused: ({ line, reasons }: RefusedRow) =>
      say(`  ${t('terminal.line', { line })} ${reasons.map(words.say).join(' ')}`),
    refusedIn: (path: string, count: number) => say(t('terminal.refusedIn', { path, count })),
    stopped: (view: ImportView, wasAsked: boolean) => say(whyStopped(t, view, wasAsked)),
    end: (dryRun: boolean) => say(t(dryRun ? 'terminal.tried' : 'terminal.done')),
  }
}
export type Told = Awaited<ReturnType<typeof teller>>

async function wordsOf(locale: Language): Promise<ImportWords> {
  const { default: messages } = await import(`../../messages/${locale}.json`)
  return createTranslator({ locale, messages, namespace: 'imports' })
}

function recognisedLines(
  t: ImportWords,
  { name, recognised, format, rows }: ImportView,
  columnOf: Told['words']['column'],
): string[] {
  const columns = (format?.columns ?? []).map((column, at) => {
    const header = recognised?.headers[at] || t('terminal.nameless', { number: at + 1 })
    return `  ${header} → ${column ? columnOf(column) : t('terminal.leftOut')}`
  })
  return [t('terminal.file', { name, rows: rows ?? 0 }), ...columns]
}

function figureLines(t: ImportWords, totals: Totals | null): string[] {
  const { seats = 0, credentials = 0, invitations = 0, sessionMails = 0 } = totals ?? {}
  const figures = rowOutcomes.flatMap((outcome) => {
    const count = totals?.outcomes[outcome] ?? 0
    return count > 0 ? [t(`outcomes.${outcome}`, { count })] : []
  })
  return [...figures, t('terminal.causes', { seats, mails: credentials + invitations + sessionMails })]
}

function whyStopped(t: ImportWords, view: ImportView, wasAsked: boolean): string {
  const { status, fault, faultLine, group, importId } = view
  if (fault) {
    const [title, text] = [t(`faults.${fault}.title`), t(`faults.${fault}.text`)]
    return faultLine === null
      ? `${title}. ${text}`
      : `${t('unreadable.line', { line: faultLine })} ${title}. ${text}`
  }
  const url = `${env().APP_URL}/groups/${group?.groupId}/users/import/${importId}`
  if (wasAsked) return t('terminal.interrupted', { url })
  if (status === 'choosing') return t('terminal.choosing', { url })
  return t('terminal.stopped', { state: t(`states.${status}`), url })
}
