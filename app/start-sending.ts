import { sendFirst } from '@/jobs/send-for'
import { afterAnswer } from './after-answer'

/** Has the mail that was just written leave right after the answer. */
export const startSending = afterAnswer(sendFirst)
