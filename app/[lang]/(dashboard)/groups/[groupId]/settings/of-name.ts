import type { TreeFault } from './answers'

const faults: readonly TreeFault[] = ['name_missing', 'name_long', 'name_characters', 'name_taken']

/** Whether the sentence belongs beside the field of the name. */
export const isOfName = (code: TreeFault) => faults.includes(code)
