/** Something that shows a step was done, and whether it was. */
export interface Check {
  id: string;
  /** What is true once it is done, e.g. "A visited_user_page event has arrived". */
  title: string;
  /** What to do when it is not there yet. */
  hint: string;
  done: boolean;
}
