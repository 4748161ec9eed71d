/** What stands under one heading of a text; what stands before the first has none. */
export interface Section {
  heading: string;
  /** As a reader sees it, in one line. */
  text: string;
  /** Ids of the questions that are asked in it. */
  questions: string[];
}
