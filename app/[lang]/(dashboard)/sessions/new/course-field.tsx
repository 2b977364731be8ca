'use client'

import { useTranslations } from 'next-intl'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Radio } from '@/components/ui/radio'
import { Select } from '@/components/ui/select'
import type { CourseToRun } from '@/domain/course-sessions/list-courses-to-run'
import type { Part } from '../state'

export type GroupToRunIn = { id: string; name: string; depth: number }

type Props = {
  courses: readonly CourseToRun[]
  groups: readonly GroupToRunIn[]
  /** The group that the person comes from. */
  groupId: string
  idOf: (part: Part) => string
  errorOf: (part: Part) => string | undefined
}

/** A course that there is, or a new one. What is not chosen is hidden by the style sheet: it works before any script. */
export function CourseField(props: Props) {
  const t = useTranslations('courseSession.form')
  const { courses } = props
  if (courses.length === 0)
    return (
      <>
        <input type="hidden" name="kind" value="new" />
        <NewCourse {...props} />
      </>
    )
  return (
    <fieldset className="group/course grid gap-4">
      <legend className="font-strong">{t('course')}</legend>
      <div className="mt-1 flex flex-wrap gap-x-8">
        <Radio name="kind" value="existing" label={t('existing')} defaultChecked />
        <Radio name="kind" value="new" label={t('newCourse')} />
      </div>
      <div className="hidden group-has-[[value=existing]:checked]/course:block">
        <ExistingCourse {...props} />
      </div>
      <div className="hidden gap-6 group-has-[[value=new]:checked]/course:grid">
        <NewCourse {...props} />
      </div>
    </fieldset>
  )
}

function ExistingCourse({ courses, groupId, idOf, errorOf }: Props) {
  const t = useTranslations('courseSession.form')
  const groups = [...new Map(courses.map((course) => [course.groupId, course.group]))]
  const here = courses.filter((course) => course.groupId === groupId)
  return (
    <Field id={idOf('course')} label={t('which')} error={errorOf('course')}>
      <Select
        {...fieldProps(idOf('course'), { error: errorOf('course') })}
        name="courseId"
        defaultValue={here.length === 1 ? here[0]?.id : ''}
      >
        <option value="">{t('choose')}</option>
        {groups.map(([id, name]) => (
          <optgroup key={id} label={name}>
            {courses
              .filter((course) => course.groupId === id)
              .map((course) => (
                <option key={course.id} value={course.id}>
                  {course.name}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  )
}

function NewCourse({ groups, groupId, idOf, errorOf }: Props) {
  const t = useTranslations('courseSession.form')
  const [error, groupError] = [errorOf('courseName'), errorOf('group')]
  const usual = groups.some(({ id }) => id === groupId) ? groupId : groups.length === 1 ? groups[0]?.id : ''
  return (
    <>
      <Field id={idOf('courseName')} label={t('courseName')} help={t('courseNameHelp')} error={error}>
        <Input
          {...fieldProps(idOf('courseName'), { help: true, error })}
          name="courseName"
          maxLength={200}
          autoComplete="off"
        />
      </Field>
      <Field id={idOf('group')} label={t('group')} help={t('groupHelp')} error={groupError}>
        <Select
          {...fieldProps(idOf('group'), { help: true, error: groupError })}
          name="groupId"
          defaultValue={usual}
        >
          {usual === '' && <option value="">{t('choose')}</option>}
          {groups.map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {`${'\u2003'.repeat(depth)}${name}`}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
