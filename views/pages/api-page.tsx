/**
 * A form for each operation of the API, and the answer to the one that was sent. It needs no script: the server asks itself. What stands
 * there is of the API, and English as it is.
 */
import type { FC } from 'hono/jsx';
import { texts } from '../languages/language.ts';

const t = {
  send: 'Send',
  filters: 'Filters',
  /** Of a choice that is not made. */
  unset: (byDefault: string | undefined) => (byDefault === undefined ? '' : `${byDefault} (default)`),
  answer: 'Answer',
  cut: (shown: number, whole: number) => `The first ${shown} of ${whole} characters. The address above leads to all of it.`,
} as const;

export interface ApiField {
  name: string;
  description: string;
  value: string;
  isRequired: boolean;
  isNumber: boolean;
  /** Where it is one of a few. */
  choices?: readonly string[];
  byDefault?: string;
}

export interface ApiAnswer {
  /** The address that was asked. */
  href: string;
  status: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  /** How long the body is, where only its beginning is shown. */
  length?: number;
}

export interface ApiOperation {
  id: string;
  path: string;
  summary: string;
  fields: readonly ApiField[];
  /** Those that are seldom wanted, folded away. */
  filters: readonly ApiField[];
  hasFilters: boolean;
  answer?: ApiAnswer;
}

const Field: FC<{ operation: string; field: ApiField }> = ({ operation, field }) => {
  const { name, description, value, isRequired, isNumber, choices, byDefault } = field;
  const id = `${operation}.${name}`;
  const shared = { id, name, 'aria-describedby': `${id}.about` };
  return (
    <div class="field">
      <label for={id}>
        <code>{name}</code>
      </label>
      {choices ? (
        <select {...shared}>
          {!isRequired && <option value="">{t.unset(byDefault)}</option>}
          {choices.map((choice) => (
            <option value={choice} selected={choice === value}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type="text"
          value={value}
          autocomplete="off"
          spellcheck={false}
          required={isRequired}
          {...(isNumber ? { inputmode: 'numeric' as const } : {})}
          {...(byDefault === undefined || byDefault === '' ? {} : { placeholder: byDefault })}
        />
      )}
      <p id={`${id}.about`} class="meta">
        {description}
      </p>
    </div>
  );
};

const Answer: FC<{ operation: string; answer: ApiAnswer }> = ({ operation, answer }) => (
  <section id={`${operation}.answer`} class="answer" aria-labelledby={`${operation}.answered`}>
    <h3 id={`${operation}.answered`}>{`${t.answer}: ${answer.status}`}</h3>
    <p>
      <a href={answer.href}>
        <code>{answer.href}</code>
      </a>
    </p>
    <dl>
      {answer.headers.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
    {answer.length !== undefined && <p class="meta">{t.cut(answer.body.length, answer.length)}</p>}
    <pre tabindex={0}>
      <code>{answer.body}</code>
    </pre>
  </section>
);

const Operation: FC<{ operation: ApiOperation }> = ({ operation }) => {
  const { id, path, summary, fields, filters, hasFilters, answer } = operation;
  return (
    <section id={id} class="operation" aria-labelledby={`${id}.title`} lang="en" dir="ltr">
      <h2 id={`${id}.title`}>{summary}</h2>
      <p>
        <code>{`GET ${path}`}</code>
      </p>
      <form method="get" action={`/api#${id}`}>
        <input type="hidden" name="operation" value={id} />
        {fields.map((field) => (
          <Field operation={id} field={field} />
        ))}
        {filters.length > 0 && (
          <details open={hasFilters}>
            <summary>{t.filters}</summary>
            {filters.map((field) => (
              <Field operation={id} field={field} />
            ))}
          </details>
        )}
        <button type="submit">{t.send}</button>
      </form>
      {answer && <Answer operation={id} answer={answer} />}
    </section>
  );
};

export const ApiContent: FC<{ operations: readonly ApiOperation[]; descriptionHref: string }> = ({ operations, descriptionHref }) => (
  <main id="content" class="help api" tabindex={-1}>
    <header class="headline">
      <h1>{texts().api.title}</h1>
      <p class="meta">{texts().api.intro}</p>
      <p>
        <a href={descriptionHref}>{texts().api.description}</a>
      </p>
    </header>
    {operations.map((operation) => (
      <Operation operation={operation} />
    ))}
  </main>
);
