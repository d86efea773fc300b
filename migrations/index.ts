import { MainJob1795305600000 } from './1795305600000-main-job.js';
import { AccessTokens1795320000000 } from './1795320000000-access-tokens.js';
import { SignIn1795348800000 } from './1795348800000-sign-in.js';

/** Every migration in order. They are listed by hand so that none is picked up by accident. */
export const MIGRATIONS = [MainJob1795305600000, AccessTokens1795320000000, SignIn1795348800000];
