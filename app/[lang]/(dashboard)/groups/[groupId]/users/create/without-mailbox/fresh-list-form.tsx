'use client'

import { useRouter } from 'next/navigation'
import { ListForm, type ListFormProps } from './list-form'

/** Pages stay mounted after navigation: who comes by a link begins afresh, and finds no codes of the time before. */
export function FreshListForm(props: ListFormProps) {
  const { bfcacheId } = useRouter()
  return <ListForm key={bfcacheId} {...props} />
}
