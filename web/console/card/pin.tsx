import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { problemText } from '../decide/problem-text.js';
import { fill, useWording } from '../i18n/language.js';
import type { QueueItem } from '../queue/item.js';
import { call } from '../shell/api.js';
import { toast } from '../shell/toasts.js';

/** Puts a published comment before all others of its article, or back. Replies stay with what they answer. */
export function Pin({ item }: { readonly item: QueueItem }) {
  const { m } = useWording();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (pinned: boolean) => call(pinned ? 'PUT' : 'DELETE', `/moderation/comments/${item.id}/pin`),
    onSuccess: (_, pinned) =>
      toast({
        text: fill(pinned ? m.card.wasPinned : m.card.wasUnpinned, { name: item.author.name }),
        subject: `pin ${item.id}`,
        action: { label: m.decide.undo, run: () => change.mutate(!pinned) },
      }),
    onError: (error) => toast({ text: problemText(m, error), isBad: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['comment', item.id] }),
  });
  const isPinnable = item.status === 'approved' && item.parent === null;
  if (!isPinnable || !item.abilities.includes('comments.decide')) return null;
  return (
    <div className="row">
      {item.pinned && <span className="tag is-approved">{m.card.pinned}</span>}
      <Button className="button is-quiet" isPending={change.isPending} onPress={() => change.mutate(!item.pinned)}>
        {item.pinned ? m.card.unpin : m.card.pin}
      </Button>
    </div>
  );
}
