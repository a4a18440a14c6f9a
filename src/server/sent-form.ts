/** The fields of a form that corrects, as they were sent. */
import { SPEAKER_KINDS } from '../domain/annotation.ts';
import { CorrectionRefused } from '../domain/correction-refusal.ts';
import type { GivenSpeaker } from '../search/corrections/find-names.ts';
import type { Insistence } from '../search/corrections/make-corrections.ts';

export class SentForm {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(fields: Readonly<Record<string, unknown>>) {
    this.fields = fields;
  }

  /** "" where it was not sent. */
  text(name: string): string {
    const value = this.fields[name];
    const one: unknown = Array.isArray(value) ? value.at(-1) : value;
    return typeof one === 'string' ? one.replace(/\r\n?/g, '\n') : '';
  }

  texts(name: string): string[] {
    const value = this.fields[name];
    const all: unknown[] = Array.isArray(value) ? value : [value];
    return all.filter((one): one is string => typeof one === 'string' && one !== '');
  }

  /** @throws CorrectionRefused where none was chosen */
  async file(name: string): Promise<string> {
    const value = this.fields[name];
    if (value instanceof File && (value.size > 0 || value.name !== '')) return value.text();
    throw new CorrectionRefused('file-missing', 'a file is missing');
  }

  /** What was sent of text, by field; of a form that is shown again. */
  get sent(): Map<string, string[]> {
    return new Map(
      Object.entries(this.fields).map(([name, value]) => {
        const all: unknown[] = Array.isArray(value) ? value : [value];
        return [name, all.filter((one): one is string => typeof one === 'string')];
      }),
    );
  }

  /** A name, or the id of whom was chosen for it. */
  name(field: string): string {
    const [chosen, typed] = [this.text('chosen'), this.text(field)];
    return chosen !== '' && this.text('chosen-for') === typed ? chosen : typed;
  }

  get insistence(): Insistence {
    return { isSure: this.text('sure') !== '' };
  }

  get speaker(): GivenSpeaker {
    const kind = SPEAKER_KINDS.find((one) => one === this.text('kind'));
    return { name: this.name('speaker'), ...(kind === undefined ? {} : { kind }) };
  }
}
