/** A step as the bar and the end of another lead to it. */
export interface StepLink {
  number: number;
  title: string;
  href: string;
  /** True once every check of the step is done. */
  done: boolean;
}
