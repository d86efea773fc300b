/** What was being written: to the article, below a comment, or anew of one's own. Never the e-mail address. */
export interface Draft {
  readonly name: string;
  readonly body: string;
  /** One text has one key until it is stored, so that sending it again never posts it twice. */
  readonly key: string | null;
  /** What stood above the form, where it was a reply. */
  readonly title: string | null;
}

interface Kept {
  reaction?: string;
  drafts?: Record<string, Draft>;
  /** The draft that was written last. */
  last?: string;
}

const MOST_KEPT = 300;

/** What this browser keeps, and only once its reader has acted: token of the author, drafts, likes, reports. */
export class Memory {
  constructor(
    private readonly site: string,
    private readonly article: string,
  ) {}

  get token(): string | null {
    return read(this.name('author'));
  }

  set token(value: string | null) {
    write(this.name('author'), value);
  }

  get reaction(): string | null {
    return this.kept.reaction ?? null;
  }

  set reaction(value: string | null) {
    const { reaction: _before, ...rest } = this.kept;
    this.keep(value === null ? rest : { ...rest, reaction: value });
  }

  draft(of: string): Draft | null {
    return this.kept.drafts?.[of] ?? null;
  }

  /** Which draft was written last, to open its place again. */
  get lastDraft(): string | null {
    const { last, drafts } = this.kept;
    return last !== undefined && drafts?.[last] ? last : null;
  }

  setDraft(of: string, draft: Draft | null): void {
    const { drafts = {}, last: _last, ...rest } = this.kept;
    const { [of]: _old, ...others } = drafts;
    const all = draft ? { ...others, [of]: draft } : others;
    const last = draft ? of : Object.keys(others).at(-1);
    this.keep({ ...rest, ...(Object.keys(all).length > 0 && { drafts: all }), ...(last !== undefined && { last }) });
  }

  /** Ids of the comments that this reader likes. */
  get likes(): readonly string[] {
    return this.list('likes');
  }

  setLike(comment: string, value: boolean): void {
    const others = this.likes.filter((id) => id !== comment);
    write(this.name('likes'), JSON.stringify(value ? [...others, comment].slice(-MOST_KEPT) : others));
  }

  /** The report that this reader made of a comment. */
  reportOf(comment: string): string | null {
    return (
      this.list('reports')
        .find((pair) => pair.startsWith(comment))
        ?.split(' ')[1] ?? null
    );
  }

  setReport(comment: string, report: string): void {
    write(this.name('reports'), JSON.stringify([...this.list('reports'), `${comment} ${report}`].slice(-MOST_KEPT)));
  }

  private list(name: string): readonly string[] {
    const list = parse(read(this.name(name)));
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  }

  private get kept(): Kept {
    return parse(read(this.name(`article:${this.article}`))) ?? {};
  }

  private keep(kept: Kept): void {
    write(this.name(`article:${this.article}`), Object.keys(kept).length === 0 ? null : JSON.stringify(kept));
  }

  private name(what: string): string {
    return `hashiya:${this.site}:${what}`;
  }
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
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
