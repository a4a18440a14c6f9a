/** Forms that correct: each is sent by itself, works without a script, and carries what proves that it is of this site. */
import type { Child, FC } from 'hono/jsx';
import { QUOTATION_KINDS, SPEAKER_KINDS } from '../../src/domain/annotation.ts';
import { MAX_NAME, MAX_NOTE } from '../../src/domain/correction.ts';
import { texts } from '../languages/language.ts';

/** Left out where nothing can be corrected. */
export interface Editing {
  token: string;
}

export interface CorrectionFormProps {
  editing: Editing;
  /** What it does. */
  action: string;
  carried: readonly (readonly [name: string, value: string])[];
  children?: Child;
}

export const CorrectionForm: FC<CorrectionFormProps> = ({ editing, action, carried, children }) => (
  <form class="correction" method="post" action="/corrections" {...(action === 'import' ? { enctype: 'multipart/form-data' } : {})}>
    <input type="hidden" name="token" value={editing.token} />
    <input type="hidden" name="do" value={action} />
    {carried.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </form>
);

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

export const NoteField: FC<{ id: string }> = ({ id }) => (
  <p class="field">
    <label for={id}>{texts().correction.note}</label>
    <input id={id} name="note" type="text" maxlength={MAX_NOTE} autocomplete="off" dir="auto" />
  </p>
);

/** A speaker: the name, and what kind of name it is. */
export const SpeakerFields: FC<{ id: string; value: string }> = ({ id, value }) => {
  const t = texts().correction;
  return (
    <>
      <TextField id={`${id}.speaker`} name="speaker" label={t.speaker} value={value} how={t.speakerHow} />
      <p class="field">
        <label for={`${id}.kind`}>{t.speakerKind}</label>
        <select id={`${id}.kind`} name="kind">
          <option value="">{t.kindByName}</option>
          {SPEAKER_KINDS.map((kind) => (
            <option value={kind}>{texts().labels.speakerKinds[kind]}</option>
          ))}
        </select>
      </p>
    </>
  );
};

export const QuotedField: FC<{ id: string }> = ({ id }) => (
  <p class="field">
    <label for={id}>{texts().correction.quoted}</label>
    <select id={id} name="quoted">
      {QUOTATION_KINDS.map((kind) => (
        <option value={kind}>{texts().labels.kinds[kind]}</option>
      ))}
    </select>
  </p>
);

/** What was done, after the page has come back. */
export const Done: FC<{ done: 'saved' | 'later' | undefined }> = ({ done }) =>
  done === undefined ? null : (
    <p class="done" role="status">
      {texts().correction[done]}
    </p>
  );
