import { until } from './until.js';

export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface SubmittedComment {
  readonly comment: {
    readonly id: string;
    readonly status: string;
    readonly body: string;
    readonly author: { readonly name: string };
  };
  readonly authorToken: string;
}

export interface PublicComment {
  readonly id: string;
  readonly body: string | null;
  readonly author: { readonly name: string; readonly badge: string | null } | null;
  readonly isRemoved: boolean;
  readonly pinned: boolean;
  readonly likeCount: number;
  readonly replyCount: number;
  readonly replies: readonly PublicComment[];
  readonly moreReplies: string | null;
}

export interface CommentsPage {
  readonly article: {
    readonly id: string;
    readonly commentCount: number;
    readonly commenting: string;
    readonly reactions: { readonly like: number; readonly dislike: number };
  };
  readonly comments: readonly PublicComment[];
  readonly page: { readonly next: string | null; readonly previous: string | null; readonly hasMore: boolean };
}

export interface OwnComment {
  readonly id: string;
  readonly status: string;
  readonly body: string | null;
  readonly revision: number;
  readonly editedAt: string | null;
  readonly decidedBy: string | null;
  readonly message: string | null;
  readonly appeal: { readonly id: string; readonly state: string; readonly statement: string } | null;
  readonly abilities: {
    readonly canEdit: boolean;
    readonly editUntil: string | null;
    readonly canWithdraw: boolean;
    readonly canAppeal: boolean;
  };
  readonly reasons?: readonly { readonly clause: string; readonly title: string; readonly explanation: string }[];
}

export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

export interface Draft {
  readonly body?: string;
  readonly name?: string;
  readonly email?: string;
  readonly parentId?: string;
  readonly article?: object;
}

/** Speaks to one site of a running service as a reader's page would. */
export class TestReader {
  token: string | undefined;
  /** Nobody sends as many comments under one e-mail as a test does. */
  private readonly email = `reader-${(readers += 1)}@example.org`;

  constructor(
    private readonly url: string,
    readonly site = 'demo',
    readonly article = 'demo-article',
  ) {}

  async call<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const json = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${this.url}/v1/sites/${this.site}${path}`, {
      method,
      ...(json !== undefined && { body: json }),
      headers: {
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...(this.token !== undefined && { Authorization: `Bearer ${this.token}` }),
        ...headers,
      },
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as Body,
    };
  }

  get articlePath(): string {
    return `/articles/${encodeURIComponent(this.article)}`;
  }

  /** Posts and keeps the token, as a page does. */
  async submit(draft: Draft = {}, headers: Record<string, string> = {}): Promise<Reply<SubmittedComment>> {
    const answer = await this.post<SubmittedComment>(draft, headers);
    if (answer.status === 202) this.token = answer.body.authorToken;
    return answer;
  }

  post<Body = ProblemAnswer>(draft: Draft = {}, headers: Record<string, string> = {}): Promise<Reply<Body>> {
    const { name = 'ليلى العزاوي', email = this.email, body = nextText(), ...rest } = draft;
    return this.call('POST', `${this.articlePath}/comments`, { body, author: { name, email }, ...rest }, headers);
  }

  async page(query = ''): Promise<CommentsPage> {
    return (await this.call<CommentsPage>('GET', `${this.articlePath}/comments${query}`)).body;
  }

  async own(id: string): Promise<OwnComment> {
    return (await this.call<OwnComment>('GET', `/comments/${id}`)).body;
  }

  /** Posts and waits for the decision. */
  async submitAndWait(draft: Draft = {}): Promise<OwnComment> {
    const { body } = await this.submit(draft);
    return this.decided(body.comment.id);
  }

  decided(id: string): Promise<OwnComment> {
    return until(async () => {
      const comment = await this.own(id);
      return comment.status !== 'pending' && comment;
    }, 'the decision');
  }
}

const MEMORIES = [
  'مشيت مع والدي على الطريق القديم',
  'كنا نقرأ تحت شجر النخيل',
  'بعنا الخبز قرب محطة القطار',
  'تعلمت السباحة عند جسر المدينة',
  'زرنا معرض الرسم كل ربيع',
  'عزف جارنا العود أمام المقهى',
  'صنعت جدتي السلال من القصب',
  'لعبنا الكرة خلف سور المدرسة',
  'ركبنا الزورق إلى الجزيرة الصغيرة',
  'جمع عمي طوابع من بلاد بعيدة',
  'نمنا فوق السطح أيام الصيف',
];
const VIEWS = [
  'وأرى أن الحدائق أهم من المواقف',
  'فمتى تعود حافلات النقل العام',
  'وأشكر المهندسة التي رممت السور',
  'لكن الإنارة ما زالت ضعيفة ليلا',
  'وأقترح يوما بلا سيارات',
  'والمكتبة تستحق ميزانية أكبر',
  'وقد صدق الكاتب في وصف الميناء',
  'فليت البلدية تسمع رأي السكان',
  'والأرصفة ضيقة على عربات الأطفال',
  'ولا بأس برسوم قليلة للمتحف',
  'وسعر التذكرة معقول في ظني',
  'والتشجير خطوة طيبة جدا',
  'مع أن الخطة تأخرت عاما',
];
const PLACES = [
  'تحية من قارئ في بغداد',
  'هكذا كانت الموصل القديمة',
  'وسلام على أهل البصرة',
  'ودمشق تعرف هذا أيضا',
  'كما في حواري القاهرة',
  'وللتونسيين تجربة مشابهة',
  'والرباط سبقت غيرها',
  'مثلما فعلت عمّان مؤخرا',
  'ولصنعاء عمارتها الفريدة',
  'وفي الخرطوم نهران',
  'ومن حلب نكتب لكم',
  'والقدس في القلب',
  'أخوكم من طنجة',
  'ومسقط هادئة دائما',
  'ويا ليتنا في بيروت',
  'والكويت جارة البحر',
  'هنا نابلس',
];
let readers = 0;
let texts = 0;

/** A clean Arabic sentence, never the same twice and never nearly the same soon after. */
export function nextText(): string {
  texts += 1;
  const parts = [MEMORIES, VIEWS, PLACES].map((pool) => pool[texts % pool.length] ?? '');
  return `${parts.join('، ')} ${texts}`;
}
