import type { Actor } from './actor'
import { type Role, roles } from './roles'

/*
 * DOMAIN "Who may do what", one predicate a right. Pure: screens, actions and acceptance (A1) ask the same ones.
 */

const hasRole = (actor: Actor, groupId: string, role: Role) => actor.rolesIn.get(groupId)?.has(role) ?? false

/** G1: administrator of the group itself or of one above it. */
export const administers = (actor: Actor, groupId: string) =>
  actor.isPlatformAdmin || actor.adminOf.has(groupId)

/** Create below, rename, move, make public or private, delete: the tree is settled by who administers the place in it. */
export const managesGroupTree = (actor: Actor, groupId: string) => administers(actor, groupId)

/** A user administrator's right holds on their own group only (G1). */
export const administersUsersOf = (actor: Actor, groupId: string) =>
  administers(actor, groupId) || hasRole(actor, groupId, 'user_admin')

/** Coach or administrator: whose people a referent may enrol (S2). */
export const leads = (actor: Actor, groupId: string) =>
  administers(actor, groupId) || hasRole(actor, groupId, 'coach')

/** The groups that the person leads, in the form that a query takes. */
export function groupsLed(actor: Actor): 'all' | readonly string[] {
  if (actor.isPlatformAdmin) return 'all'
  return [...new Set([...actor.adminOf, ...groupsWithRole(actor, 'coach')])]
}

/** Authors run their own courses, administrators every course of the group. */
export const mayCreateCourseIn = (actor: Actor, groupId: string) =>
  administers(actor, groupId) || hasRole(actor, groupId, 'author')

/** A2: a group that one neither belongs to nor administers does not exist. */
export const seesGroup = (actor: Actor, groupId: string) =>
  administers(actor, groupId) || actor.rolesIn.has(groupId)

/** The roles that the person may give in the group; none means that they may not invite into it (A1). */
export function rolesToGive(actor: Actor, groupId: string): readonly Role[] {
  if (administers(actor, groupId)) return roles
  return hasRole(actor, groupId, 'user_admin') ? ['learner'] : []
}

export const mayInviteInto = (actor: Actor, groupId: string) => rolesToGive(actor, groupId).length > 0

export const mayGive = (actor: Actor, groupId: string, role: Role) =>
  rolesToGive(actor, groupId).includes(role)

/** Invitations with a group of theirs are theirs to see, cancel and resend. */
export const managesInvitationsOf = (actor: Actor, groupId: string) => administersUsersOf(actor, groupId)

/** The groups in which the person holds the role itself. */
export const groupsWithRole = (actor: Actor, role: Role) =>
  [...actor.rolesIn].filter(([, held]) => held.has(role)).map(([groupId]) => groupId)

/** The groups of which the person is user administrator. */
export const groupsOfUserAdmin = (actor: Actor) => groupsWithRole(actor, 'user_admin')

/** The groups whose invitations the person manages, in the form that a query takes. */
export function groupsWithInvitations(actor: Actor): 'all' | 'none' | readonly string[] {
  if (actor.isPlatformAdmin) return 'all'
  const groups = [...new Set([...actor.adminOf, ...groupsOfUserAdmin(actor)])]
  return groups.length > 0 ? groups : 'none'
}

/** Settings and branding of the platform; for others they do not exist (A2). */
export const changesPlatform = (actor: Actor) => actor.isPlatformAdmin

/** What happened on the platform, whoever did it; for others there is no journal (A2). */
export const readsAudit = (actor: Actor) => actor.isPlatformAdmin

export const seesBilling = (actor: Actor) => actor.isOwner
