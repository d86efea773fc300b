import { Check } from '../parts/field.js';
import { Panel } from '../parts/page.js';
import { NumberOf, OneOf, ToUsual } from './controls.js';
import { useDraft } from './draft.js';
import { useSettingsWords, type Settings } from './settings.js';

const MODES = ['automatic', 'post', 'pre'] as const satisfies readonly Settings['moderation'][];

/** When comments are published, what moderators see, and what is decided without them. */
export function ModerationSection() {
  const words = useSettingsWords();
  return (
    <>
      <Panel title={words.moderation}>
        <Modes />
      </Panel>
      <Panel title={words.whatIsHeld}>
        <div className="fields">
          <OneOf name="preset" options={words.presets} />
          <NumberOf name="linksToHold" min={1} max={100} hint={words.presetValue} isOptional />
          <NumberOf name="sameTextToHold" min={1} max={1000} hint={words.presetValue} isOptional />
          <NumberOf name="reportsToHold" min={1} max={1000} />
        </div>
      </Panel>
      <AutoReject />
      <Panel title={words.learningTitle}>
        <div className="fields">
          <OneOf name="learning" options={words.learnings} />
          <NumberOf name="targetNpv" min={0.5} max={0.999} isShare />
          <NumberOf name="targetPrecision" min={0.5} max={0.999} isShare />
          <NumberOf name="blindSampleShare" min={0} max={0.5} hint={words.blindHint} isShare isOptional />
        </div>
      </Panel>
    </>
  );
}

function Modes() {
  const { valueOf, set } = useDraft();
  const words = useSettingsWords();
  return (
    <fieldset className="stack">
      <legend className="unseen">{words.moderation}</legend>
      {MODES.map((mode) => (
        <label key={mode} className="check">
          <input
            type="radio"
            name="moderation"
            checked={valueOf('moderation') === mode}
            onChange={() => set('moderation', mode)}
          />
          <span>
            {words.modes[mode]}
            <span className="hint block">{words.modeHints[mode]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function AutoReject() {
  const { valueOf, set } = useDraft();
  const words = useSettingsWords();
  const chosen = valueOf('autoReject');
  return (
    <Panel title={words.autoReject} note={words.autoRejectHint} deeds={<ToUsual name="autoReject" />}>
      <div className="checks">
        {Object.entries(words.categories).map(([category, name]) => (
          <Check
            key={category}
            label={name}
            isChosen={chosen[category] ?? false}
            onChange={(isChosen) => set('autoReject', { ...chosen, [category]: isChosen })}
          />
        ))}
      </div>
    </Panel>
  );
}
