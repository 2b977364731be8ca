import type { ReactNode } from 'react'
import type { CustomField } from '@/domain/custom-fields/input'
import type { RowsAsked } from '@/domain/imports/input'
import type { ImportStatus, ImportView } from '@/domain/imports/view'
import { Choosing } from './choosing'
import { DryRun } from './dry-run'
import { Ended } from './ended'
import { Reading } from './reading'
import { Unreadable } from './unreadable'
import { Uploading } from './uploading'
import { Writing } from './writing'

export type StageProps = {
  view: ImportView
  groupId: string
  asked: RowsAsked
  fields: readonly CustomField[]
  /** When this was read, in milliseconds. */
  now: number
}

const stages: Record<ImportStatus, (props: StageProps) => ReactNode> = {
  uploading: Uploading,
  reading: Reading,
  choosing: Choosing,
  previewing: DryRun,
  previewed: DryRun,
  importing: Writing,
  paused: Writing,
  done: Ended,
  cancelled: Ended,
  refused: Unreadable,
}

/** What the import needs or shows where it stands. */
export function Stage(props: StageProps) {
  const Now = stages[props.view.status]
  return <Now {...props} />
}
