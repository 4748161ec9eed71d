import { followLeft, followRun } from '../parts/followRun.ts';
import { tell } from './consoleForm.ts';
import { factsIn, placeEarly } from './placeRun.ts';

/** A run that is made in the reader's browser. */
export interface OwnRun {
  id: string;
  /** Resolves once it has a page, with what shows that before the server tells of it, if it can. */
  page: Promise<() => boolean>;
}

/** A run that is made elsewhere, once it is there; nothing where the server is to make it. */
export type Begun = Promise<OwnRun> | undefined;

/**
 * Follows one run at a time, in place of one that is followed already, of which nothing more is told
 * then, nor why it failed.
 */
export function followNewest(show: (html: string, posthog: string) => void) {
  let newest: AbortController | undefined;
  return {
    stop: (): void => newest?.abort(),
    async follow(run: FormData | string, posthog: string, begun?: Begun): Promise<void> {
      newest?.abort();
      const { signal } = (newest = new AbortController());
      let isPageThere = false;
      const onUpdate = (html: string) => {
        // The server may not have heard of the page yet.
        if (isPageThere && factsIn(html).state === 'waiting') return;
        show(html, posthog);
      };
      try {
        const own = await begun;
        void own?.page.then((showPage) => {
          if (!signal.aborted) isPageThere = placeEarly(showPage);
        });
        await followRun(own?.id ?? run, { signal, onUpdate });
        if (!signal.aborted) {
          await followLeft(signal, () => {
            tell('flagbook:changed', {});
          });
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
  };
}
