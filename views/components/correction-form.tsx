/** Forms that correct: each is sent by itself, works without a script, and carries what proves that it is of this site. */
import type { Child, FC } from 'hono/jsx';
import { QUOTATION_KINDS, SPEAKER_KINDS } from '../../src/domain/annotation.ts';
import { MAX_NAME, MAX_NOTE } from '../../src/domain/correction.ts';
import { texts } from '../languages/language.ts';
import { Choices, Insist, isRefused, Reason, type RefusedForm } from './refused-form.tsx';

/** Left out where nothing can be corrected. */
export interface Editing {
  token: string;
  /** What this page answers. */
  refused?: RefusedForm;
}

/** The form that was refused, where it is this one. */
export function refusedOf({ refused }: Editing, action: string, carried: CorrectionFormProps['carried']): RefusedForm | undefined {
  return isRefused(refused, action, carried) ? refused : undefined;
}

export interface CorrectionFormProps {
  editing: Editing;
  /** What it does. */
  action: string;
  carried: readonly (readonly [name: string, value: string])[];
  children?: Child;
}

export const CorrectionForm: FC<CorrectionFormProps> = ({ editing, action, carried, children }) => {
  const refused = refusedOf(editing, action, carried);
  return (
    <form class="correction" method="post" action="/corrections" {...(action === 'import' ? { enctype: 'multipart/form-data' } : {})}>
      <input type="hidden" name="token" value={editing.token} />
      <input type="hidden" name="do" value={action} />
      {carried.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {refused && <Reason refused={refused} />}
      {refused && <Choices refused={refused} />}
      {children}
      {refused && <Insist refused={refused} />}
    </form>
  );
};

export interface TextFieldProps {
  /** Of the page. */
  id: string;
  name: string;
  label: string;
  value?: string;
  how?: string;
  required?: boolean;
}

export const TextField: FC<TextFieldProps> = ({ id, name, label, value, how, required }) => (
  <p class="field">
    <label for={id}>{label}</label>
    <input
      id={id}
      name={name}
      type="text"
      value={value ?? ''}
      maxlength={MAX_NAME}
      autocomplete="off"
      dir="auto"
      {...(required ? { required: true } : {})}
      {...(how === undefined ? {} : { 'aria-describedby': `${id}.how` })}
    />
    {how !== undefined && (
      <span class="note" id={`${id}.how`}>
        {how}
      </span>
    )}
  </p>
);

export const NoteField: FC<{ id: string; value?: string | undefined }> = ({ id, value }) => (
  <p class="field">
    <label for={id}>{texts().correction.note}</label>
    <input id={id} name="note" type="text" value={value ?? ''} maxlength={MAX_NOTE} autocomplete="off" dir="auto" />
  </p>
);

/** A speaker: the name, and what kind of name it is. `isInstead`: of another one. */
export const SpeakerFields: FC<{ id: string; value: string; kind: string; isInstead?: boolean }> = ({
  id,
  value,
  kind: chosen,
  isInstead,
}) => {
  const t = texts().correction;
  return (
    <>
      <TextField id={`${id}.speaker`} name="speaker" label={t.speaker} value={value} how={t.speakerHow} />
      <p class="field">
        <label for={`${id}.kind`}>{t.speakerKind}</label>
        <select id={`${id}.kind`} name="kind" {...(isInstead ? { 'aria-describedby': `${id}.kind.how` } : {})}>
          <option value="">{t.kindByName}</option>
          {SPEAKER_KINDS.map((kind) => (
            <option value={kind} selected={kind === chosen}>
              {texts().labels.speakerKinds[kind]}
            </option>
          ))}
        </select>
        {isInstead && (
          <span class="note" id={`${id}.kind.how`}>
            {t.kindHow}
          </span>
        )}
      </p>
    </>
  );
};

export const QuotedField: FC<{ id: string; value: string | undefined }> = ({ id, value }) => (
  <p class="field">
    <label for={id}>{texts().correction.quoted}</label>
    <select id={id} name="quoted">
      {QUOTATION_KINDS.map((kind) => (
        <option value={kind} selected={kind === value}>
          {texts().labels.kinds[kind]}
        </option>
      ))}
    </select>
  </p>
);

/** What was done before the page came back; of a file, how many of its corrections were new. */
export type DoneProps =
  | { what: 'saved' | 'later' | 'unchanged' | 'unheard' }
  | { what: 'imported'; added: number; known: number; isServed: boolean };

/** What was done, or why it was not. */
export const Done: FC<{ done: DoneProps | undefined; editing?: Editing | undefined }> = ({ done, editing }) => {
  const t = texts().correction;
  if (editing?.refused)
    return (
      <p class="refused" role="alert">
        {editing.refused.reason}
      </p>
    );
  if (done === undefined) return null;
  const taken = done.what === 'imported' ? [t.imported(done.added, done.known), ...(done.isServed ? [] : [t.later])] : [t[done.what]];
  return (
    <p class="done" role="status">
      {taken.join(' ')}
    </p>
  );
};
