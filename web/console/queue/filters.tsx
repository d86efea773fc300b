import { useSearchParams } from 'wouter';
import { useWording } from '../i18n/language.js';
import { scoreOf } from './filter-bar.js';
import { SavedViews } from './saved-views.js';
import { SCORES } from './view.js';

/** What the list may be narrowed down to, its order, and views kept under names. */
export default function Filters() {
  const { m } = useWording();
  const [parameters, setParameters] = useSearchParams();
  const set = (change: Readonly<Record<string, string>>): void =>
    setParameters((next) => {
      for (const [name, value] of Object.entries(change))
        if (value === '') next.delete(name);
        else next.set(name, value);
      return next;
    });
  const choices = [
    ['reason', m.queue.reason, m.clauses],
    ['check', m.queue.check, m.checks],
    ['language', m.queue.language, m.languages],
  ] as const;
  const score = scoreOf(parameters) ?? '';
  return (
    <div className="filters">
      {choices.map(([name, label, options]) => (
        <Choice
          key={name}
          label={label}
          options={options}
          value={parameters.get(name) ?? ''}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      <Choice
        label={m.queue.score}
        options={m.queue.scores}
        value={score}
        onChange={(value) => set({ minScore: '', maxScore: '', ...SCORES[value as keyof typeof SCORES] })}
      />
      <label className="field">
        <span className="label">{m.queue.section}</span>
        <input
          className="input"
          dir="auto"
          defaultValue={parameters.get('section') ?? ''}
          onBlur={({ target }) => set({ section: target.value.trim() })}
          onKeyDown={({ code, currentTarget }) => code === 'Enter' && set({ section: currentTarget.value.trim() })}
        />
      </label>
      <SavedViews />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  const { m } = useWording();
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{m.queue.any}</option>
        {Object.entries(options).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
