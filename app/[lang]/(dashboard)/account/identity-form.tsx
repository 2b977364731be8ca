'use client'

import {
  type ComponentProps,
  type FormEvent,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useMemo,
} from 'react'
import { toast } from 'sonner'
import { CustomFieldInputs, useCustomErrors } from '@/components/custom-field-inputs'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { OwnAccount } from '@/domain/accounts/change-own-account'
import type { CustomField } from '@/domain/custom-fields/input'
import { saveIdentity } from './actions'
import type { IdentityState } from './state'

type Word =
  | 'firstName'
  | 'lastName'
  | 'language'
  | 'languageHelp'
  | 'fr'
  | 'en'
  | 'timeZone'
  | 'timeZoneHelp'
  | 'save'
  | 'saved'
  | 'toCorrect'
  | 'unreachable'
type Props = { account: OwnAccount; fields: CustomField[]; zones: string[]; words: Record<Word, string> }

const untouched: IdentityState = { saved: false, reload: false, errors: [], customFaults: [] }

/** Name, language and zone; what was typed stays whatever the answer. */
export function IdentityForm({ account, fields, zones, words }: Props) {
  const { state, pending, onSubmit } = useSaving(words)
  // Pages that one left stay in the document, hidden, with fields of the same name.
  const scope = useId()
  const custom = useCustomErrors(fields, state.customFaults, scope)
  const errors = useMemo(() => [...scoped(state.errors, scope), ...custom], [state.errors, custom, scope])
  const textOf = (field: string) => state.errors.find((one) => one.field === field)?.text
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-5">
      <ErrorSummary title={words.toCorrect} errors={errors} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {(['firstName', 'lastName'] as const).map((name) => (
          <Line
            key={name}
            id={`${scope}${name}`}
            name={name}
            label={words[name]}
            value={account[name]}
            error={textOf(name)}
            autoComplete={name === 'firstName' ? 'given-name' : 'family-name'}
            maxLength={200}
          />
        ))}
      </div>
      <Field
        id={`${scope}language`}
        label={words.language}
        help={words.languageHelp}
        error={textOf('language')}
      >
        <Select
          {...fieldProps(`${scope}language`, { help: true, error: textOf('language') })}
          key={account.language}
          name="language"
          defaultValue={account.language}
          className="sm:max-w-64"
        >
          <option value="fr" lang="fr">
            {words.fr}
          </option>
          <option value="en" lang="en">
            {words.en}
          </option>
        </Select>
      </Field>
      <Line
        id={`${scope}timeZone`}
        name="timeZone"
        label={words.timeZone}
        help={words.timeZoneHelp}
        value={account.timeZone}
        error={textOf('timeZone')}
        list={`${scope}zones`}
        autoComplete="off"
        spellCheck={false}
        className="sm:max-w-80"
      />
      {/* The browser's own search in a list: by keyboard, on every phone, and nothing to load. */}
      <datalist id={`${scope}zones`}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <CustomFieldInputs
        fields={fields}
        scope={scope}
        values={account.customValues}
        errors={state.customFaults}
      />
      <div>
        <SubmitButton busy={pending}>{words.save}</SubmitButton>
      </div>
    </form>
  )
}

const scoped = (errors: IdentityState['errors'], scope: string) =>
  errors.map(({ field, text }) => ({ field: field && `${scope}${field}`, text }))

function useSaving({ saved, unreachable }: Props['words']) {
  const send = (_before: IdentityState, form: FormData): Promise<IdentityState> =>
    saveIdentity(form).catch(() => ({ ...untouched, errors: [{ text: unreachable }] }))
  const [state, save, pending] = useActionState(send, untouched)
  useEffect(() => {
    if (state.reload) window.location.reload()
    else if (state.saved) toast(saved)
  }, [state, saved])
  // React would empty the form of its action, and with it what has to be corrected.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => save(form))
  }
  return { state, pending, onSubmit }
}

type LineProps = ComponentProps<typeof Input> & {
  id: string
  name: string
  label: string
  value: string
  help?: string
  error: string | undefined
}

/** Another value from the server is another field. */
function Line({ id, name, label, value, help, error, ...props }: LineProps) {
  return (
    <Field id={id} label={label} help={help} error={error}>
      <Input {...fieldProps(id, { help, error })} {...props} key={value} name={name} defaultValue={value} />
    </Field>
  )
}
