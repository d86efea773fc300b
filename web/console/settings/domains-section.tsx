import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWording } from '../i18n/language.js';
import { Check, Choice, Field, valuesOf } from '../parts/field.js';
import { Panel } from '../parts/page.js';
import { LinesOf, ToUsual } from './controls.js';
import { useDraft } from './draft.js';
import { useSettingsWords } from './settings.js';

/** What the service can tell apart and accept. */
const LANGUAGES = ['ar', 'en', 'fa', 'ckb', 'fr', 'mixed', 'arabizi'] as const;

/** Links that count or not, names to be protected, and languages. */
export default function DomainsSection() {
  const words = useSettingsWords();
  return (
    <>
      <BlockedDomains />
      <div className="columns is-even">
        <Panel title={words.trustedDomains}>
          <LinesOf name="trustedDomains" hint={words.trustedDomainsHint} dir="ltr" />
        </Panel>
        <Panel title={words.protectedNames}>
          <LinesOf name="protectedNames" hint={words.protectedNamesHint} />
        </Panel>
        <Languages />
        <Panel title={words.designatedGroups}>
          <LinesOf name="designatedGroups" />
        </Panel>
      </div>
    </>
  );
}

function BlockedDomains() {
  const words = useSettingsWords();
  const { valueOf, set, faultsOf } = useDraft();
  const domains = valueOf('blockedDomains');
  const { flag: _, ...severities } = words.severities;
  const [severity, setSeverity] = useState<'hold' | 'reject'>('reject');
  const add = (event: FormEvent<HTMLFormElement>): void => {
    const domain = valuesOf(event).text('domain').toLowerCase();
    if (domain === '') return;
    set('blockedDomains', [...domains.filter((known) => known.domain !== domain), { domain, severity }]);
    event.currentTarget.reset();
  };
  const faultAt = (at: number): string | undefined =>
    faultsOf('blockedDomains').find(({ place }) => place.startsWith(`/${at}`))?.detail;
  return (
    <Panel title={words.blockedDomains} deeds={<ToUsual name="blockedDomains" />}>
      <ul className="entries">
        {domains.map((blocked, at) => (
          <li key={blocked.domain}>
            <div className="row is-apart">
              <span className="row">
                <bdi dir="ltr">{blocked.domain}</bdi>
                <span className={`tag ${blocked.severity === 'reject' ? 'is-red' : 'is-amber'}`}>
                  {words.severities[blocked.severity]}
                </span>
              </span>
              <Button
                className="button"
                aria-label={`${words.remove}: ${blocked.domain}`}
                onPress={() => set('blockedDomains', domains.toSpliced(at, 1))}
              >
                {words.remove}
              </Button>
            </div>
            {faultAt(at) !== undefined && <p className="fault">{faultAt(at)}</p>}
          </li>
        ))}
      </ul>
      <form className="row range" onSubmit={add}>
        <Field label={words.domain}>
          {(control) => <input {...control} name="domain" dir="ltr" placeholder="spam.example" maxLength={300} />}
        </Field>
        <Choice
          label={words.severity}
          options={Object.entries(severities) as ['hold' | 'reject', string][]}
          value={severity}
          onChange={setSeverity}
        />
        <Button type="submit" className="button">
          {words.addDomain}
        </Button>
      </form>
    </Panel>
  );
}

function Languages() {
  const { m } = useWording();
  const words = useSettingsWords();
  const { valueOf, set } = useDraft();
  const accepted = valueOf('languages');
  return (
    <Panel title={words.languages} deeds={<ToUsual name="languages" />}>
      <div className="checks">
        {LANGUAGES.map((one) => (
          <Check
            key={one}
            label={m.languages[one]}
            isChosen={accepted.includes(one)}
            onChange={(isChosen) =>
              set(
                'languages',
                LANGUAGES.filter((other) => (other === one ? isChosen : accepted.includes(other))),
              )
            }
          />
        ))}
      </div>
    </Panel>
  );
}
