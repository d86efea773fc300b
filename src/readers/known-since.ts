/**
 * Since when a reader is known: ids are UUIDv7, which begin with the milliseconds of the moment they were made (RFC 9562,
 * section 5.7).
 */
export const knownSince = (authorId: string): Date =>
  new Date(Number.parseInt(authorId.replace(/-/g, '').slice(0, 12), 16));
