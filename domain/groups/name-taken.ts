import { brokenConstraint } from '@/db/broken-constraint'
import { type Result, refused } from '@/domain/result'

/** Groups beside each other have different names; the index decides, so that of two at once one is told. */
export async function orNameTaken<Value, Code extends string>(
  change: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'name_taken'>> {
  try {
    return await change()
  } catch (error) {
    if (brokenConstraint(error) === 'groups_name_among_siblings') return refused('name_taken')
    throw error
  }
}
