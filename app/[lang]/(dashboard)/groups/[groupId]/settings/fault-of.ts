import type { z } from 'zod'
import type { TreeFault } from './answers'

const given = ['name', 'visibility']

/** Name and visibility are given by a person, and the first fault is said; anything else comes from no page of ours. */
export function faultOf({ issues }: z.ZodError): TreeFault {
  const [first] = issues
  const isGiven = issues.every(({ path }) => given.includes(String(path[0])))
  return first && isGiven ? (first.message as TreeFault) : 'wrong'
}
