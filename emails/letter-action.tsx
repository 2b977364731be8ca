import { Button, Link, Section, Text } from '@react-email/components'
import type { CSSProperties } from 'react'
import type { LetterContent } from './letter'
import { style } from './look'
import type { shadesOf } from './shades'

type Props = { letter: LetterContent; shades: ReturnType<typeof shadesOf> }

/** The one button, its link in clear, and what can be fetched besides. */
export function LetterAction({ letter: { button, link, linkHelp, file }, shades }: Props) {
  return (
    <>
      {link && (
        <>
          <Section style={style.action}>
            <Button
              className="button"
              href={link}
              style={{ ...style.button, backgroundColor: shades.light, color: shades.onLight }}
            >
              {button}
            </Button>
          </Section>
          <LinkInClear help={linkHelp} link={link} ink={shades.light} look={style.small} />
        </>
      )}
      {file && <LinkInClear help={file.help} link={file.link} ink={shades.light} look={style.further} />}
    </>
  )
}

type InClear = { help: string; link: string; ink: string; look: CSSProperties }

function LinkInClear({ help, link, ink, look }: InClear) {
  return (
    <Text className="muted" style={look}>
      {help}
      <br />
      <Link className="link" href={link} style={{ ...style.link, color: ink }}>
        {link}
      </Link>
    </Text>
  )
}
