import { readText, type Reading } from '../text/reading.js';
import { findAddresses, type Addresses } from './addresses.js';

/** A text as submitted, with what several checks need of it, computed once. */
export interface SubmittedText extends Reading {
  /** Links and e-mail addresses in the original text. */
  readonly addresses: Addresses;
}

/** Reads a text for the checks. Addresses are looked for when the first check asks, so that a fault there is its finding. */
export function readSubmittedText(body: string): SubmittedText {
  let addresses: Addresses | undefined;
  return {
    ...readText(body),
    get addresses() {
      return (addresses ??= findAddresses(body));
    },
  };
}
