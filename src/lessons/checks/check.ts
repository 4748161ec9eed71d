/** Something that shows a step was done, and whether it was. */
export interface Check {
  id: string;
  /** What is true once it is done, e.g. "A visited_user_page event has arrived". */
  title: string;
  /** What to do when it is not there yet. */
  hint: string;
  /** What to do, in two or three words, e.g. `run priya`. */
  next: string;
  done: boolean;
  /** What was seen, in a few words, e.g. `on, set 1`. */
  seen?: string | undefined;
}
