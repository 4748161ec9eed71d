import type { Conversation } from './openConversation.ts';

/** What the tests of a client work with. */
export interface ClientSetup {
  sdk: string;
  version: string;
  /** What its program said and was answered; there once the tests run. */
  conversation: () => Conversation;
}
