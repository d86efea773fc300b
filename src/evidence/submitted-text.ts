import { cliticVariants } from '../text/clitics.js';
import { TextReading, type Reading } from '../reading/reading.js';
import { findAddresses, type Addresses } from './addresses.js';

/** A text as submitted, with what several checks need of it, computed once. */
export interface SubmittedText extends Reading {
  /** Links and e-mail addresses in the original text. */
  readonly addresses: Addresses;
  /** Each word of `words` with every stem that it may have without its Arabic proclitics. */
  readonly variants: readonly (readonly string[])[];
}

/** Reads a text for the checks. Each view is made when the first check asks, so that a fault there is its finding. */
export function readSubmittedText(body: string): SubmittedText {
  return new Submitted(body);
}

class Submitted extends TextReading implements SubmittedText {
  private found: Addresses | undefined;
  private stems: SubmittedText['variants'] | undefined;

  get addresses(): Addresses {
    return (this.found ??= findAddresses(this.original));
  }

  get variants(): SubmittedText['variants'] {
    return (this.stems ??= this.words.map(({ text }) => cliticVariants(text)));
  }
}
