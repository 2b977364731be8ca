import { describe, expect, test } from 'vitest'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import { bounceReason, bounceReasons } from './bounce-reason'

/** As servers really put it. */
const corpus: Record<(typeof bounceReasons)[number], string[]> = {
  mailbox_unknown: [
    'smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient’s email address for typos or unnecessary spaces.',
    '550 5.1.1 <lea@ecole.example>: Recipient address rejected: User unknown in virtual mailbox table',
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB1PEPF00039233.eurprd03.prod.outlook.com]',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '550 5.2.1 The email account that you tried to reach is disabled.',
    '550 5.1.1 RCP-P1 /MXIN501 adresse d au moins un destinataire invalide',
    '550 5.5.0 Requested action not taken: mailbox unavailable',
    '554 delivery error: dd This user doesn’t have a yahoo.example account',
    'Permanent / NoEmail',
  ],
  domain_unknown: [
    '5.1.2 The recipient’s domain name was not found',
    '550 5.4.310 DNS domain ecole-lyon.example does not exist [Message=InfoDomainNonexistent]',
    'smtp; 550 5.4.4 Invalid domain',
    '556 5.1.10 Recipient address has null MX',
    'Host or domain name not found. Name service error for name=gmial.example type=MX: Host not found',
  ],
  mailbox_full: [
    '452 4.2.2 The email account that you tried to reach is over quota.',
    '552 5.2.2 This message is larger than the current system limit or the recipient’s mailbox is full.',
    '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded',
    '452 4.3.1 Insufficient system storage',
    'The recipient’s server said no.\nTransient / MailboxFull',
  ],
  message_too_big: [
    '552 5.3.4 Message size exceeds fixed maximum message size',
    '552-5.2.3 Your message exceeded Google’s message size limits.',
    'Transient / MessageTooLarge',
  ],
  refused_by_rules: [
    '550 5.7.1 Unfortunately, messages from [192.0.2.7] weren’t sent. Please contact your Internet service provider since part of their network is on our block list (S3150).',
    '550-5.7.26 This mail is unauthenticated, which poses a security risk; DMARC policy of example',
    '550 5.7.1 Message rejected as spam by Content Filtering.',
    '554 5.7.1 Service unavailable; Client host [192.5.1.1] blocked using zen.spamhaus.org',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup',
    '550 High probability of spam',
    'Transient / ContentRejected',
  ],
  server_unreachable: [
    '421 4.7.0 Temporary server error. Please try again later.',
    '450 4.7.1 <lea@ecole.example>: Recipient address rejected: Greylisted',
    '4.4.1 Connection timed out',
    '451 4.4.2 Timeout waiting for data from client',
    '4.4.7 Message expired',
    '450 Requested mail action not taken: mailbox unavailable',
  ],
  unknown: [
    '',
    'Permanent / General',
    '550 No',
    'The server at 185.5.1.1 said no',
    'The recipient’s email provider sent a bounce message, but did not say why.',
  ],
}

describe('why a server did not take a message', () => {
  test.each(Object.entries(corpus).flatMap(([reason, said]) => said.map((text) => [reason, text])))(
    '%s: %s',
    (reason, text) => expect(bounceReason(text)).toBe(reason),
  )

  test('is not known when the server said nothing', () => expect(bounceReason(null)).toBe('unknown'))

  test.each([
    ['fr', fr.mail.bounceReason],
    ['en', en.mail.bounceReason],
  ])('is a sentence with what to do now (%s)', (_, sentences) => {
    expect(Object.keys(sentences).sort()).toEqual([...bounceReasons].sort())
    for (const text of Object.values(sentences)) expect(text).toMatch(/^\p{Lu}.*\. .*\.$/u)
  })
})
