import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Confirm } from '../parts/dialog.js';
import { More, useList, Waiting } from '../parts/list.js';
import { Panel } from '../parts/page.js';
import { call } from '../shell/api.js';
import { useSettingsWords } from './settings.js';

export interface Version {
  readonly version: number;
  readonly createdAt: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly note: string | null;
  readonly restores: number | null;
}

interface Props<One extends Version> {
  readonly title: string;
  /** What the query is kept under; read again once one is restored. */
  readonly name: 'settings' | 'policy';
  readonly site: string;
  /** The present one, from which a restoring starts. */
  readonly present: number;
  readonly changesOf: (version: One) => ReactNode;
}

/** Every version, newest first: who, when, what; and the way back. */
export function Versions<One extends Version>({ title, name, site, present, changesOf }: Props<One>) {
  const words = useSettingsWords();
  const path = `/moderation/sites/${site}/${name}/versions`;
  const [restoring, setRestoring] = useState<number>();
  const versions = useList<One>([`${name}-versions`, site], path);
  const restore = useDeed({
    run: (version: number) => call('POST', `${path}/${version}/restore`, { body: { version: present } }),
    again: [
      [name, site],
      [`${name}-versions`, site],
    ],
    done: words.restored,
  });
  return (
    <Panel title={title} note={words.historyNote}>
      {!versions.items && <Waiting error={versions.error} />}
      {versions.items?.length === 0 && <p className="soft">{words.noHistory}</p>}
      <ol className="entries">
        {versions.items?.map((version) => (
          <li key={version.version}>
            <Head
              version={version}
              onRestore={version.version === present ? undefined : () => setRestoring(version.version)}
            />
            {changesOf(version)}
          </li>
        ))}
        {versions.items && versions.items.length > 0 && !versions.hasNextPage && present !== 0 && (
          <li>
            <div className="row is-apart">
              <span>{words.original}</span>
              <RestoreButton version={0} onPress={() => setRestoring(0)} />
            </div>
          </li>
        )}
      </ol>
      <div>
        <More {...versions} />
      </div>
      {restoring !== undefined && (
        <Confirm
          title={words.restore}
          text={words.restoreText}
          act={words.restore}
          onAct={() => restore.mutate(restoring)}
          onClose={() => setRestoring(undefined)}
        />
      )}
    </Panel>
  );
}

interface HeadProps {
  readonly version: Version;
  readonly onRestore: (() => void) | undefined;
}

function Head({ version: { version, createdAt, by, note, restores }, onRestore }: HeadProps) {
  const { formats } = useWording();
  const words = useSettingsWords();
  return (
    <>
      <div className="row is-apart">
        <span className="row">
          <strong>{fill(words.version, { number: formats.number(version) })}</strong>
          <bdi>{by?.name ?? words.commandLine}</bdi>
          <time className="small soft" dateTime={createdAt}>
            {formats.dateTime(createdAt)}
          </time>
          {restores !== null && (
            <span className="tag">{fill(words.restores, { number: formats.number(restores) })}</span>
          )}
        </span>
        {onRestore && <RestoreButton version={version} onPress={onRestore} />}
      </div>
      {note !== null && <p dir="auto">{note}</p>}
    </>
  );
}

function RestoreButton({ version, onPress }: { readonly version: number; readonly onPress: () => void }) {
  const { formats } = useWording();
  const words = useSettingsWords();
  const label = `${words.restore}: ${fill(words.version, { number: formats.number(version) })}`;
  return (
    <Button className="button" aria-label={label} onPress={onPress}>
      {words.restore}
    </Button>
  );
}
