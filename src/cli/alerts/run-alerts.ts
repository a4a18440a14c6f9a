/** Tells every reader of every alert what came in since they were last told. */
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { linkedHit } from '../../export/attribution.ts';
import type { SearchEngine } from '../../search/engine.ts';
import type { Alert, AlertsFile } from './alerts-file.ts';
import { type AlertsState, arrivalsAfter, endOf, type Place, START } from './alerts-state.ts';
import { describeAlert, findNews, type News } from './news.ts';
import { postWebhook } from './post-webhook.ts';
import { sendMail } from './send-mail.ts';

/** The reader of whom no target is named: whoever started the command. */
const PRINTED = '-';

export interface AlertsRun {
  engine: SearchEngine;
  file: AlertsFile;
  state: AlertsState;
  absolute: (path: string) => string;
  /** Where an alert is new: whether what is there already is told, too. */
  fromStart: boolean;
  print: (news: News) => Promise<void>;
  say: (message: string) => void;
}

async function deliver(run: AlertsRun, reader: string, news: News): Promise<void> {
  if (reader === PRINTED) return run.print(news);
  const target = run.file.targets.get(reader);
  if (target?.webhook !== undefined) return postWebhook(news, target.webhook, run.file.webhookHosts);
  if (target?.mail !== undefined && run.file.smtp !== undefined) return sendMail(news, target.mail, run.file.smtp);
  throw new PullquoteError('config-invalid', `nothing is known of the target "${reader}"`);
}

/** Tells one reader; whether that went well. */
async function tell(run: AlertsRun, alert: Alert, reader: string): Promise<boolean> {
  const { engine, state, say } = run;
  const arrivals = (await engine.arrivals?.()) ?? [];
  const until = endOf(arrivals);
  const known = state.placeOf(alert.name, reader);
  if (known === undefined && !run.fromStart) {
    await state.move(alert.name, reader, until);
    say(`${alert.name}${reader === PRINTED ? '' : ` (${reader})`}: watched from now on`);
    return true;
  }
  const from: Place = known ?? START;
  try {
    const hits = await findNews(engine, alert.query, arrivalsAfter(arrivals, from));
    if (hits.length > 0) {
      const linked = hits.map((hit) => linkedHit(hit, run.absolute));
      await deliver(run, reader, { alert: alert.name, ...(await describeAlert(engine, alert.query, run.absolute)), hits: linked, until });
    }
    await state.move(alert.name, reader, until);
    return true;
  } catch (error) {
    if (!(error instanceof PullquoteError)) throw error;
    say(`${alert.name}${reader === PRINTED ? '' : ` (${reader})`} was not delivered, and will be tried again: ${messageOf(error)}`);
    return false;
  }
}

/** Tells everybody; whether all went well. One failure costs no other. */
export async function runAlerts(run: AlertsRun): Promise<boolean> {
  let isWell = true;
  for (const alert of run.file.alerts) {
    for (const reader of [PRINTED, ...new Set(alert.to)]) if (!(await tell(run, alert, reader))) isWell = false;
  }
  return isWell;
}
