import { useWording } from '../i18n/language.js';

/** The moderators' queue. */
export default function QueuePage() {
  const { m } = useWording();
  return <h1>{m.queue.title}</h1>;
}
