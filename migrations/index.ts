import { MainJob1795305600000 } from './1795305600000-main-job.js';
import { AccessTokens1795320000000 } from './1795320000000-access-tokens.js';
import { Campaigns1795392000000 } from './1795392000000-campaigns.js';
import { SiteLearning1795478400000 } from './1795478400000-site-learning.js';
import { SignIn1795564800000 } from './1795564800000-sign-in.js';
import { Moderation1795651200000 } from './1795651200000-moderation.js';
import { Queue1795654800000 } from './1795654800000-queue.js';
import { Decisions1795658400000 } from './1795658400000-decisions.js';
import { AuthorNotes1795662000000 } from './1795662000000-author-notes.js';
import { Audit1795665600000 } from './1795665600000-audit.js';
import { Settings1795669200000 } from './1795669200000-settings.js';
import { Readers1795672800000 } from './1795672800000-readers.js';
import { LighterSketches1795759200000 } from './1795759200000-lighter-sketches.js';

/** Every migration in order. They are listed by hand so that none is picked up by accident. */
export const MIGRATIONS = [
  MainJob1795305600000,
  AccessTokens1795320000000,
  Campaigns1795392000000,
  SiteLearning1795478400000,
  SignIn1795564800000,
  Moderation1795651200000,
  Queue1795654800000,
  Decisions1795658400000,
  AuthorNotes1795662000000,
  Audit1795665600000,
  Settings1795669200000,
  Readers1795672800000,
  LighterSketches1795759200000,
];
