'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Dispatch } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Cell, Row } from '@/components/ui/table'
import type { Role } from '@/domain/access/roles'
import type { PersonPreview } from '@/domain/accounts/preview-creation'
import type { GroupToChoose } from '../../adding/group-to-choose'
import { LineNotes } from './line-notes'
import type { Line, LineField, ListChange } from './list'

type Props = {
  line: Line
  at: number
  userName: string
  met: PersonPreview | undefined
  chosen: readonly GroupToChoose[]
  roles: readonly Role[]
  idOf: (field: string) => string
  change: Dispatch<ListChange>
}

/** One person of the list: two names and a user name, and what there is to say about them under it. */
export function PersonLine(props: Props) {
  const { line, at, userName, idOf, change } = props
  const t = useTranslations('createAccount.list')
  const name = `${line.firstName} ${line.lastName}`.trim() || userName || `${at + 1}`
  const notes = `${idOf('notes')}${line.id}`
  const cell = (field: LineField, posted: string, value: string) => {
    const id = `${idOf(field)}${line.id}`
    return (
      <Cell className="grid gap-1 align-top sm:table-cell sm:pr-3">
        <label htmlFor={id} className="text-muted text-small sm:sr-only">
          {t(`${field}Of`, { line: at + 1 })}
        </label>
        <Input
          id={id}
          name={posted}
          value={value}
          autoComplete="off"
          autoCapitalize={field === 'userName' ? 'none' : 'words'}
          spellCheck={false}
          aria-invalid={line.wrong?.field === field || undefined}
          aria-describedby={notes}
          onChange={({ target }) => change({ do: 'edit', id: line.id, some: { [field]: target.value } })}
        />
      </Cell>
    )
  }
  return (
    <>
      <Row className="max-sm:border-0 sm:border-0">
        {cell('firstName', 'firstName', line.firstName)}
        {cell('lastName', 'lastName', line.lastName)}
        {cell('userName', 'login', userName)}
        <Cell className="align-top max-sm:justify-self-end">
          <input type="hidden" name="restore" value={line.restore ? 'on' : ''} />
          <Button
            variant="quiet"
            size="icon"
            aria-label={t('remove', { name })}
            onClick={() => change({ do: 'remove', id: line.id })}
          >
            <X aria-hidden="true" />
          </Button>
        </Cell>
      </Row>
      <tr className="border-b max-sm:block">
        <td colSpan={4} id={notes} className="pb-3 text-small max-sm:block empty:pb-0">
          <LineNotes {...props} />
        </td>
      </tr>
    </>
  )
}
