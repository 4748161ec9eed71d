/**
 * The editors of a page, each in the figure of a stage's file: opened, and found again by the stage.
 */

import type { RunConsole } from '../console/runConsole.ts';
import { loadStyles } from '../parts/partStyles.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';
import { connectConsole } from './connectConsole.ts';
import { draftPlace } from './draftPlace.ts';
import { drafts } from './drafts.ts';
import styles from './editor.css?url';
import { make } from './make.ts';
import { type OwnVersion, ownVersion } from './ownVersion.ts';
import { writtenFile } from './writtenFile.ts';

const versions = new Map<string, OwnVersion>();
let mark: (() => void) | undefined;

/**
 * Opens the editor of the figure whose button was pressed; without one, those in which a reader was
 * writing when the page was left.
 */
export async function openEditor(root: HTMLElement, pressed?: HTMLElement): Promise<void> {
  if (pressed?.ariaDisabled === 'true') {
    sayWhyNot(pressed);
    return;
  }
  await loadStyles(styles);
  mark ??= connectConsole(knownVersion);
  if (pressed) press(pressed);
  else for (const button of root.querySelectorAll<HTMLElement>('[data-version]')) reopen(button);
}

/** The version of a stage that has an editor. */
export function knownVersion(stage: string): OwnVersion | undefined {
  return versions.get(stage);
}

function press(button: HTMLElement): void {
  // What is edited is what Run runs.
  const runConsole = document.querySelector<RunConsole>('run-console');
  runConsole?.choose({ stage: button.dataset['version'] ?? '' });
  const version = versionOf(button);
  version?.open();
  version?.focus();
}

function reopen(button: HTMLElement): void {
  const place = draftPlace();
  const draft = drafts(sessionMemory(), place).of(button.dataset['version'] ?? '');
  const isOpen = draft?.isOpen ?? place !== undefined;
  if (!isOpen || button.ariaDisabled === 'true') return;
  const fold = button.closest('details');
  if (fold) fold.open = true;
  versionOf(button)?.open();
}

function versionOf(button: HTMLElement): OwnVersion | undefined {
  const stage = button.dataset['version'] ?? '';
  const figure = button.closest<HTMLElement>('.file');
  const known = versions.get(stage);
  if (known || !figure) return known;
  const made = ownVersion(figure, writtenFile(figure, stage), () => mark?.());
  versions.set(stage, made);
  return made;
}

function sayWhyNot(button: HTMLElement): void {
  const caption = button.closest('figcaption');
  if (!caption || caption.nextElementSibling?.classList.contains('notice')) return;
  const notice = make('p', { className: 'notice' });
  notice.role = 'status';
  caption.after(notice);
  // In a region that is there already, words are heard.
  notice.textContent = button.title;
}
