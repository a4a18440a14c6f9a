/** News as a mail of plain text, through the SMTP server that the file names. */
import { createTransport } from 'nodemailer';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { shortHash } from '../../domain/ids.ts';
import type { MailTarget, SmtpServer } from './alerts-file.ts';
import { type News, newsLine } from './news.ts';
import { fromEnvironment } from './post-webhook.ts';

const TIMEOUT_MS = 15_000;
/** Of more hits the mail says how many there are, and where. */
const HITS_A_MAIL = 200;

function bodyOf({ summary, link, hits }: News): string {
  const shown = hits.slice(0, HITS_A_MAIL).map(newsLine);
  const rest = hits.length - shown.length;
  return [summary, '', ...shown.flatMap((line) => [line, '']), ...(rest > 0 ? [`… and ${rest} more.`, ''] : []), link, ''].join('\n');
}

/** Delivers the news; every receiver must be taken. @throws PullquoteError io, config-invalid */
export async function sendMail(news: News, target: MailTarget, smtp: SmtpServer): Promise<void> {
  const { host, port, secure, user, passwordFrom } = smtp;
  const transport = createTransport({
    host,
    ...(port === undefined ? {} : { port }),
    ...(secure === undefined ? {} : { secure }),
    ...(user === undefined ? {} : { auth: { user, pass: fromEnvironment(passwordFrom ?? 'PULLQUOTE_SMTP_PASSWORD') } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Nothing in a mail is fetched from files or from elsewhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = target.from.slice(target.from.lastIndexOf('@') + 1);
  try {
    const sent = await transport.sendMail({
      from: target.from,
      to: target.to,
      subject: `${news.alert}: ${news.hits.length} new`,
      text: bodyOf(news),
      messageId: `<${shortHash(news.alert, ...target.to, news.until.article ?? '', news.until.at)}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    if (sent.rejected.length > 0) throw new PullquoteError('io', `${host} did not take ${sent.rejected.map(String).join(', ')}`);
  } catch (cause) {
    if (cause instanceof PullquoteError) throw cause;
    throw new PullquoteError('io', `the mail could not be sent by ${host}: ${messageOf(cause)}`, { cause });
  } finally {
    transport.close();
  }
}
