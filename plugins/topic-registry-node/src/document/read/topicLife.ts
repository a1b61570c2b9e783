import { placeholderOf } from '../values/placeholders';
import { isCalendarDate } from '../values/units';
import { RawField } from './fields';
import { lifecycleOf } from './lifecycle';
import { readReferences } from './references';
import { TopicScope } from './topicScope';

/** Reads what a topic says of its lifecycle, and of the topic that takes over. */
export class LifeReader {
  private readonly scope: TopicScope;

  constructor(scope: TopicScope) {
    this.scope = scope;
  }

  readStatus(field: RawField): boolean {
    const lifecycle = lifecycleOf(field.value.words);
    if (!lifecycle) return false;
    if (!this.scope.draft.lifecycleStated)
      this.scope.topic.lifecycle = lifecycle;
    const date = /\d{4}-\d{2}-\d{2}/.exec(field.value.text);
    if (lifecycle === 'deprecated' && date && isCalendarDate(date[0])) {
      this.scope.topic.deprecatedOn ??= {
        value: date[0],
        range: field.value.slice(date.index, date.index + date[0].length).range,
      };
    }
    return true;
  }

  readReplacement(field: RawField): void {
    const placeholder = placeholderOf(field.value.text);
    // That there is none is said, and no name.
    if (placeholder === 'none') this.scope.keep(field);
    if (placeholder) return;
    const { replacement, events } = readReferences(
      field.value,
      this.scope.topic.name,
      this.scope.isTopic,
    );
    const [code] = field.value.codes;
    const name =
      replacement ??
      (code && field.value.slice(code.start, code.end)) ??
      (/^[\w.-]+$/.test(field.value.words) ? field.value : undefined);
    if (!name) {
      this.scope.keep(field);
      return;
    }
    this.scope.topic.replacement ??= { value: name.words, range: name.range };
    for (const event of events) {
      this.scope.topic.migrationEvents.push({
        value: event.words,
        range: event.range,
      });
    }
  }

  readDeprecated(field: RawField): void {
    const { value } = field;
    if (placeholderOf(value.text) || /^(?:no|false)$/i.test(value.words))
      return;
    const names = /^deprecat|^date dep/i.test(field.label.text);
    if (!names && this.scope.topic.lifecycle !== 'deprecated') {
      this.scope.keep(field);
      return;
    }
    if (/^(?:yes|true|x|✓|✔|✅)$/i.test(value.words)) {
      if (!this.scope.draft.lifecycleStated)
        this.scope.topic.lifecycle = 'deprecated';
      return;
    }
    const date = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(value.text);
    if (!date || !isCalendarDate(date[0])) {
      this.scope.reportField(
        field,
        `\`${value.words}\` is no day of the calendar; write it as \`YYYY-MM-DD\``,
      );
      this.scope.keep(field);
      return;
    }
    if (names && !this.scope.draft.lifecycleStated)
      this.scope.topic.lifecycle = 'deprecated';
    const stated = {
      value: date[0],
      range: value.slice(0, date[0].length).range,
    };
    const known = this.scope.topic.deprecatedOn;
    if (known && known.value !== stated.value)
      this.scope.reportSecond(field, known.range);
    else this.scope.topic.deprecatedOn = stated;
  }

  /** The migration sentence, or else the status, names the topic that takes over. */
  readMigration(): void {
    if (this.scope.topic.lifecycle !== 'deprecated') return;
    for (const key of ['migration', 'status'] as const) {
      const field = this.scope.draft.fields.find(
        entry => entry.label.key === key,
      );
      if (!field) continue;
      for (const text of [field.value, ...field.items]) {
        const { replacement, events } = readReferences(
          text,
          this.scope.topic.name,
          this.scope.isTopic,
        );
        if (!replacement) continue;
        if (!this.scope.topic.replacement) {
          this.scope.topic.replacement = {
            value: replacement.words,
            range: replacement.range,
          };
        }
        if (
          key !== 'migration' ||
          replacement.words !== this.scope.topic.replacement.value
        )
          continue;
        for (const event of events) {
          this.scope.topic.migrationEvents.push({
            value: event.words,
            range: event.range,
          });
        }
      }
    }
  }
}
