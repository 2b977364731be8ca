'use client'

import { catchError, type ErrorInfo } from 'next/error'
import { Failure } from '@/components/failure'
import { DeskHead } from './desk-head'

/** Where the drawer fails: the list beside it stays. */
function Broken(_: object, { retry }: ErrorInfo) {
  return (
    <>
      <DeskHead email={null} />
      <Failure heading="h2" retry={retry} />
    </>
  )
}

export const DeskBoundary = catchError(Broken)
