/** What is known of a report at the moment it is made. */
export interface ReportGround {
  /** Earlier reports of the same reader that a moderator agreed with, and that a moderator dismissed. */
  readonly upheld: number;
  readonly dismissed: number;
  /** All earlier reports of the reader, and those of them against this author. */
  readonly made: number;
  readonly madeAgainstAuthor: number;
  /** Since when the reader is known here. */
  readonly knownMinutes: number;
  /** Earlier reports of this comment from the same part of the network. */
  readonly fromSameNetwork: number;
}

/** A reader without a record counts a third of what the best one does. */
const PRIOR = { upheld: 1, dismissed: 2 };
const FULL_WEIGHT = 2;
/** Who came only just now may have come only for this. */
const NEWCOMER = { minutes: 60, share: 0.5 };
/** Who reports nobody else is after somebody, from the third time on. */
const PURSUIT = { least: 2, share: 0.5 };

/**
 * How much a report counts: twice the mean of the Beta distribution of the reader's record, with a prior of one upheld and
 * two dismissed reports, so that a new reader counts 0.67 and one who was always right comes near 2. Then it is damped:
 * halved for a reader known less than an hour, halved for one whose earlier reports, two or more, were all against the
 * same author, and for the n-th report of a comment from one part of the network divided by n, so that what comes from one
 * place grows as slowly as a logarithm.
 */
export function reportWeight(ground: ReportGround): number {
  const { upheld, dismissed, made, madeAgainstAuthor, knownMinutes, fromSameNetwork } = ground;
  const mean = (upheld + PRIOR.upheld) / (upheld + PRIOR.upheld + dismissed + PRIOR.dismissed);
  const newcomer = knownMinutes < NEWCOMER.minutes ? NEWCOMER.share : 1;
  const pursuit = made >= PURSUIT.least && madeAgainstAuthor === made ? PURSUIT.share : 1;
  return (FULL_WEIGHT * mean * newcomer * pursuit) / (1 + fromSameNetwork);
}

/** How many times the site's threshold it takes to hold a comment again that a moderator let stand after reports. */
const AFTER_MODERATOR = 2;

/** @returns the weight of open reports from which a published comment is held */
export const weightToHold = (reportsToHold: number, wasLetStand: boolean): number =>
  wasLetStand ? reportsToHold * AFTER_MODERATOR : reportsToHold;
