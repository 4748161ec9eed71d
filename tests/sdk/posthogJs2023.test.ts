import { browserSuite } from '../harness/sdk/browserSuite.ts';

// In a file of its own, to run beside that of today's.
browserSuite('posthog-js-2023');
