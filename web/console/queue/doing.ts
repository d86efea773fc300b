/** What the moderator is in the middle of at the open comment. */
export interface Doing {
  readonly isRejecting: boolean;
  /** To the author; null when none is being written. */
  readonly message: string | null;
  readonly isConversationOpen: boolean;
}

export const NOTHING: Doing = { isRejecting: false, message: null, isConversationOpen: false };
