import { describe, expect, test } from 'vitest'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import { mailFailures, mailState, mailTroubles } from './policy'

describe('the state of a mail', () => {
  test('is what the ledger says', () => {
    expect(mailState({ status: 'sent', failure: null })).toEqual({ state: 'sent' })
    expect(mailState({ status: 'queued', failure: null })).toEqual({ state: 'queued', trouble: null })
    expect(mailState({ status: 'queued', failure: 'rate_limited' })).toEqual({
      state: 'queued',
      trouble: 'rate_limited',
    })
    expect(mailState({ status: 'failed', failure: 'gave_up' })).toEqual({
      state: 'failed',
      failure: 'gave_up',
    })
  })

  test('a reason that is not known is still a failure', () => {
    expect(mailState({ status: 'failed', failure: 'from_a_later_version' }).state).toBe('failed')
    expect(mailState({ status: 'queued', failure: 'gave_up' })).toEqual({ state: 'queued', trouble: null })
  })

  test.each([
    ['fr', fr.mail],
    ['en', en.mail],
  ])('every reason is a sentence (%s)', (_, words) => {
    expect(Object.keys(words.failure).sort()).toEqual([...mailFailures].sort())
    expect(Object.keys(words.trouble).sort()).toEqual([...mailTroubles].sort())
    for (const text of Object.values({ ...words.failure, ...words.trouble })) expect(text).toMatch(/\.$/)
  })
})
