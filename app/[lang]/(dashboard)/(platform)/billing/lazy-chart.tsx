'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'

/** The picture comes after everything that can be read without it. */
export const LazyChart = dynamic(() => import('./month-chart').then(({ MonthChart }) => MonthChart), {
  ssr: false,
  loading: () => <Skeleton className="h-64 w-full" />,
})
