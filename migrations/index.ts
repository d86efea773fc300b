import { MainJob1795305600000 } from './1795305600000-main-job.js';
import { SiteLearning1795392000000 } from './1795392000000-site-learning.js';

/** Every migration in order. They are listed by hand so that none is picked up by accident. */
export const MIGRATIONS = [MainJob1795305600000, SiteLearning1795392000000];
