const LINE_FEED = 0x0a;

/** One line without its line feed; null stands for one that is longer than it may be, of which nothing was kept. */
export type Line = Buffer | null;

/** Cuts a stream into lines. Never more than one chunk and one line are held. */
export class LineSplitter {
  private parts: Buffer[] = [];
  private length = 0;

  constructor(private readonly maxBytes: number) {}

  /** The lines that end in this chunk. */
  split(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      this.keep(chunk.subarray(start, end));
      lines.push(this.take());
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
    return lines;
  }

  /** The last line, when no line feed ends it. */
  end(): Line[] {
    return this.length > 0 ? [this.take()] : [];
  }

  private keep(part: Buffer): void {
    this.length += part.length;
    if (this.length > this.maxBytes) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  private take(): Line {
    const line = this.length > this.maxBytes ? null : Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    return line;
  }
}
