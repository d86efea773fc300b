import { ApiProperty } from '@nestjs/swagger';
import { ABILITIES, type Ability } from '../accounts/abilities.js';
import { FINDING_CODES, type Category, type FindingCode, type Severity } from '../checks/finding.js';
import { COMMENT_STATUSES, type CommentStatus } from '../comments/comment.view.js';
import { PageView } from '../http/openapi.js';
import { SpanView } from '../moderation/finding.view.js';
import { CLAUSE_OF, POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import { LANGUAGES, type Language } from '../reading/language.js';

const ID = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';
const TIME = '2026-11-22T08:00:00.000Z';
const NULLABLE_TIME = { type: String, nullable: true, example: null } as const;

export class QueueSanctionView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'suspension' })
  kind: string;

  @ApiProperty(NULLABLE_TIME)
  endsAt: string | null;
}

/** An author in short: what became of the comments so far (of the newest 1,000), and what stands against the author. */
export class QueueAuthorView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'ليلى العزاوي' })
  name: string;

  @ApiProperty({ example: 12 })
  approved: number;

  @ApiProperty({ example: 1 })
  rejected: number;

  @ApiProperty({ example: 2, description: 'This one counted too' })
  held: number;

  @ApiProperty({ example: false, description: 'Nothing of the author has been approved or rejected yet' })
  isNew: boolean;

  @ApiProperty({ type: [QueueSanctionView], description: 'Those in force' })
  sanctions: QueueSanctionView[];
}

export class QueueArticleView {
  @ApiProperty({ example: 'demo-article', description: 'The site’s own id of the article' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: 'الضفة الأخرى من النهر' })
  title: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'https://news.example/culture/2026/river' })
  url: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'culture', description: 'Taken from the address' })
  section: string | null;
}

export class QueueParentView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'سالم الجبوري' })
  authorName: string;

  @ApiProperty({ example: 'متى تعود حافلات النقل العام؟' })
  body: string;
}

export class QueueReasonView {
  @ApiProperty({ enum: POLICY_CLAUSES, example: 'personal-data' })
  clause: PolicyClause;

  @ApiProperty({ example: 'الخصوصية' })
  title: string;
}

export class QueueFindingView {
  @ApiProperty({ example: 'contact-details' })
  check: string;

  @ApiProperty({ enum: Object.keys(CLAUSE_OF), example: 'personal-data' })
  category: Category;

  @ApiProperty({ enum: ['flag', 'hold', 'reject'], example: 'hold' })
  severity: Severity;

  @ApiProperty({ example: 0.6, description: 'Probability that a moderator would reject the comment for this alone' })
  score: number;

  @ApiProperty({ enum: FINDING_CODES, example: 'phone-number' })
  code: FindingCode;

  @ApiProperty({ example: 'في التعليق رقم هاتف.', description: 'In the language that the caller accepts' })
  explanation: string;

  @ApiProperty({ type: [SpanView], example: [{ start: 11, end: 22 }] })
  evidence: SpanView[];
}

class QueueReportCountView {
  @ApiProperty({ example: 'insults' })
  reason: string;

  @ApiProperty({ example: 3 })
  count: number;
}

export class QueueReportsView {
  @ApiProperty({ example: 3 })
  count: number;

  @ApiProperty({ example: 2.5, description: 'Counts more the better the reporters have been so far' })
  weight: number;

  @ApiProperty({ type: [QueueReportCountView] })
  reasons: QueueReportCountView[];
}

export class QueueAppealView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'قصدت الفريق الخاسر لا شخصا بعينه.' })
  statement: string;

  @ApiProperty({ example: TIME })
  createdAt: string;
}

export class QueueCampaignView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 14, description: 'Its comments that wait, counted up to 1,000' })
  count: number;
}

export class QueueClaimView {
  @ApiProperty({ example: ID })
  accountId: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;

  @ApiProperty({ example: TIME })
  expiresAt: string;
}

export class QueuePriorityView {
  @ApiProperty({ example: 0.6, description: 'How much it may hurt, 0 to 1, by score and reports' })
  risk: number;

  @ApiProperty({ example: 34, description: 'Comments on the article within the last hour; 1 at least' })
  reach: number;

  @ApiProperty({ example: 95 })
  ageMinutes: number;

  @ApiProperty({ example: 'الخطر 60٪ · ‏34 تعليقا على المقال خلال ساعة · ينتظر منذ ساعة' })
  explanation: string;
}

/** A comment as moderators see it. */
export class QueueItemView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'demo', description: 'The key of its site' })
  site: string;

  @ApiProperty({ enum: COMMENT_STATUSES, example: 'held' })
  status: CommentStatus;

  @ApiProperty({ example: 2, description: 'To be sent along with a decision' })
  version: number;

  @ApiProperty({ example: 1, description: 'Rises with each edit' })
  revision: number;

  @ApiProperty({ example: 'اتصل بي على 07701234567' })
  body: string;

  @ApiProperty({ enum: LANGUAGES, example: 'ar' })
  language: Language;

  @ApiProperty({ example: TIME })
  createdAt: string;

  @ApiProperty(NULLABLE_TIME)
  editedAt: string | null;

  @ApiProperty(NULLABLE_TIME)
  decidedAt: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 0.6 })
  score: number | null;

  @ApiProperty({ example: false, description: 'Somebody may be in danger' })
  urgent: boolean;

  @ApiProperty({ example: false, description: 'Published already, to be looked at' })
  needsReview: boolean;

  @ApiProperty({ example: false, description: 'To be judged without knowing what the policy found' })
  isBlind: boolean;

  @ApiProperty({ example: false, description: 'Stands before all others of its article while it is published' })
  pinned: boolean;

  @ApiProperty({ type: QueueAuthorView })
  author: QueueAuthorView;

  @ApiProperty({ type: QueueArticleView })
  article: QueueArticleView;

  @ApiProperty({ type: QueueParentView, nullable: true })
  parent: QueueParentView | null;

  @ApiProperty({ type: QueueReasonView, nullable: true, description: 'Of the present status' })
  reason: QueueReasonView | null;

  @ApiProperty({ type: [QueueFindingView], description: 'All of the present revision; none when isBlind' })
  findings: QueueFindingView[];

  @ApiProperty({ type: QueueReportsView, description: 'Those that nobody has answered' })
  reports: QueueReportsView;

  @ApiProperty({ type: QueueAppealView, nullable: true, description: 'The one that nobody has answered' })
  appeal: QueueAppealView | null;

  @ApiProperty({ type: QueueCampaignView, nullable: true })
  campaign: QueueCampaignView | null;

  @ApiProperty({ type: QueueClaimView, nullable: true })
  claim: QueueClaimView | null;

  @ApiProperty({ type: QueuePriorityView, description: 'Why it stands where it stands' })
  priority: QueuePriorityView;

  @ApiProperty({ enum: Object.keys(ABILITIES), isArray: true, description: 'What the caller may do on its site' })
  abilities: Ability[];
}

export class QueuePageView {
  @ApiProperty({ type: [QueueItemView] })
  items: QueueItemView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

/** How many wait, of what the caller may read. */
export class QueueCountsView {
  @ApiProperty({ example: 41 })
  held: number;

  @ApiProperty({ example: 3 })
  reported: number;

  @ApiProperty({ example: 1 })
  appealed: number;

  @ApiProperty({ example: 0 })
  urgent: number;

  @ApiProperty({ example: 2, description: 'Accepted, not yet checked' })
  pending: number;

  @ApiProperty({ example: false, description: 'One of them stands for more than it says: counting stops at 10,000' })
  isCapped: boolean;
}
