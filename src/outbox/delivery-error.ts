/** Why something could not be delivered. */
export class DeliveryError extends Error {
  /**
   * @param code short, and nothing of what was sent or to whom
   * @param isFinal whether it would be of no use to try again
   */
  constructor(
    readonly code: string,
    readonly isFinal: boolean,
  ) {
    super(code);
    this.name = 'DeliveryError';
  }
}
