import { Button, Link, Section, Text } from '@react-email/components'
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
          <LinkInClear help={linkHelp} link={link} ink={shades.light} />
        </>
      )}
      {file && <LinkInClear help={file.help} link={file.link} ink={shades.light} />}
    </>
  )
}

function LinkInClear({ help, link, ink }: { help: string; link: string; ink: string }) {
  return (
    <Text className="muted" style={style.small}>
      {help}
      <br />
      <Link className="link" href={link} style={{ ...style.link, color: ink }}>
        {link}
      </Link>
    </Text>
  )
}
