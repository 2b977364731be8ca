import type { Actor } from '@/domain/access/actor'
import { administers, groupsLed, groupsWithRole, leads, mayCreateCourseIn } from '@/domain/access/policy'

/*
 * Who may do what with a course session (DOMAIN "Who may do what", S1, S2). Pure: screens, use cases and acceptance
 * (A1) ask the same predicates.
 */

/** What is to be known of a session and the actor to say what they may do with it. */
export type Standing = {
  /** The group that the course belongs to. */
  courseGroupId: string
  isReferent: boolean
  /** Whether the course is their own. */
  isAuthor: boolean
  /** Whether a group that they lead is assigned. */
  leadsAssigned: boolean
  isEnrolled: boolean
}

/** A session begins and ends with its days, in the platform's time zone. */
export type CourseSessionState = 'upcoming' | 'running' | 'over'

/** Its dates, its referents, who is enrolled. */
export const managesCourseSession = (
  actor: Actor,
  { isReferent, isAuthor, courseGroupId }: Pick<Standing, 'isReferent' | 'isAuthor' | 'courseGroupId'>,
) =>
  administers(actor, courseGroupId) ||
  isReferent ||
  (isAuthor && groupsWithRole(actor, 'author').includes(courseGroupId))

/** Invitations that came from the session are its referents' to see and manage: nobody else runs those (I3). */
export const managesInvitationsFrom = (actor: Actor, { isReferent }: Pick<Standing, 'isReferent'>) =>
  actor.isPlatformAdmin || isReferent

/** Who follows it, and how many are still expected. */
export const seesEnrolments = (actor: Actor, standing: Standing) =>
  managesCourseSession(actor, standing) || standing.leadsAssigned

/** A2: for everybody else it does not exist. */
export const seesCourseSession = (actor: Actor, standing: Standing) =>
  seesEnrolments(actor, standing) || standing.isEnrolled

/** S2: both at once, referent of the session and coach or administrator of the group. */
export const mayEnrolFrom = (actor: Actor, { isReferent }: Pick<Standing, 'isReferent'>, groupId: string) =>
  actor.isPlatformAdmin || (isReferent && leads(actor, groupId))

/** Why the person has nobody to enrol and nothing to invite with; null when they have. */
export function whyNotEnrol(
  actor: Actor,
  { isReferent }: Pick<Standing, 'isReferent'>,
): 'not_referent' | 'no_group' | null {
  if (actor.isPlatformAdmin) return null
  if (!isReferent) return 'not_referent'
  return groupsLed(actor).length === 0 ? 'no_group' : null
}

/** Whose runs of a course the person may begin: every course of a group that is theirs, or their own as author there. */
export const runsCourse = (actor: Actor, { groupId, isAuthor }: { groupId: string; isAuthor: boolean }) =>
  administers(actor, groupId) || (isAuthor && mayCreateCourseIn(actor, groupId))

/** Whether there is any group in which the person may create a course. */
export const runsCourses = (actor: Actor) =>
  actor.isPlatformAdmin || actor.adminOf.size > 0 || groupsWithRole(actor, 'author').length > 0
