import { Check } from '../parts/field.js';
import { Panel } from '../parts/page.js';
import { LinesOf, NumberOf, OneOf } from './controls.js';
import { useDraft } from './draft.js';
import { useSettingsWords } from './settings.js';

/** The longest that fits the service's own bound. */
const LONGEST = 10_000;

/** What readers meet: the form, its limits, and where it stands. */
export function FormSection() {
  const { valueOf, set } = useDraft();
  const words = useSettingsWords();
  return (
    <Panel title={words.sections.form}>
      <div className="fields">
        <NumberOf name="characterLimit" min={20} max={LONGEST} />
        <NumberOf name="editWindowMinutes" min={0} max={1440} hint={words.editHint} />
        <OneOf name="guests" options={words.guestRules} />
        <OneOf name="articles" options={words.articleModes} />
        <OneOf name="locale" options={words.locales} />
        <OneOf name="emailConfirmation" options={words.emailConfirmations} hint={words.emailConfirmationHint} />
      </div>
      <Check
        label={words.liveEvents}
        isChosen={valueOf('liveEvents')}
        onChange={(isChosen) => set('liveEvents', isChosen)}
      />
      <LinesOf name="allowedOrigins" hint={words.allowedOriginsHint} dir="ltr" />
    </Panel>
  );
}
