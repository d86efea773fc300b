import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Confirm } from '../parts/dialog.js';
import { useList, Waiting } from '../parts/list.js';
import { Panel } from '../parts/page.js';
import { ShownOnce } from '../parts/shown-once.js';
import { call } from '../shell/api.js';
import { useDraft } from './draft.js';
import { useSettingsWords } from './settings.js';

interface Secret {
  readonly id: string;
  readonly madeBy: string | null;
  readonly createdAt: string;
  readonly retiredAt: string | null;
}

/** Secrets shared with the site, and their rotation. */
export default function KeysSection() {
  const words = useSettingsWords();
  const { site } = useDraft();
  const [made, setMade] = useState<string>();
  const path = `/moderation/sites/${site}/secrets`;
  const secrets = useList<Secret>(['secrets', site], path);
  const make = useDeed({
    run: () => call<{ secret: string }>('POST', path, { body: { purpose: 'reader-jwt' } }),
    again: [['secrets', site]],
    onDone: ({ secret }) => setMade(secret),
  });
  return (
    <Panel
      title={words.readerJwt}
      note={words.keysNote}
      deeds={
        <Button className="button" isPending={make.isPending} onPress={() => make.mutate()}>
          {words.makeKey}
        </Button>
      }
    >
      {made !== undefined && <ShownOnce label={words.keyShown} text={made} onClose={() => setMade(undefined)} />}
      {!secrets.items && <Waiting error={secrets.error} />}
      {secrets.items?.length === 0 && <p className="soft">{words.noKeys}</p>}
      <ul className="entries">
        {secrets.items?.map((secret) => (
          <SecretLine key={secret.id} secret={secret} path={path} />
        ))}
      </ul>
    </Panel>
  );
}

function SecretLine({
  secret: { id, madeBy, createdAt, retiredAt },
  path,
}: {
  readonly secret: Secret;
  readonly path: string;
}) {
  const { formats } = useWording();
  const words = useSettingsWords();
  const { site } = useDraft();
  const [isAsked, setAsked] = useState(false);
  const retire = useDeed({
    run: () => call('DELETE', `${path}/${id}`),
    again: [['secrets', site]],
    done: words.retired,
  });
  const moment = formats.ago(createdAt, Date.now());
  return (
    <li>
      <div className="row is-apart">
        <span className="row">
          <code>
            <bdi>…{id.slice(-8)}</bdi>
          </code>
          {retiredAt === null ? (
            <span className="tag is-green">{words.keyInUse}</span>
          ) : (
            <span className="tag">{fill(words.keyRetired, { moment: formats.ago(retiredAt, Date.now()) })}</span>
          )}
          <span className="small soft">{fill(words.keyMade, { name: madeBy ?? words.commandLine, moment })}</span>
        </span>
        {retiredAt === null && (
          <Button className="button is-danger" onPress={() => setAsked(true)}>
            {words.retireKey}
          </Button>
        )}
      </div>
      {isAsked && (
        <Confirm
          title={words.retireKeyTitle}
          text={words.retireKeyText}
          act={words.retireKey}
          onAct={() => retire.mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  );
}
