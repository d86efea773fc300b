import type { ReactNode } from 'react';
import { Link } from 'wouter';
import './parts.css';

interface SheetProps {
  readonly title: ReactNode;
  /** What stands beside the title: what can be done with the whole. */
  readonly deeds?: ReactNode;
  readonly children: ReactNode;
}

/** A page of its own: a heading, and parts under it. */
export const Sheet = ({ title, deeds, children }: SheetProps) => (
  <div className="sheet">
    <div className="row is-apart">
      <h1>{title}</h1>
      {deeds}
    </div>
    {children}
  </div>
);

interface PanelProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly deeds?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading. */
export const Panel = ({ title, note, deeds, children }: PanelProps) => (
  <section className="panel" aria-label={title}>
    <div className="row is-apart">
      <h2>{title}</h2>
      {deeds}
    </div>
    {note !== undefined && <p className="small soft">{note}</p>}
    {children}
  </section>
);

interface SectionsProps {
  readonly label: string;
  readonly sections: readonly { readonly href: string; readonly label: string; readonly isHere: boolean }[];
}

/** The way between the parts of a page that has several. */
export const Sections = ({ label, sections }: SectionsProps) => (
  <nav className="sections" aria-label={label}>
    {sections.map(({ href, label: name, isHere }) => (
      <Link key={href} href={href} aria-current={isHere ? 'page' : undefined}>
        {name}
      </Link>
    ))}
  </nav>
);

interface TableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** Rows and columns; where they are too wide for the window they scroll by themselves. */
export const Table = ({ label, columns, children }: TableProps) => (
  // Scrolled by keyboard, too.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="table" role="region" aria-label={label} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
