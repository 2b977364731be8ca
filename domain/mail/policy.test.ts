import { describe, expect, test } from 'vitest'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import { deliveries, type LedgerEntry, mailFailures, mailState, mailTroubles } from './policy'

const entry = (given: Partial<LedgerEntry>): LedgerEntry => ({
  status: 'queued',
  failure: null,
  trouble: null,
  delivery: null,
  ...given,
})

describe('the state of a mail', () => {
  test('is what the ledger says', () => {
    expect(mailState(entry({ status: 'sent' }))).toEqual({ state: 'sent', delivery: null })
    expect(mailState(entry({ status: 'sent', delivery: 'bounced' }))).toEqual({
      state: 'sent',
      delivery: 'bounced',
    })
    expect(mailState(entry({ status: 'uncertain' }))).toEqual({ state: 'uncertain' })
    expect(mailState(entry({}))).toEqual({ state: 'queued', trouble: null })
    expect(mailState(entry({ trouble: 'rate_limited' }))).toEqual({
      state: 'queued',
      trouble: 'rate_limited',
    })
    expect(mailState(entry({ status: 'failed', failure: 'gave_up' }))).toEqual({
      state: 'failed',
      failure: 'gave_up',
    })
  })

  test('a reason that is not known is still a failure', () => {
    expect(mailState(entry({ status: 'failed', failure: 'from_a_later_version' })).state).toBe('failed')
    expect(mailState(entry({ trouble: 'gave_up' }))).toEqual({ state: 'queued', trouble: null })
  })

  test.each([
    ['fr', fr.mail],
    ['en', en.mail],
  ])('every reason is a sentence (%s)', (_, words) => {
    expect(Object.keys(words.failure).sort()).toEqual([...mailFailures].sort())
    expect(Object.keys(words.trouble).sort()).toEqual([...mailTroubles].sort())
    expect(Object.keys(words.delivery).sort()).toEqual([...deliveries].sort())
    for (const text of Object.values({ ...words.failure, ...words.trouble, ...words.delivery }))
      expect(text).toMatch(/\.$/)
  })
})
