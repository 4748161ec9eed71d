import { browserSuite } from './browserSuite.ts';

browserSuite('posthog-js');
