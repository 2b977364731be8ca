import { describe, expect, test } from 'vitest'
import { afterLeaving } from './use-faults'

describe('when a field is left', () => {
  test('what is wrong with it is said, and no longer once it is mended', () => {
    const wrong = afterLeaving({}, 'deletionDate', { deletionDate: 'date_passed' })
    expect(wrong).toEqual({ deletionDate: 'date_passed' })
    expect(afterLeaving(wrong, 'deletionDate', {})).toEqual({})
  })

  test('an empty field is not a mistake before anything was sent; after that it stays one', () => {
    expect(afterLeaving({}, 'emails', { emails: 'emails_missing' })).toEqual({})
    const sent = { emails: 'emails_missing', roles: 'roles_missing' } as const
    expect(afterLeaving(sent, 'emails', sent)).toEqual(sent)
  })

  test('other fields are not spoken of', () => {
    expect(afterLeaving({}, 'emails', { emails: 'emails_invalid', deletionDate: 'date_passed' })).toEqual({
      emails: 'emails_invalid',
    })
  })
})
