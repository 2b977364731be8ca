import type { CreateFaults } from './answer'
import type { Answer } from './use-creating'

/** Whether the person of the form has their account now. */
export const isDone = ({ outcomes: [one] }: Answer & { ok: true }) =>
  one?.outcome === 'created' || one?.outcome === 'restored'

/** What the answer says is wrong, at its fields. */
export function faultsOf(answer: Answer): CreateFaults {
  if (!answer.ok) return answer.code === 'faults' ? answer.faults : {}
  const [one] = answer.outcomes
  return one?.outcome === 'invalid' ? { [one.field]: one.fault } : {}
}
