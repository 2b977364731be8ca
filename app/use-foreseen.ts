import { useEffect, useEffectEvent, useState } from 'react'

type Answer<Preview, Code extends string> = { ok: true; preview: Preview } | { ok: false; code: Code }

/** What a deed would do, asked again when what is wanted changes; null meanwhile, and while nothing is wanted. */
export function useForeseen<Wanted, Preview, Code extends string>(
  wanted: Wanted | null,
  foresee: (wanted: Wanted) => Promise<Answer<Preview, Code>>,
  onFailure: (code: Code | 'unreachable') => void,
): Preview | null {
  const question = wanted && JSON.stringify(wanted)
  const [known, setKnown] = useState<{ question: string; preview: Preview } | null>(null)
  const ask = useEffectEvent(foresee)
  const settle = useEffectEvent((asked: string, answer: Answer<Preview, Code | 'unreachable'>) => {
    if (answer.ok) setKnown({ question: asked, preview: answer.preview })
    else onFailure(answer.code)
  })
  useEffect(() => {
    if (!question) return
    let isLast = true
    void ask(JSON.parse(question))
      .catch(() => ({ ok: false as const, code: 'unreachable' as const }))
      .then((answer) => isLast && settle(question, answer))
    return () => {
      isLast = false
    }
  }, [question])
  return known && known.question === question ? known.preview : null
}
