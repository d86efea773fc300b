import { ApiProperty } from '@nestjs/swagger';
import type { Period } from './statistics.days.js';
import type { DayCounts, HowJudged, ModeratorCounts } from './statistics.summary.js';

export class TimesView {
  @ApiProperty({ type: Number, nullable: true, example: 1.2, description: 'Seconds, to within 5 %; null for none' })
  p50: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 4.8 })
  p95: number | null;
}

export class TimeToDecisionView {
  @ApiProperty({ type: TimesView, description: 'From arrival to the decision of the policy' })
  policy: TimesView;

  @ApiProperty({ type: TimesView, description: 'From the moment of being held to the decision of a moderator' })
  moderators: TimesView;
}

export class BacklogDayView {
  @ApiProperty({ example: '2026-11-21' })
  day: string;

  @ApiProperty({ example: 310, description: 'Held by the policy or by reports' })
  entered: number;

  @ApiProperty({ example: 298, description: 'Held ones that moderators approved or rejected' })
  left: number;
}

export class BacklogView {
  @ApiProperty({ example: 42, description: 'Held comments, now' })
  now: number;

  @ApiProperty({ type: Number, nullable: true, example: 17, description: 'How long the oldest has waited' })
  oldestMinutes: number | null;

  @ApiProperty({ type: [BacklogDayView] })
  perDay: BacklogDayView[];
}

export class HowJudgedView implements HowJudged {
  @ApiProperty({ example: 'spam', description: 'Clause of the policy, or name of the check' })
  key: string;

  @ApiProperty({ type: String, nullable: true, example: 'لا إعلانات', description: 'In the words of the site' })
  title: string | null;

  @ApiProperty({ example: 120, description: 'Comments that the policy held or rejected for it' })
  shown: number;

  @ApiProperty({ example: 96, description: 'Those that a moderator then rejected' })
  agreed: number;

  @ApiProperty({ example: 14, description: 'Those that a moderator then approved, also on appeal' })
  overturned: number;
}

export class ModeratorCountsView implements ModeratorCounts {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;

  @ApiProperty({ example: 812, description: 'Those that were taken back included' })
  decisions: number;

  @ApiProperty({ example: 500 })
  approved: number;

  @ApiProperty({ example: 300 })
  rejected: number;

  @ApiProperty({ example: 12 })
  held: number;

  @ApiProperty({ example: 3, description: 'Of the own decisions: taken back, by whomever, in this time' })
  undone: number;

  @ApiProperty({ type: Number, nullable: true, example: 95, description: 'How long held comments had waited' })
  medianSeconds: number | null;
}

export class DayCountsView implements DayCounts {
  @ApiProperty({ example: '2026-11-21' })
  day: string;

  @ApiProperty({ example: 4200, description: 'Comments that arrived' })
  received: number;

  @ApiProperty({ example: 3600, description: 'Decisions of this day, by whomever' })
  approved: number;

  @ApiProperty({ example: 310 })
  held: number;

  @ApiProperty({ example: 550 })
  rejected: number;
}

export class MissingDaysView implements Period {
  @ApiProperty({ example: '2025-11-23' })
  from: string;

  @ApiProperty({ example: '2026-03-01', description: 'Included' })
  to: string;
}

export class StatisticsView {
  @ApiProperty({ example: '2026-10-24' })
  from: string;

  @ApiProperty({ example: '2026-11-22', description: 'Included; days are those of UTC' })
  to: string;

  @ApiProperty({
    type: MissingDaysView,
    nullable: true,
    description: 'Days that are still being counted: nothing of them is in what follows. null when all are counted',
  })
  missing: MissingDaysView | null;

  @ApiProperty({ type: TimeToDecisionView })
  timeToDecision: TimeToDecisionView;

  @ApiProperty({ type: BacklogView })
  backlog: BacklogView;

  @ApiProperty({ type: [HowJudgedView] })
  perReason: HowJudgedView[];

  @ApiProperty({ type: [HowJudgedView] })
  perCheck: HowJudgedView[];

  @ApiProperty({ type: [ModeratorCountsView] })
  perModerator: ModeratorCountsView[];

  @ApiProperty({ type: [DayCountsView] })
  perDay: DayCountsView[];
}
