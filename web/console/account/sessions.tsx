import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWording } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Confirm } from '../parts/dialog.js';
import { Waiting } from '../parts/list.js';
import { Panel } from '../parts/page.js';
import { call } from '../shell/api.js';
import { nameOfDevice } from './device.js';
import { useAccountWords } from './words.js';

interface OpenSession {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly isCurrent: boolean;
}

/** Every place where one is signed in, and the way out of all of them. */
export function SessionsPanel() {
  const { formats } = useWording();
  const words = useAccountWords();
  const [isLeaving, setLeaving] = useState(false);
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => call<{ items: readonly OpenSession[] }>('GET', '/sessions'),
  });
  const leave = useDeed({ run: () => call('DELETE', '/sessions'), onDone: () => location.assign('/console/') });
  return (
    <Panel title={words.sessions} note={words.sessionsNote}>
      {!sessions.data && <Waiting error={sessions.error} />}
      <ul className="entries">
        {sessions.data?.items.map(({ id, userAgent, lastSeenAt, isCurrent }) => (
          <li key={id}>
            <div className="row is-apart">
              <span className="row">
                <bdi title={userAgent}>{nameOfDevice(userAgent)}</bdi>
                {isCurrent && <span className="tag is-green">{words.thisDevice}</span>}
              </span>
              <span className="small soft">
                {words.lastSeen}: <time dateTime={lastSeenAt}>{formats.ago(lastSeenAt, Date.now())}</time>
              </span>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button className="button is-danger" onPress={() => setLeaving(true)}>
          {words.signOutAll}
        </Button>
      </div>
      {isLeaving && (
        <Confirm
          title={words.signOutAll}
          text={words.signOutAllText}
          act={words.signOutAll}
          onAct={() => leave.mutate()}
          onClose={() => setLeaving(false)}
        />
      )}
    </Panel>
  );
}
