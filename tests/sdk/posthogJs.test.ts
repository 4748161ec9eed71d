import { browserSuite } from '../harness/sdk/browserSuite.ts';

browserSuite('posthog-js');
