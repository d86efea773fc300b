/** What this browser keeps, and only once its reader has acted: token of the author, drafts, reactions. */
export class Memory {
  constructor(
    private readonly site: string,
    private readonly article: string,
  ) {}

  get token(): string | null {
    return read(`hashiya:${this.site}:author`);
  }

  set token(value: string | null) {
    write(`hashiya:${this.site}:author`, value);
  }

  get reaction(): string | null {
    return read(`hashiya:${this.site}:reaction:${this.article}`);
  }

  set reaction(value: string | null) {
    write(`hashiya:${this.site}:reaction:${this.article}`, value);
  }

  /** What was being written. The e-mail address is never part of it. */
  get draft(): { name: string; body: string } | null {
    const draft = read(`hashiya:${this.site}:draft:${this.article}`);
    return draft === null ? null : (JSON.parse(draft) as { name: string; body: string });
  }

  set draft(value: { name: string; body: string } | null) {
    write(`hashiya:${this.site}:draft:${this.article}`, value && JSON.stringify(value));
  }
}

/** Storage may be switched off or full; the box works without it. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing can be kept here: the page goes on without.
  }
}
