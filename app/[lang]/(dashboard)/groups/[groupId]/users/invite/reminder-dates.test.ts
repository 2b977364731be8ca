import { describe, expect, test } from 'vitest'
import { datesInWords, plansOffered, reminderDates } from './reminder-dates'

const ends = { tomorrow: '2026-11-23', deletionDate: '', invitationDays: 30 }

describe('the dates of reminders', () => {
  test('are so many days after today', () => {
    expect(reminderDates('3,7', ends)).toEqual(['2026-11-25', '2026-11-29'])
    expect(reminderDates('1', ends)).toEqual(['2026-11-23'])
    expect(reminderDates('', ends)).toEqual([])
  })

  test('none once the invitation is over, by its own time or by the deletion of the account', () => {
    expect(reminderDates('3,7', { ...ends, invitationDays: 7 })).toEqual(['2026-11-25'])
    expect(reminderDates('3,7', { ...ends, deletionDate: '2026-11-29' })).toEqual(['2026-11-25'])
    expect(reminderDates('3,7', { ...ends, deletionDate: '2026-11-30' })).toHaveLength(2)
  })

  test('a deletion date that is past is a fault of its own and hides nothing', () => {
    expect(reminderDates('3,7', { ...ends, deletionDate: '2020-01-01' })).toHaveLength(2)
  })

  test.each([
    [['2026-11-25', '2026-11-29'], 'le 25 et le 29\u00a0novembre', 'on 25 and 29\u00a0November'],
    [
      ['2026-11-29', '2026-12-01'],
      'le 29\u00a0novembre et le 1er\u00a0décembre',
      'on 29\u00a0November and 1\u00a0December',
    ],
    [
      ['2026-11-24', '2026-11-27', '2026-12-04'],
      'le 24, le 27\u00a0novembre et le 4\u00a0décembre',
      'on 24, 27\u00a0November and 4\u00a0December',
    ],
  ])('%j in words', (dates, french, english) => {
    expect([datesInWords(dates, 'fr'), datesInWords(dates, 'en')]).toEqual([french, english])
  })
})

test('the usual plan is offered first, none always, and nothing twice', () => {
  expect(plansOffered('3,7')).toEqual(['3,7', '', '3', '7', '3,7,14'])
  expect(plansOffered('')).toEqual(['', '3', '7', '3,7', '3,7,14'])
  expect(plansOffered('5')).toEqual(['5', '', '3', '7', '3,7', '3,7,14'])
})
