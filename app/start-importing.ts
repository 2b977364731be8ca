import { importFirst } from '@/jobs/send-for'
import { afterAnswer } from './after-answer'

/** Has the import that was just asked for go on, should no worker have taken it. */
export const startImporting = afterAnswer(importFirst)
