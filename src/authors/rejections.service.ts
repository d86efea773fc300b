import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/actor.js';
import { BatchesService } from '../bulk/batches.service.js';
import type { BatchAnswerView, PreviewView } from '../bulk/batches.dto.js';
import type { SelectionWish } from '../bulk/selection.js';
import { AuthorFinder } from './author.finder.js';
import type { RejectionsDto } from './authors.dto.js';
import type { Made } from './sanctions.service.js';

const DAY_MS = 86_400_000;

/** Rejects what an author wrote lately and is not rejected yet, with all that linked authors did: spam comes under many names. */
@Injectable()
export class RejectionsService {
  constructor(
    private readonly authors: AuthorFinder,
    private readonly batches: BatchesService,
  ) {}

  /** How many comments it would be. @throws Problem `author-unknown`, `not-allowed` */
  async preview(actor: Actor, authorId: string, { days }: RejectionsDto, now: Date): Promise<PreviewView> {
    const { site, id } = await this.authors.find(actor, 'comments.decide-in-bulk', authorId);
    return this.batches.preview(actor, site, selectionOf(id, days, now));
  }

  /** Begins the batch. @throws Problem `author-unknown`, `not-allowed`, and those of the idempotency key */
  async start(
    actor: Actor,
    authorId: string,
    { days, reason, message }: RejectionsDto,
    key: string | null,
    now: Date,
  ): Promise<Made<BatchAnswerView>> {
    const { site, id } = await this.authors.find(actor, 'comments.decide-in-bulk', authorId);
    const wish = { action: 'reject', reason, message: message ?? null } as const;
    const content = { author: id, days };
    return this.batches.start(actor, site, wish, selectionOf(id, days, now), { key, content });
  }
}

const selectionOf = (author: string, days: number, now: Date): SelectionWish => ({
  ...{ status: 'not-rejected', author },
  since: new Date(now.getTime() - days * DAY_MS),
});
