import type { z } from 'zod'
import type { Faults, Part, SessionFault } from './state'
import { parts } from './state'

/** What every form of a session has. */
export const sharedIn = (form: FormData) => ({
  name: form.get('name') ?? '',
  startsOn: form.get('startsOn') ?? '',
  endsOn: form.get('endsOn') ?? '',
  referentIds: form.getAll('referentIds'),
})

/** The course as it was chosen: one that there is, or a new one in a group. */
export const courseIn = (form: FormData) =>
  form.get('kind') === 'new'
    ? { kind: 'new', name: form.get('courseName') ?? '', groupId: form.get('groupId') ?? '' }
    : { kind: 'existing', courseId: form.get('courseId') ?? '' }

/** Where in a form each part of the input is typed. */
const partAt: Record<string, Part> = {
  'course.courseId': 'course',
  'course.name': 'courseName',
  'course.groupId': 'group',
  name: 'name',
  startsOn: 'startsOn',
  endsOn: 'endsOn',
  referentIds: 'referents',
}

/** A sentence a part, in the order of the form. */
export function faultsOf({ issues }: z.ZodError): Faults {
  const found = issues.map(({ path, message }) => ({
    part: partAt[path.join('.')] ?? partAt[String(path[0])],
    code: message as SessionFault,
  }))
  return parts.flatMap((part) => found.find((one) => one.part === part) ?? [])
}

/** What was refused, where it was typed. */
const refusedAt: Partial<Record<SessionFault, Part>> = {
  name_taken: 'courseName',
  date_passed: 'endsOn',
  referent_missing: 'referents',
  referent_unknown: 'referents',
}

export function refusalAt(code: SessionFault): Faults {
  const part = refusedAt[code]
  return [part ? { part, code } : { code }]
}
