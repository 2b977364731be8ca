import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id, moment } from './columns'
import { groups } from './groups'
import { invitationStatus, invitations } from './invitations'

/** What is learnt. It belongs to the group whose authors write it and whose administrators answer for it. */
export const courses = pgTable(
  'courses',
  {
    id: id(),
    groupId: uuid()
      .notNull()
      .references(() => groups.id),
    authorId: uuid()
      .notNull()
      .references(() => accounts.id),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('courses_name_in_group').on(t.groupId, sql`lower(${t.name})`),
    index('courses_author').on(t.authorId),
    check('courses_name_length', sql`char_length(${t.name}) between 1 and 120`),
  ],
)

/** A dated run of a course. Its days are those of the platform's time zone, the last one included. */
export const courseSessions = pgTable(
  'course_sessions',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    /** What tells it from other runs of the course; empty when the dates do. */
    name: text().notNull().default(''),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    createdById: uuid()
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('course_sessions_course').on(t.courseId),
    index('course_sessions_start').on(t.startsOn, t.id),
    check('course_sessions_days', sql`${t.endsOn} >= ${t.startsOn}`),
    check('course_sessions_name_length', sql`char_length(${t.name}) <= 120`),
  ],
)

/** Who is in charge of a session: not a role on a group, and gone with the account (E2). */
export const courseSessionReferents = pgTable(
  'course_session_referents',
  {
    courseSessionId: uuid()
      .notNull()
      .references(() => courseSessions.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.courseSessionId, t.accountId] }),
    index('course_session_referents_account').on(t.accountId),
  ],
)

/** Groups whose learners are enrolled, those to come included (S1). */
export const courseSessionGroups = pgTable(
  'course_session_groups',
  {
    courseSessionId: uuid()
      .notNull()
      .references(() => courseSessions.id),
    groupId: uuid()
      .notNull()
      .references(() => groups.id),
    assignedById: uuid()
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
    /** How many learners there were when it was assigned, and how many of them that enrolled, once it is done. */
    learners: integer().notNull(),
    enrolled: integer(),
    enrolledAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.courseSessionId, t.groupId] }),
    index('course_session_groups_group').on(t.groupId),
    check('course_session_groups_done', sql`(${t.enrolled} is null) = (${t.enrolledAt} is null)`),
  ],
)

/**
 * Who follows a session: an account, or while it is pending the invitation (I3). `invitationStatus` repeats the
 * invitation's, kept equal by the foreign key: cancelling it ends the enrolment, whoever cancels and however.
 */
export const enrolments = pgTable(
  'enrolments',
  {
    id: id(),
    courseSessionId: uuid()
      .notNull()
      .references(() => courseSessions.id),
    accountId: uuid().references(() => accounts.id, { onDelete: 'cascade' }),
    invitationId: uuid(),
    invitationStatus: invitationStatus(),
    enrolledById: uuid()
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    unique('enrolments_account_once').on(t.courseSessionId, t.accountId),
    unique('enrolments_invitation_once').on(t.courseSessionId, t.invitationId),
    foreignKey({
      name: 'enrolments_invitation',
      columns: [t.invitationId, t.invitationStatus],
      foreignColumns: [invitations.id, invitations.status],
    })
      .onUpdate('cascade')
      .onDelete('cascade'),
    index('enrolments_session').on(t.courseSessionId, t.id),
    index('enrolments_account').on(t.accountId),
    index('enrolments_of_invitation').on(t.invitationId),
    check('enrolments_of_somebody', sql`num_nonnulls(${t.accountId}, ${t.invitationId}) = 1`),
    check('enrolments_invitation_status', sql`num_nulls(${t.invitationId}, ${t.invitationStatus}) <> 1`),
  ],
)
