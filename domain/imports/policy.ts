import type { Actor } from '@/domain/access/actor'
import { administers, mayInviteInto } from '@/domain/access/policy'

/** DOMAIN "import CSV": whoever adds people one by one adds many; roles and groups are asked of each row. */
export const mayImportInto = mayInviteInto

type Whose = { startedById: string; groupId: string | null }

/**
 * Their own, and those of the groups that they administer, where they still may import (A2). Who sees one may pause and
 * end it: that takes nothing from anybody.
 */
export const seesImport = (actor: Actor, { startedById, groupId }: Whose) =>
  actor.isPlatformAdmin ||
  (groupId !== null &&
    (startedById === actor.accountId ? mayImportInto(actor, groupId) : administers(actor, groupId)))

/** The rows are written with the rights of who began it: nobody else says how, or that it begins. */
export const directsImport = (actor: Actor, whose: Whose) =>
  seesImport(actor, whose) && whose.startedById === actor.accountId

/**
 * Who stands in the file, and what is so or changes of them: for who began it, and for whom everybody is theirs to know
 * of. An administrator of the group where it was begun has its figures; its people may be of other groups (A2).
 */
export const readsRows = (actor: Actor, whose: Whose) => actor.isPlatformAdmin || directsImport(actor, whose)
