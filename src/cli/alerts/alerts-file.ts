/**
 * The file of saved searches: what is watched for, and who is told. See docs/alerts.md.
 *
 * It holds no secret: a file like this is shared and kept in repositories, so a password, a token or the address of a webhook that is
 * itself one is named by the variable of the environment that holds it.
 */
import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import type { SearchQuery } from '../../domain/search.ts';
import { parseSearchParamsOnly } from '../../server/url-query.ts';
import { faultOfPublicUrl } from '../public-url.ts';

const name = z.string().trim().min(1).max(200);
const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is not the name of a variable of the environment');
const webAddress = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'is not an address with http:// or https://');

const webhookSchema = z
  .strictObject({
    url: webAddress.optional(),
    /** The variable that holds the address, where that is itself a secret. */
    urlFrom: variable.optional(),
    /** The variable that holds a token, sent as `Authorization: Bearer`. */
    tokenFrom: variable.optional(),
  })
  .refine(({ url, urlFrom }) => (url === undefined) !== (urlFrom === undefined), 'needs either `url` or `urlFrom`');

const mailSchema = z.strictObject({ to: z.array(z.email()).min(1), from: z.email() });
const targetSchema = z
  .strictObject({ webhook: webhookSchema.optional(), mail: mailSchema.optional() })
  .refine(({ webhook, mail }) => (webhook === undefined) !== (mail === undefined), 'needs either `webhook` or `mail`');

const smtpSchema = z.strictObject({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535).optional(),
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  secure: z.boolean().optional(),
  user: z.string().min(1).optional(),
  passwordFrom: variable.optional(),
});

const fileSchema = z.strictObject({
  publicUrl: z
    .string()
    .superRefine((text, context) => {
      const message = faultOfPublicUrl(text);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .optional(),
  webhookHosts: z.array(z.string().min(1)).default([]),
  smtp: smtpSchema.optional(),
  targets: z.record(name, targetSchema).default({}),
  alerts: z.array(z.strictObject({ name, search: z.string(), to: z.array(name).default([]) })).min(1),
});

export type WebhookTarget = z.infer<typeof webhookSchema>;
export type MailTarget = z.infer<typeof mailSchema>;
export type Target = z.infer<typeof targetSchema>;
export type SmtpServer = z.infer<typeof smtpSchema>;

export interface Alert {
  name: string;
  query: SearchQuery;
  /** Names of targets. */
  to: readonly string[];
}

export interface AlertsFile {
  publicUrl?: string;
  webhookHosts: readonly string[];
  smtp?: SmtpServer;
  targets: ReadonlyMap<string, Target>;
  alerts: readonly Alert[];
}

function invalid(place: string, what: string): PullquoteError {
  return new PullquoteError('config-invalid', `${place}: ${what}`, { hint: 'see docs/alerts.md for every key' });
}

const ADDRESS = /^(?:https?:\/\/|[/?])/i;

/** A search as its address on the page, the parameters alone, or the words to search for. @throws PullquoteError bad-request */
function queryOf(search: string): SearchQuery {
  const text = search.trim();
  const isAddress = ADDRESS.test(text);
  const from = text.indexOf('?');
  if (isAddress && from < 0) throw new PullquoteError('bad-request', `the address ${text} asks for nothing`);
  const [parameters = ''] = text.slice(from + 1).split('#');
  const params = new URLSearchParams(isAddress || text.includes('=') ? parameters : { q: text });
  return { ...parseSearchParamsOnly(params).query, page: 1 };
}

function checkTargets(file: string, { alerts, targets, smtp, webhookHosts }: z.infer<typeof fileSchema>): void {
  const names = alerts.map((alert) => alert.name);
  const twice = names.find((one, i) => names.indexOf(one) !== i);
  if (twice !== undefined) throw invalid(file, `two alerts have the name "${twice}"`);
  for (const alert of alerts) {
    const unknown = alert.to.find((target) => !Object.hasOwn(targets, target));
    if (unknown !== undefined) throw invalid(file, `the alert "${alert.name}" goes to "${unknown}", which is none of \`targets\``);
  }
  for (const [target, { mail, webhook }] of Object.entries(targets)) {
    if (mail !== undefined && smtp === undefined)
      throw invalid(file, `the target "${target}" is mail, and there is no \`smtp\` to send it by`);
    if (webhook?.url !== undefined && !webhookHosts.includes(new URL(webhook.url).host)) {
      throw invalid(file, `the target "${target}" posts to ${new URL(webhook.url).host}, which is none of \`webhookHosts\``);
    }
  }
}

/** Checks the text of a file of alerts. @throws PullquoteError config-invalid, with the line or the key */
export function parseAlertsFile(yaml: string, file: string): AlertsFile {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, schema: 'core', logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken !== undefined) throw invalid(`${file}, line ${counter.linePos(broken.pos[0]).line}`, messageOf(broken));
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw invalid(file, messageOf(error));
  }
  const read = fileSchema.safeParse(data);
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].join('.');
    const what = issue?.code === 'unrecognized_keys' ? 'is no key that is known here' : (issue?.message ?? 'is not valid');
    throw invalid(file, `${path === '' ? '' : `\`${path}\` `}${what}`);
  }
  checkTargets(file, read.data);
  const { publicUrl, smtp, webhookHosts, targets, alerts } = read.data;
  return {
    ...(publicUrl === undefined ? {} : { publicUrl: new URL(publicUrl).origin }),
    ...(smtp === undefined ? {} : { smtp }),
    webhookHosts,
    targets: new Map(Object.entries(targets)),
    alerts: alerts.map((alert) => {
      try {
        return { name: alert.name, to: alert.to, query: queryOf(alert.search) };
      } catch (error) {
        throw invalid(file, `the search of the alert "${alert.name}" cannot be asked: ${messageOf(error)}`);
      }
    }),
  };
}

/** Reads a file of alerts. @throws PullquoteError config-invalid */
export async function readAlertsFile(file: string): Promise<AlertsFile> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new PullquoteError('config-invalid', `${file} cannot be read: ${messageOf(cause)}`, { cause });
  });
  return parseAlertsFile(text.replace(/^\uFEFF/, ''), file);
}
