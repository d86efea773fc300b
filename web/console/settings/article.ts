export const COMMENTING = ['open', 'premoderated', 'closed'] as const;
export type Commenting = (typeof COMMENTING)[number];

/** An article as its site sees it. */
export interface Article {
  readonly id: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly commenting: Commenting;
  readonly effective: Commenting;
  readonly schedule: { readonly commenting: Commenting; readonly at: string } | null;
  readonly commentCount: number;
  readonly heldCount: number;
}
