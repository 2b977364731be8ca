'use client'

import { useRouter } from 'next/navigation'
import { CreateForm, type CreateFormProps } from './create-form'

/** Pages stay mounted after navigation: who comes by a link begins afresh, who comes back finds what was answered. */
export function FreshCreateForm(props: CreateFormProps) {
  const { bfcacheId } = useRouter()
  return <CreateForm key={bfcacheId} {...props} />
}
