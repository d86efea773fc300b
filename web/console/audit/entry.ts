/** One entry of the log, as the service answers it. */
export interface Entry {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  /** The deed in words. */
  readonly explanation: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly isErased: boolean;
}
